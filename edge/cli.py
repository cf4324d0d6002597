"""The `kijkmee` command: it parses, calls and prints, and holds no logic of its own.

Standard output carries answers only; progress and errors go to standard error. Exit codes: 0 for an answer (a picture
without text is one), 1 for a check that found something wrong, 2 for input that cannot be used or an answer that cannot
be written, 130 after Ctrl-C, and 141, as the shell has it, where the program that reads the answer has ended.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from typer.models import OptionInfo

from edge import (
    cli_cards,
    cli_controls,
    cli_doctor,
    cli_imports,
    cli_lists,
    cli_pick_lists,
    cli_practice,
    cli_record,
    cli_setup,
    cli_sound,
    cli_workers,
    logs,
    printing,
)
from edge.cli_options import SoundOutput
from edge.errors import UserError
from models.store import ModelError
from pipelines.vision import MOST_THREADS

EXIT_CODES = (
    "Exit codes: 0 for an answer, 1 where a check finds something that is not in order, 2 for input that cannot "
    "be used or an answer that cannot be written, 130 after Ctrl-C, 141 where the program that reads the answer has "
    "ended."
)

app = typer.Typer(
    name="kijkmee",
    help="Look along: reads text aloud and checks picks by barcode, on this device alone.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
profiles_app = typer.Typer(invoke_without_command=True)
models_app = typer.Typer(invoke_without_command=True)
app.add_typer(profiles_app, name="profiles")
app.add_typer(models_app, name="models")


def _profile_names() -> list[str]:
    from edge import profiles

    return [each.name for each in profiles.names()]


Pictures = Annotated[list[Path], typer.Argument(metavar="PICTURE...", help="Picture files.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")]


def _threads(given: str) -> int:
    if not (given.isascii() and given.isdigit() and 1 <= int(given) <= MOST_THREADS):
        raise typer.BadParameter(f'"{given}" cannot be used. Write a whole number from 1 to {MOST_THREADS}.')
    return int(given)


Threads = Annotated[
    int | None,
    typer.Option(
        parser=_threads, metavar=f"1–{MOST_THREADS}", help="Processor threads; the profile's number by default."
    ),
]
ProfileName = Annotated[
    str,
    typer.Option("--profile", "-p", help="A profile's name, or a path to its file.", autocompletion=_profile_names),
]
SetProfileName = Annotated[
    str | None,
    typer.Option("--profile", "-p", help="A profile; by default the set's own.", autocompletion=_profile_names),
]
Worker = Annotated[str | None, typer.Option("--worker", "-w", help="A worker's code, for their own preferences.")]
PickListFile = Annotated[Path | None, typer.Option("--list", help="A pick list (TOML) instead of the set's own.")]


def _folder(path: Path | None) -> Path | None:
    """Refuse a file at once: `--out letter.jpg` takes the picture that was to be read."""
    if path is not None and path.is_file():
        raise UserError(f"{path} is a file. Name a folder after --out.")
    return path


Folder = Annotated[
    Path | None,
    typer.Option("--out", "-o", help='Folder for what is written; "out" by default.', callback=_folder),
]


class Mode(StrEnum):
    """How much work reading a picture may cost."""

    FAST = "fast"
    THOROUGH = "thorough"


ChoiceT = TypeVar("ChoiceT", bound=StrEnum)


def _choice(kind: type[ChoiceT], help_text: str) -> OptionInfo:
    """Make an option of a closed list; Typer's own complains in words for programmers."""
    names = [each.value for each in kind]

    def parse(given: str) -> ChoiceT:
        if given not in names:
            raise typer.BadParameter(f'there is no "{given}". Choose {", ".join(names[:-1])} or {names[-1]}.')
        return kind(given)

    option: OptionInfo = typer.Option(
        parser=parse, metavar="|".join(names), autocompletion=lambda: names, help=help_text, show_default=False
    )
    return option


def main() -> None:
    """Run the command; what a person can mend becomes one sentence and exit code 2, never a traceback."""
    printing.take_over_streams()
    logs.set_up()
    try:
        app()
    except (UserError, ModelError) as error:
        printing.complain(error)
        sys.exit(2)
    except printing.OutputError as error:
        if error.is_reader_gone:
            sys.exit(141)
        printing.complain(error)
        sys.exit(2)
    except ImportError as error:
        if "zbar" not in str(error):
            raise
        printing.complain("The library zbar cannot be loaded. Install it with `sudo apt-get install libzbar0`.")
        sys.exit(2)
    except OSError as error:
        # What the commands expect has its own sentence; this is left: a name that is too long, a folder that has gone.
        place = "" if error.filename is None else f" ({error.filename})"
        printing.complain(f"{error.strerror or error}{place}. Check the name, the permissions and the disk.")
        sys.exit(2)
    except KeyboardInterrupt:
        printing.tell("kijkmee: stopped.")
        sys.exit(130)


def _print_version(is_asked: bool) -> None:
    if is_asked:
        from importlib.metadata import version

        printing.answer(f"kijkmee {version('kijkmee')}")
        raise typer.Exit


