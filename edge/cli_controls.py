"""`kijkmee controls`: which buttons there are, learning which is which, and trying them."""
# ruff: noqa: PLC0415 -- a command imports what it needs, so that --help answers at once

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from edge import printing

if TYPE_CHECKING:
    from edge.controls.input_source import ConnectedDevice
    from pipelines.commands import Command
    from pipelines.session import Press

app = typer.Typer(help="Learn, list and try buttons, pedals and keypads; alone, it lists them.")

ProfileName = Annotated[
    str | None,
    typer.Option(
        "--profile", "-p", help="Gives the buttons, their pins and their times; what is set on the device by default."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")]


@app.callback(invoke_without_command=True)
def _controls(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        list_controls()


@app.command("list")
def list_controls(*, profile: ProfileName = None, as_json: AsJson = False) -> None:
    """List what was learned, what is wired to pins, and what is connected."""
    from dataclasses import asdict

    from edge import device_settings, profiles
    from edge.controls import learned as learned_file
    from edge.controls import listing

    keys = profiles.load(device_settings.profile_name(profile)).controls
    connected = _connected()
    rows = listing.listed(learned_file.load(), keys.pins, connected)
    if as_json:
        for each in rows:
            printing.print_json(asdict(each))
    elif rows:
        columns = ("device", "id", "buttons", "state")
        printing.print_table(columns, [(each.device, each.id, each.buttons_shown, each.state) for each in rows])
    else:
        printing.tell("There are no buttons yet. Connect some and run `kijkmee controls learn`; see docs/CONTROLS.md.")


@app.command("learn")
def learn_controls(
    buttons: Annotated[
        list[str] | None,
        typer.Argument(metavar="[BUTTON]...", help="Names of buttons; all of the profile's by default."),
    ] = None,
    *,
    profile: ProfileName = None,
    seconds: Annotated[float, typer.Option(min=1, max=600, help="How long each button is waited for.")] = 20.0,
    silent: Annotated[bool, typer.Option("--silent", help="Write only, and say nothing aloud.")] = False,
) -> None:
    """Learn which key of which device is which button: each is asked for aloud; press it then.

    A button that is not pressed keeps what it had. `kijkmee controls forget` takes back what was learned.
    """
    from edge import device_settings, profiles
    from edge.button_lesson import saying
    from edge.clock import MonotonicClock
    from edge.controls import chosen, listing
    from edge.controls import learned as learned_file
    from edge.controls.learning import Learning
    from pipelines.phrases import catalogue

    settings, clock = profiles.load(device_settings.profile_name(profile)), MonotonicClock()
    names = listing.asked_for(buttons or [], settings.controls)
    # What is there must be understood before anybody presses anything.
    before = learned_file.load()
    source = chosen.input_source(clock)
    with saying(settings, printing.tell, clock, is_silent=silent) as say:
        after = Learning(source, say, clock, seconds).learn(names, before)
        kept = None
        if after != before:
            kept = learned_file.save(after)
        say(catalogue.buttons_unchanged() if after == before else catalogue.buttons_saved())
    if kept is not None:
        printing.tell(f"kept as it was: {kept}")
    if after != before:
        printing.tell(f"written: {learned_file.path()}")


@app.command("forget")
def forget_controls(
    buttons: Annotated[
        list[str] | None, typer.Argument(metavar="[BUTTON]...", help="Names of buttons; all by default.")
    ] = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Forget which key is which button."""
    from edge.controls import learned as learned_file
    from edge.controls import listing

    before = learned_file.load()
    if not before.device:
        printing.tell("No button was learned.")
        return
    names = listing.known(buttons or [], before.buttons) or before.buttons
    if not yes and not typer.confirm(f"Forget {', '.join(names)}?", err=True):
        printing.tell("Nothing was changed.")
        raise typer.Exit(2)
    kept = learned_file.save(before.without(names))
    if kept is not None:
        printing.tell(f"kept as it was: {kept}")
    printing.answer(f"forgotten: {', '.join(names)}")


@app.command("try")
def try_controls(
    *,
    profile: ProfileName = None,
    seconds: Annotated[float, typer.Option(min=1, max=3600, help="How long it listens.")] = 60.0,
) -> None:
    """Show each press of a button and what it does, until Ctrl-C or until the time is over."""
    import threading

    from edge import device_settings, profiles
    from edge.clock import MonotonicClock
    from edge.controls import chosen, listing
    from edge.errors import UserError
    from pipelines.session import Press

    settings, clock = profiles.load(device_settings.profile_name(profile)), MonotonicClock()
    presses = tuple(Press(each.button, each.press) for each in settings.controls.buttons)
    controls = chosen.device_controls(settings, presses, clock)
    if not controls:
        raise UserError("No button is known. Run `kijkmee controls learn`, or name pins below [controls.pins].")

    def show(act: Command | Press) -> None:
        printing.answer(listing.shown(act, settings.controls))

    printing.tell(f"Press any button. It ends by itself in {seconds:g} s, or with Ctrl-C.")
    try:
        for control in controls:
            control.start(show)
        threading.Event().wait(seconds)
    finally:
        for control in controls:
            control.stop()


def _connected() -> tuple[ConnectedDevice, ...] | None:
    """Look what is connected; None, which is told, where that cannot be known."""
    from edge.clock import MonotonicClock
    from edge.controls import chosen
    from edge.errors import UserError

    try:
        return chosen.input_source(MonotonicClock()).devices()
    except UserError as error:
        printing.complain(error)
        return None
