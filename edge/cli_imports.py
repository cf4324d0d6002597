"""`kijkmee items` and `kijkmee locations`, and the import of files that `kijkmee lists import` shares with them."""
# ruff: noqa: PLC0415 -- a command imports what it needs, so that --help answers at once

from __future__ import annotations

import enum
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from edge import printing

if TYPE_CHECKING:
    # Only their names are needed here; importing them would make every call of the command slow.
    from edge.lists.confusable import Finding
    from edge.lists.importing import Import
    from edge.lists.preview import Counts, Entry, Preview

MOST_PROBLEMS_SHOWN = 50
"""Problems that are printed for a person; a program gets all."""

items_app = typer.Typer(help="Import items from a file, and list them; alone, it lists them.")
locations_app = typer.Typer(help="Import locations from a file, and list them; alone, it lists them.")


class Language(enum.StrEnum):
    """In which language problems with a file are told."""

    NL = "nl"
    EN = "en"
    DE = "de"


class Kind(enum.Enum):
    """What a file is about."""

    ITEMS = enum.auto()
    LOCATIONS = enum.auto()
    LISTS = enum.auto()


File = Annotated[Path, typer.Argument(metavar="FILE", help="A CSV or XLSX file; docs/LISTS.md says how it looks.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would change; nothing is kept.")]
Said = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="HEADING=KIND",
        help='What a column holds, such as "Lgplaats=location"; remembered for files with the same columns.',
    ),
]
InLanguage = Annotated[
    Language | None,
    typer.Option("--language", help="Of what is said about the file; by default the environment's, or Dutch."),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")]


@items_app.callback(invoke_without_command=True)
def _items(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        list_items()


@locations_app.callback(invoke_without_command=True)
def _locations(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        list_locations()


@items_app.command("import")
def import_items(
    file: File,
    *,
    column: Said = None,
    dry_run: DryRun = False,
    language: InLanguage = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Import items: all of the file or nothing. The exit code is 1 where rows cannot be used."""
    import_file(Kind.ITEMS, file, column or [], language, is_trial=dry_run, is_sure=yes, as_json=as_json)


@locations_app.command("import")
def import_locations(
    file: File,
    *,
    column: Said = None,
    dry_run: DryRun = False,
    language: InLanguage = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Import locations: all of the file or nothing. The exit code is 1 where rows cannot be used."""
    import_file(Kind.LOCATIONS, file, column or [], language, is_trial=dry_run, is_sure=yes, as_json=as_json)


@items_app.command("list")
def list_items(*, as_json: AsJson = False) -> None:
    """List the items."""
    from edge.journal.journal import Journal
    from edge.journal.lists import ListStore

    with Journal.open_to_read() as journal:
        items = () if journal is None else ListStore(journal).items()
    if as_json:
        for item in items:
            printing.print_json(
                {
                    "item": item.article,
                    "names": {"nl": item.names.nl, "en": item.names.en, "de": item.names.de},
                    "barcodes": [
                        {"content": code.content, "pack_quantity": code.pack_quantity} for code in item.barcodes
                    ],
                    "counting": item.counting.value,
                    "has_lot": item.has_lot,
                    "has_serial": item.has_serial,
                    "has_expiry": item.has_expiry,
                }
            )
        return
    rows = [
        (
            item.article,
            item.names.in_language("nl"),
            "  ".join(
                code.content + (f"×{code.pack_quantity}" if code.pack_quantity > 1 else "") for code in item.barcodes
            ),
            item.counting.value,
            ", ".join(
                name
                for name, has in (("lot", item.has_lot), ("serial", item.has_serial), ("expiry", item.has_expiry))
                if has
            ),
        )
        for item in items
    ]
    if rows:
        printing.print_table(("item", "name", "barcodes", "counting", "captured"), rows)
    else:
        printing.tell("No item is known yet. Import a file with `kijkmee items import FILE`.")


@locations_app.command("list")
def list_locations(*, as_json: AsJson = False) -> None:
    """List the locations."""
    from edge.journal.journal import Journal
    from edge.journal.lists import ListStore

    with Journal.open_to_read() as journal:
        places = () if journal is None else ListStore(journal).locations()
    if as_json:
        for place in places:
            printing.print_json(
                {
                    "location": place.code,
                    "barcode": place.barcode,
                    "check_digits": place.check_digits,
                    "spoken": {"nl": place.spoken.nl, "en": place.spoken.en, "de": place.spoken.de},
                }
            )
        return
    rows = [(place.code, place.barcode, place.check_digits, place.spoken.in_language("nl")) for place in places]
    if rows:
        printing.print_table(("location", "barcode", "check digits", "spoken"), rows)
    else:
        printing.tell("No location is known yet. Import a file with `kijkmee locations import FILE`.")


def import_file(
    kind: Kind,
    file: Path,
    assignments: list[str],
    language: Language | None,
    *,
    is_trial: bool,
    is_sure: bool,
    as_json: bool,
    forces_scans: bool = False,
    checks: list[str] | None = None,
) -> None:
    """Read a file, show what it would change, and keep it if all of it can be used."""
    from edge.journal.journal import Journal, default_path
    from edge.journal.lists import ListStore
    from edge.lists import columns, importing, known, messages, strictness
    from edge.progress import progress_bar

    speech = language.value if language else messages.language_of()
    said = columns.read_said(assignments, speech)
    stricter = strictness.read_said(checks or [], speech)
    kept = columns.KeptColumns(default_path().parent)
    with ExitStack() as stack:
        journal = stack.enter_context(Journal.open_to_read() if is_trial else Journal.open())
        store = None if journal is None else ListStore(journal)
        before = known.Known() if store is None else known.of(store)
        reader = {
            Kind.ITEMS: importing.read_items,
            Kind.LOCATIONS: importing.read_locations,
            Kind.LISTS: importing.read_lists,
        }[kind]
        with progress_bar("Reading"):
            read = reader(file, before, speech, said, kept)
        if stricter:
            read = strictness.applied(read, before, stricter)
        findings: tuple[Finding, ...] = ()
        if forces_scans:
            read, findings = importing.with_forced_scans(read, before)
        is_kept = False
        if not as_json:
            _show(read, findings, speech)
        if store is not None and read.is_usable and not is_trial:
            _confirm(read.preview, is_sure=is_sure)
            importing.keep(store, read, file.name)
            is_kept = True
    if is_kept and said:
        kept.keep(read.headings, said)
    if as_json:
        printing.print_json(_as_json(read, findings, speech, is_kept=is_kept))
    else:
        verdict = "kept" if is_kept else "only-looked" if read.is_usable else "nothing-kept"
        printing.answer(messages.text(speech, verdict))
    if not read.is_usable:
        raise typer.Exit(1)


def _confirm(preview: Preview, *, is_sure: bool) -> None:
    if preview.lines_gone and not is_sure:
        question = f"Remove {preview.lines_gone} lines that the file has no more?"
        if not typer.confirm(question, err=True):
            printing.tell("Nothing was changed.")
            raise typer.Exit(2)


def _show(read: Import, findings: tuple[Finding, ...], language: str) -> None:
    from edge.lists import messages

    for found in read.problems[:MOST_PROBLEMS_SHOWN]:
        printing.answer(messages.said(language, found))
    left = len(read.problems) - MOST_PROBLEMS_SHOWN
    if left > 0:
        printing.answer(messages.text(language, "more-problems", count=left))
    for finding in findings:
        printing.answer(messages.said(language, finding.described))
    _show_preview(read.preview, language)
    if read.unused:
        printing.answer(messages.text(language, "preview-unused", columns=", ".join(read.unused)))


def _show_preview(preview: Preview, language: str) -> None:
    from edge.journal.warehouse import StoredItem, StoredLine, StoredLocation
    from edge.lists import messages

    for name, counts in (("items", preview.items), ("locations", preview.locations), ("lists", preview.lists)):
        if counts.all:
            printing.answer(messages.text(language, f"preview-{name}", **_numbers(counts)))
    if preview.lines.all:
        printing.answer(messages.text(language, "preview-lines", gone=preview.lines_gone, **_numbers(preview.lines)))
    if preview.refused_rows:
        printing.answer(messages.text(language, "preview-refused", count=preview.refused_rows))
    rows = [(messages.text(language, f"change-{entry.change.value}"), *_described(entry)) for entry in preview.first]
    if rows:
        heads = {
            StoredLine: ("list", "line", "location", "item", "units"),
            StoredItem: ("item", "name", "barcodes"),
            StoredLocation: ("location", "barcode", "check digits"),
        }
        printing.print_table(("", *heads[type(preview.first[0].what)]), rows)


def _numbers(counts: Counts) -> dict[str, int]:
    return {"new": counts.new, "changed": counts.changed, "unchanged": counts.unchanged}


def _described(entry: Entry) -> tuple[str, ...]:
    from edge.journal.warehouse import StoredItem, StoredLine

    match entry.what:
        case StoredLine() as line:
            return entry.list_id, str(line.number), line.location, line.article, f"{line.quantity} {line.unit}".strip()
        case StoredItem() as item:
            return item.article, item.names.in_language("nl"), "  ".join(code.content for code in item.barcodes)
        case place:
            return place.code, place.barcode, place.check_digits


def _as_json(read: Import, findings: tuple[Finding, ...], language: str, *, is_kept: bool) -> dict[str, object]:
    from edge.lists import messages

    preview = read.preview
    return {
        "kept": is_kept,
        "problems": [
            {"row": found.row or None, "key": found.key, "text": messages.said(language, found)}
            for found in read.problems
        ],
        "confusable": [
            {"kind": each.likeness.value, "items": list(each.articles), "text": messages.said(language, each.described)}
            for each in findings
        ],
        "items": _numbers(preview.items),
        "locations": _numbers(preview.locations),
        "lists": _numbers(preview.lists),
        "lines": {**_numbers(preview.lines), "gone": preview.lines_gone},
        "refused_rows": preview.refused_rows,
        "unused_columns": list(read.unused),
    }