@app.callback()
def _common(
    _: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command()
def read(
    pictures: Pictures,
    as_json: AsJson = False,
    mode: Annotated[
        Mode | None, _choice(Mode, "Thorough may look twice at small text; the profile's by default.")
    ] = None,
    profile: ProfileName = "orcam",
    threads: Threads = None,
    speak: Annotated[
        bool, typer.Option("--speak", help="Write what would be heard to a WAV named after the picture; replaces it.")
    ] = False,
    out: Folder = None,
) -> None:
    """Read the text of pictures, in reading order."""
    from edge import app as composition
    from edge import lines_aloud, looking, profiles
    from edge import pictures as picture_files
    from edge.clock import MonotonicClock
    from edge.files import DEFAULT_OUT, make_folder
    from edge.progress import progress_bar

    settings = profiles.load(profile)
    composition.use_threads(threads or settings.text.threads)
    clock, failures = MonotonicClock(), printing.Failures()
    sounds = looking.sound_files(pictures, make_folder(out or DEFAULT_OUT)) if speak else ()
    with progress_bar("Reading") as advance:
        engine = composition.text_engine(settings, mode.value if mode else None, threads)
        for number, picture in enumerate(pictures):
            advance(number, len(pictures))
            with failures.told():
                pixels = picture_files.load(picture)
                text = looking.look_for_text(str(picture), pixels, engine, composition.quality_meter(), clock)
                if as_json:
                    printing.print_json(text.as_json(settings.text.doubt()))
                else:
                    printing.print_text(text, settings.text.doubt(), heading=len(pictures) > 1)
                if speak:
                    lines_aloud.speak_lines(text.lines, settings, sounds[number])
                    printing.tell(f"written: {sounds[number]}")
    failures.exit()


@app.command()
def scan(
    pictures: Pictures,
    as_json: AsJson = False,
    profile: ProfileName = "metafors",
    threads: Threads = None,
) -> None:
    """Read the barcodes of pictures.

    "gtin14" (with --json; GTIN without) is what the code itself stands for: an EAN, a UPC, a GTIN in an ITF-14, or
    GS1's identifier 01. It is null for all else, also for 02, which names what a pallet or box contains.

    "stage" (with --json) is the step that read it; "network" is the last, for blurred bars that no ordinary decoder
    reads. The profile's key barcodes.blurred can leave that step out.
    """
    from edge import app as composition
    from edge import looking, profiles
    from edge import pictures as picture_files
    from edge.clock import MonotonicClock
    from edge.progress import progress_bar

    settings = profiles.load(profile)
    composition.use_threads(threads or 1)
    engine = composition.barcode_engine(settings)
    clock, failures = MonotonicClock(), printing.Failures()
    with progress_bar("Scanning") as advance:
        for number, picture in enumerate(pictures):
            advance(number, len(pictures))
            with failures.told():
                found = looking.look_for_barcodes(str(picture), picture_files.load(picture), engine, clock)
                if as_json:
                    printing.print_json(found.as_json())
                else:
                    printing.print_barcodes(found, heading=len(pictures) > 1)
    failures.exit()


@app.command()
def replay(
    sample_set: Annotated[Path, typer.Argument(metavar="SET", help="A sample set, a folder of pictures or a video.")],
    profile: SetProfileName = None,
    worker: Worker = None,
    pick_list: PickListFile = None,
    give: Annotated[
        list[str] | None,
        typer.Option(help='What the wearer does and when, such as "1.5 read" or "2 main.short"; may be repeated.'),
    ] = None,
    as_json: AsJson = False,
    out: Folder = None,
) -> None:
    """Play frames through a whole pipeline: an exact transcript, a WAV and a report.

    A replay is a rehearsal: it leaves no trace in the journal, and a worker's preferences stay as they are.
    """
    from edge import replaying

    given = tuple(sorted((replaying.parse_given(text) for text in give or ()), key=lambda each: each.at))
    failures = printing.Failures()
    printing.print_replay(
        replaying.replay(sample_set, profile, worker, out, given=given, pick_list=pick_list), failures, as_json=as_json
    )
    failures.exit()


@app.command()
def demo(out: Folder = None) -> None:
    """Run both jobs on the sample frames."""
    from edge import replaying

    failures = printing.Failures()
    for number, (name, profile) in enumerate(replaying.DEMO):
        made = replaying.replay(replaying.sample_frames() / name, profile, None, out)
        printing.answer(("\n" if number else "") + f"{profile}: {made.title}")
        printing.print_replay(made, failures, as_json=False)
    failures.exit()


@app.command()
def run(
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile",
            "-p",
            help="A profile's name, or a path to its file; by default what `kijkmee setup` has set.",
            autocompletion=_profile_names,
        ),
    ] = None,
    camera: Annotated[
        str | None,
        typer.Option(
            metavar="auto|csi|usb|DEVICE|PATH",
            help='A camera; the profile\'s by default. Or a folder of pictures or a video; "loop:VIDEO" starts over.',
        ),
    ] = None,
    worker: Worker = None,
    pick_list: PickListFile = None,
    sound: Annotated[SoundOutput, _choice(SoundOutput, "Where it is heard; device by default.")] = SoundOutput.DEVICE,
    out: Folder = None,
    stay: Annotated[
        bool,
        typer.Option(
            "--stay", help="For a device: wait for the output at the start, and for the next shift when one has ended."
        ),
    ] = False,
) -> None:
    """Run live until the shift ends, by the command "end-shift" or by Ctrl-C.

    At a terminal, single keys do what a worker's buttons do: "?" shows them, Q ends the shift, and ":" types a whole
    line, such as "read" or "main.short". Through a pipe, each line is a command or a press. When the pictures of a
    folder or video are over, the last one stays in view; once standard input is over as well (a pipe's end, Ctrl-D)
    and all is said, the run ends by itself.
    """
    from edge import device_settings
    from edge.first_sound import open_output

    settings = None if profile else device_settings.usable() if stay else device_settings.load()
    if profile is None and settings is None and not stay:
        raise UserError("Nothing is set on this device. Name a profile with --profile, or run `kijkmee setup`.")
    name = profile or (settings.profile if settings else device_settings.FALLBACK_PROFILE)
    opened = open_output(name, sound.value, out, "live", is_patient=stay)
    # Only now, as this takes longer than the wearer should wait for a sign of life.
    from edge import running
    from edge.shifts import Given

    failures = printing.Failures()
    worker = worker or (settings.worker if settings else None)
    given = Given(camera, worker, pick_list, settings, stay)
    written = running.run(opened, given, printing.tell, lambda entry: printing.print_heard(entry, failures))
    for path in written:
        printing.tell(f"written: {path}")
    failures.exit()


