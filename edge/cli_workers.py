"""`kijkmee workers`: who works with this device, by code, and what each of them prefers."""
# ruff: noqa: PLC0415 -- a command imports what it needs, so that --help answers at once

from __future__ import annotations

from typing import Annotated

import typer

from edge import printing

app = typer.Typer(help="List workers by code, and see or change what they prefer; alone, it lists them.")

Code = Annotated[str, typer.Argument(metavar="CODE", help="A worker's code, such as W-07.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")]


@app.callback(invoke_without_command=True)
def _workers(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        list_workers()


@app.command("list")
def list_workers(*, as_json: AsJson = False) -> None:
    """List the workers, since when each is known, and what they changed."""
    from edge.journal.journal import Journal

    with Journal.open() as journal:
        workers = journal.workers()
    if as_json:
        for each in workers:
            printing.print_json(
                {"code": each.code, "since": each.created.isoformat(), "preferences": dict(each.preferences)}
            )
        return
    rows = [
        (
            each.code,
            each.created.date().isoformat(),
            ", ".join(f"{name}={value}" for name, value in each.preferences.items()),
        )
        for each in workers
    ]
    if rows:
        printing.print_table(("code", "since", "prefers"), rows)
    else:
        printing.tell(
            "No worker is known yet. The first shift with --worker CODE, or `kijkmee workers set`, makes one."
        )


@app.command("show")
def show_worker(
    code: Code,
    *,
    profile: Annotated[str, typer.Option("--profile", "-p", help="Gives what the worker did not change.")] = "orcam",
    as_json: AsJson = False,
) -> None:
    """Show all that counts for a worker, and what of it they changed."""
    from edge import profiles, worker_settings
    from edge.journal.journal import Journal

    base = profiles.load(profile).preferences()
    with Journal.open() as journal:
        worker = worker_settings.existing(journal, code)
    values = worker_settings.every_value(worker, base)
    if as_json:
        printing.print_json({"code": worker.code, "preferences": dict(values), "changed": sorted(worker.preferences)})
        return
    for name, value in values.items():
        origin = "the worker's own" if name in worker.preferences else f"profile {profile}"
        printing.answer(f"{name} = {value}   ({origin})")


@app.command("set")
def set_preferences(
    code: Code,
    assignments: Annotated[
        list[str], typer.Argument(metavar="KEY=VALUE...", help="Such as rate=180 voice=espeak.", show_default=False)
    ],
) -> None:
    """Change what a worker prefers; it counts from the next start. A worker who is not known is made."""
    from edge import worker_settings
    from edge.journal.journal import Journal

    changes = worker_settings.read_changes(assignments)
    with Journal.open() as journal:
        worker = journal.save_preferences(code, changes)
    for name in changes:
        printing.answer(f"{worker.code}: {name} = {worker.preferences[name]}")


@app.command("forget")
def forget_preferences(
    code: Code,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Remove what a worker prefers, so that the profile holds again. What happened in their shifts stays."""
    from edge import worker_settings
    from edge.journal.journal import Journal

    with Journal.open() as journal:
        worker = worker_settings.existing(journal, code)
        if not worker.preferences:
            printing.tell(f"{worker.code} prefers nothing of their own.")
            return
        listed = ", ".join(f"{name}={value}" for name, value in worker.preferences.items())
        if not yes and not typer.confirm(f"Forget what {worker.code} prefers ({listed})?", err=True):
            printing.tell("Nothing was changed.")
            raise typer.Exit(2)
        journal.forget_preferences(worker.code)
    printing.answer(f"{worker.code}: forgotten")
