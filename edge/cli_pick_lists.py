"""`kijkmee lists` and `kijkmee data`: what a lead does with pick lists, and with what happened on them."""
# ruff: noqa: PLC0415 -- a command imports what it needs, so that --help answers at once

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from edge import cli_imports, printing
from edge.cli_imports import AsJson, DryRun, File, InLanguage, Kind, Said, Yes

if TYPE_CHECKING:
    # Only their names are needed here; importing them would make every call of the command slow.
    from edge.journal.lists import ListStore

lists_app = typer.Typer(help="Import pick lists, and see, assign, change and export them; alone, it lists them.")
data_app = typer.Typer(help="Keep what the journal holds within bounds.")

ListId = Annotated[str, typer.Argument(metavar="ID", help="A pick list, as `kijkmee lists` names it.")]
Line = Annotated[int, typer.Argument(metavar="LINE", help="The number of a line on it.", min=1)]


class ExportFormat(enum.StrEnum):
    """How results are written."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


@contextmanager
def _store() -> Iterator[ListStore]:
    """Open the journal, and make it where there is none."""
    from edge.journal.journal import Journal
    from edge.journal.lists import ListStore

    with Journal.open() as journal:
        yield ListStore(journal)


@lists_app.callback(invoke_without_command=True)
def _lists(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        list_lists()


@data_app.callback()
def _data() -> None:
    """Keep what the journal holds within bounds."""


@lists_app.command("import")
def import_lists(
    file: File,
    *,
    column: Said = None,
    dry_run: DryRun = False,
    scan_confusable: Annotated[
        bool, typer.Option("--scan-confusable", help="Force the item scan where items of a list are easily confused.")
    ] = False,
    strictness: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CHECK=LEVEL",
            help="Where these lists are stricter or looser than the profile: location, item, lot, serial, expiry or "
            "tote, each ignore, warn or require.",
        ),
    ] = None,
    language: InLanguage = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Import pick lists, with their own items and places if they bring them: all of the file or nothing.

    The exit code is 1 where rows cannot be used. What somebody has begun is never changed.
    """
    cli_imports.import_file(
        Kind.LISTS,
        file,
        column or [],
        language,
        is_trial=dry_run,
        is_sure=yes,
        as_json=as_json,
        forces_scans=scan_confusable,
        checks=strictness,
    )


@lists_app.command("list")
def list_lists(*, as_json: AsJson = False) -> None:
    """List the pick lists: what is under way first, then what waits, in the order in which it is taken up."""
    from edge.journal.journal import Journal
    from edge.journal.lists import ListStore

    with Journal.open_to_read() as journal:
        lists = () if journal is None else ListStore(journal).lists()
    if as_json:
        for each in lists:
            printing.print_json(
                {
                    "id": each.id,
                    "state": each.state.value,
                    "priority": each.priority,
                    "due": None if each.due is None else each.due.isoformat(),
                    "worker": each.worker,
                    "holder": each.holder,
                    "lines": each.lines,
                    "closed_lines": each.closed_lines,
                    "units": each.units,
                    "counted": each.counted,
                    "origin": each.origin,
                    "revision": each.revision,
                }
            )
        return
    rows = [
        (
            each.id,
            each.state.value,
            str(each.priority),
            "" if each.due is None else each.due.isoformat(),
            each.worker or "anyone",
            each.holder or "",
            f"{each.closed_lines} of {each.lines}",
            f"{each.counted} of {each.units}",
        )
        for each in lists
    ]
    if rows:
        printing.print_table(("list", "state", "priority", "due", "for", "in hands of", "lines", "units"), rows)
    else:
        printing.tell("There is no pick list yet. Import a file with `kijkmee lists import FILE`.")