@profiles_app.callback()
def _profiles(context: typer.Context) -> None:
    """List, check and explain device profiles; alone, it lists them."""
    if context.invoked_subcommand is None:
        list_profiles()


@models_app.callback()
def _models(context: typer.Context) -> None:
    """Build and check the model files; alone, it checks them."""
    if context.invoked_subcommand is None:
        check_models()


@profiles_app.command("list")
def list_profiles() -> None:
    """List the profiles."""
    from edge import profiles

    rows = [(each.name, each.job or "wrong", each.title, str(each.path)) for each in profiles.names()]
    printing.print_table(("name", "job", "title", "file"), rows)


@profiles_app.command("check")
def check_profiles(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PROFILE]...", help="All of them by default.", autocompletion=_profile_names),
    ] = None,
) -> None:
    """Check profiles for unknown keys and wrong values."""
    from edge import profiles

    failures = printing.Failures()
    for name in names or [each.name for each in profiles.names()]:
        with failures.told():
            profiles.check(name)
            printing.answer(f"{name}: in order")
    failures.exit()


@profiles_app.command("explain")
def explain_profile(
    name: Annotated[
        str, typer.Argument(help="A profile's name, or a path to its file.", autocompletion=_profile_names)
    ],
) -> None:
    """Print every setting of a profile, and where its value comes from."""
    from edge import profiles

    for setting in profiles.explain(name):
        printing.answer(f"{setting.key} = {setting.value}   ({setting.origin})")
        printing.answer(typer.style(f"    {setting.description}", dim=True))


@models_app.command("build")
def build_models(
    again: Annotated[bool, typer.Option("--again", help="Derive also what is there and right.")] = False,
) -> None:
    """Derive the model files from their pinned source; what is there already is kept."""
    from edge.progress import progress_bar
    from models import build, runtime

    with progress_bar("Building the models") as advance:
        build.build(lambda _, share: advance(100 * share, 100), again=again)
    printing.print_models(runtime.check())


@models_app.command("check")
def check_models() -> None:
    """Check that every model file is there and is the one that was verified; exit code 1 if not."""
    from models import runtime
    from models.barcode import checking

    checks = ((runtime.check(), runtime.REMEDY), (checking.check(), checking.REMEDY))
    printing.print_models(tuple(status for statuses, _ in checks for status in statuses))
    remedies = [
        remedy
        for statuses, remedy in checks
        if any(status.state is not runtime.ModelState.READY for status in statuses)
    ]
    if remedies:
        printing.tell(f"Not every model is in order. {' '.join(remedies)}")
        raise typer.Exit(1)


cli_sound.register(app)
cli_cards.register(app)
cli_doctor.register(app)
cli_setup.register(app)
cli_record.register(app)
app.add_typer(cli_workers.app, name="workers")
app.add_typer(cli_controls.app, name="controls")
app.add_typer(cli_practice.app, name="practice")
app.add_typer(cli_lists.names_app, name="names")
app.add_typer(cli_lists.products_app, name="products")
app.add_typer(cli_imports.items_app, name="items")
app.add_typer(cli_imports.locations_app, name="locations")
app.add_typer(cli_pick_lists.lists_app, name="lists")
app.add_typer(cli_pick_lists.data_app, name="data")