@lists_app.command("show")
def show_list(list_id: ListId, *, as_json: AsJson = False) -> None:
    """Show each line of a pick list, and how far it is."""
    from edge.lists import exporting

    with _store() as store:
        results = store.results(list_id)
    if as_json:
        printing.print_json(exporting.as_json(list_id, results))
        return
    rows = [
        (
            str(each.line.number),
            each.line.location.code,
            each.line.item.article,
            each.line.item.name,
            f"{each.counted} of {each.line.quantity} {each.line.unit}".rstrip(),
            each.state.value + (f" ({each.short_reason.value})" if each.short_reason else ""),
            "must scan" if each.line.must_scan else "",
            each.line.note,
        )
        for each in results
    ]
    printing.print_table(("line", "location", "item", "name", "picked", "state", "scan", "note"), rows)


@lists_app.command("assign")
def assign_list(
    list_id: ListId,
    worker: Annotated[str | None, typer.Argument(metavar="[WORKER]", help="A worker's code, such as W-07.")] = None,
    *,
    nobody: Annotated[bool, typer.Option("--nobody", help="For whoever comes first.")] = False,
) -> None:
    """Give a pick list to a worker. From another worker's hands it is taken; what they did counts."""
    if (worker is None) is not nobody:
        raise typer.BadParameter("name a worker, or say --nobody.")
    with _store() as store:
        store.assign(list_id, worker)
    printing.answer(f"{list_id}: for {'whoever comes first' if worker is None else worker.upper()}")


@lists_app.command("cancel")
def cancel_list(list_id: ListId, *, yes: Yes = False) -> None:
    """Take a pick list back. What was picked stays known; nobody can go on with it."""
    with _store() as store:
        store.saved_list(list_id)
        _ask(f"Cancel list {list_id} for good?", is_sure=yes)
        store.cancel(list_id)
    printing.answer(f"{list_id}: cancelled")


@lists_app.command("override")
def override_expiry(list_id: ListId, line: Line, *, yes: Yes = False) -> None:
    """Allow what has expired on one line of a pick list."""
    with _store() as store:
        store.saved_list(list_id)
        _ask(f"Allow expired goods on line {line} of list {list_id}?", is_sure=yes)
        store.override_expiry(list_id, line)
    printing.answer(f"{list_id}, line {line}: what has expired is allowed")


@lists_app.command("help")
def list_help(*, as_json: AsJson = False) -> None:
    """List the workers who wait for help, the longest first."""
    from edge.journal.journal import Journal
    from edge.journal.lists import ListStore

    with Journal.open_to_read() as journal:
        requests = () if journal is None else ListStore(journal).help_requests()
    if as_json:
        for each in requests:
            printing.print_json(
                {
                    "time": each.wall.isoformat(),
                    "worker": each.worker,
                    "list": each.list_id,
                    "line": each.line,
                    "item": each.article,
                    "location": each.location,
                    "act": each.act,
                    "tries": each.tries,
                    "seen": each.seen,
                    "answer": each.answer,
                }
            )
        return
    rows = [
        (
            each.wall.astimezone().strftime("%H:%M"),
            each.worker or "",
            each.list_id,
            str(each.line),
            each.location,
            each.article,
            each.act,
            str(each.tries),
            each.seen,
            each.answer,
        )
        for each in requests
    ]
    if rows:
        heads = ("since", "worker", "list", "line", "location", "item", "act", "tries", "seen", "answer")
        printing.print_table(heads, rows)
    else:
        printing.tell("Nobody waits for help.")


@lists_app.command("flagged")
def list_flagged(*, as_json: AsJson = False) -> None:
    """List the answers that workers marked as wrong, with the code that was shown; the oldest first."""
    from edge.journal import flagged
    from edge.journal.journal import Journal

    with Journal.open_to_read() as journal:
        if journal is None:
            flags: tuple[flagged.Flag, ...] = ()
        else:
            with journal.reading() as connection:
                flags = flagged.flags(connection)
    if as_json:
        for each in flags:
            printing.print_json({**dataclasses.asdict(each), "wall": each.wall.isoformat()})
        return
    rows = [
        (
            each.wall.astimezone().strftime("%Y-%m-%d %H:%M"),
            each.worker or "",
            each.list_id,
            str(each.line or ""),
            each.answer,
            each.seen,
        )
        for each in flags
    ]
    if rows:
        printing.print_table(("time", "worker", "list", "line", "answer", "seen"), rows)
    else:
        printing.tell("Nothing is marked as wrong.")


@lists_app.command("answer")
def answer_help(
    list_id: ListId,
    line: Line,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="At most 140 characters; the worker hears it.")],
) -> None:
    """Answer a worker who asked for help."""
    with _store() as store:
        store.answer(list_id, line, text)
    printing.answer(f"{list_id}, line {line}: answered")


@lists_app.command("hand-over")
def hand_over(
    list_id: ListId,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Written for another device; must not exist.")],
    *,
    yes: Yes = False,
) -> None:
    """Write a pick list into a file for another device, with every count, and close it here."""
    from edge.journal import handing_over
    from edge.journal.journal import Journal

    _ask(f"Close list {list_id} on this device and write it to {file}?", is_sure=yes)
    with Journal.open() as journal:
        handing_over.give(journal, list_id, file)
    printing.answer(f"{list_id}: handed over in {file}")


@lists_app.command("take-over")
def take_over(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Written by `lists hand-over` on another device.")],
) -> None:
    """Take a pick list over from another device, with every count."""
    from edge.journal import handing_over
    from edge.journal.journal import Journal

    with Journal.open() as journal:
        list_id = handing_over.take(journal, file)
    printing.answer(f"{list_id}: taken over")


@lists_app.command("check")
def check_list(list_id: ListId, *, language: InLanguage = None, as_json: AsJson = False) -> None:
    """Show what is easily confused on a pick list: codes, names, and neighbouring places with like items.

    The exit code is 1 where something is. Import the list with --scan-confusable to force the item scan there.
    """
    from edge.lists import confusable, messages

    speech = language.value if language else messages.language_of()
    with _store() as store:
        of = store.saved_list(list_id)
        items = {item.article: item for item in store.items()}
    findings = confusable.scan(of, items)
    for each in findings:
        words = messages.said(speech, each.described)
        if as_json:
            printing.print_json({"kind": each.likeness.value, "items": list(each.articles), "text": words})
        else:
            printing.answer(words)
    if findings:
        raise typer.Exit(1)
    if not as_json:
        printing.answer(f"{list_id}: in order")


@lists_app.command("export")
def export_list(
    list_id: ListId,
    *,
    out: Annotated[Path, typer.Option("--out", "-o", help="The file to write; it is replaced.")],
    form: Annotated[ExportFormat, typer.Option("--format", help="How it is written.")] = ExportFormat.CSV,
) -> None:
    """Write what came of a pick list, with what was scanned for each unit."""
    from edge.lists import exporting

    with _store() as store:
        results = store.results(list_id)
    exporting.write_results(out, exporting.Format(form.value), list_id, results)
    printing.tell(f"written: {out}")


@data_app.command("keep")
def keep_data(
    days: Annotated[int, typer.Argument(metavar="DAYS", help="How old an event may become.", min=0)],
    *,
    export: Annotated[Path, typer.Option("--export", help="A new file for the events that are removed.")],
    yes: Yes = False,
) -> None:
    """Write events older than so many days to a file, then remove them. Lists that are not over keep theirs."""
    from edge.lists import exporting

    with _store() as store:
        count = sum(1 for _ in store.old_events(days))
        if not count:
            printing.tell(f"No event is older than {days} days and may be removed. Nothing was changed.")
            return
        _ask(f"Write {count} events to {export} and remove them from the journal?", is_sure=yes)
        told = store.keep_days(days, lambda events: exporting.write_events(export, events))
    # Between the question and the answer another program may have stored or removed some.
    printing.answer(f"removed: {told.event.payload['count'] if told else 0} events")
    printing.tell(f"written: {export}")


def _ask(question: str, *, is_sure: bool) -> None:
    if not is_sure and not typer.confirm(question, err=True):
        printing.tell("Nothing was changed.")
        raise typer.Exit(2)
