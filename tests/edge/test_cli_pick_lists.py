"""`kijkmee items`, `locations`, `lists` and `data`: what a lead does from the command line."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from edge import cli
from edge.cli_pick_lists import ExportFormat
from edge.clock import wall_now
from edge.journal.event_form import recorded
from edge.journal.journal import Journal
from edge.journal.lists import ListStore
from edge.lists.exporting import Format
from pipelines.events import (
    AnswerFlagged,
    Event,
    HelpRequested,
    ItemVerified,
    LineCompleted,
    ListAccepted,
    LocationVerified,
    ResultFlagged,
    UnitsCounted,
)
from pipelines.picking.checks import CheckChanges
from pipelines.preferences import Strictness
from tests.edge.command import here, outside, refused
from tests.edge.lists.making import BEARING, HEADINGS, LINES, SCREW, csv_file, workbook

NAMED = ("--language", "en")


@pytest.fixture(autouse=True)
def folder(away: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with a Dutch environment."""
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    return away


@pytest.fixture
def imported(folder: Path) -> Path:
    """Give a file of which one list was imported."""
    path = csv_file(folder, (HEADINGS, *LINES))
    assert here("lists", "import", path).exit_code == 0
    return path


def happened(*events: Event, worker: str = "W-7", ago: timedelta = timedelta()) -> None:
    """Store what a worker did."""

    def wall() -> datetime:
        return wall_now() - ago

    with Journal.open(wall=wall) as journal:
        for event in events:
            journal.append([recorded(event)], worker)


def picked(line: int, code: str, counted: int) -> Sequence[Event]:
    units = (UnitsCounted("L-1", line, code, "scan", 1, number) for number in range(1, counted + 1))
    done = (ItemVerified("L-1", line, code, "scan"), *units, LineCompleted("L-1", line, counted))
    return (LocationVerified("L-1", line, "scan"), *done)


def test_nothing_is_known_at_first_and_looking_makes_no_journal(folder: Path) -> None:
    for command in ("items", "locations", "lists"):
        for words in ([command], [command, "list"]):
            result = here(*words)
            assert (result.exit_code, result.stdout) == (0, "")
            assert "import FILE" in result.stderr
        assert here(command, "list", "--json").stdout == ""
    assert "Nobody waits" in here("lists", "help").stderr
    assert not (folder / "data").exists()


def test_a_list_is_imported_with_its_items_and_places_and_shown(imported: Path) -> None:
    shown = here("lists").stdout
    for word in ("L-1", "open", "anyone", "0 of 2", "0 of 15"):
        assert word in shown
    (one,) = (json.loads(line) for line in here("lists", "list", "--json").stdout.splitlines())
    assert (one["id"], one["lines"], one["units"], one["origin"]) == ("L-1", 2, 15, imported.name)
    assert "Kogellager 6204" in here("items").stdout
    items = [json.loads(line) for line in here("items", "list", "--json").stdout.splitlines()]
    assert items[0]["barcodes"] == [{"content": BEARING, "pack_quantity": 1}]
    assert "LOC-A032" in here("locations").stdout
    places = [json.loads(line) for line in here("locations", "list", "--json").stdout.splitlines()]
    assert places[1] == {
        "location": "B-01-1", "barcode": "LOC-B011", "check_digits": "", "spoken": {"nl": "", "en": "", "de": ""},
    }  # fmt: skip


def test_problems_are_told_in_the_leads_language_and_nothing_is_kept(folder: Path) -> None:
    path = csv_file(folder, (HEADINGS, LINES[0], "L-1;1;B-01-1;;M6;Schroef;8,71E+12;1,5"))
    result = here("lists", "import", path)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert "Rij 3: Regel 1 van lijst L-1 staat al in rij 2. Geef elke regel een eigen nummer." in lines
    assert lines[-1] == "Er is niets opgeslagen: alles of niets. Herstel de rijen hierboven en importeer opnieuw."
    assert "Row 3: aantal" in here("lists", "import", path, *NAMED).stdout
    found = json.loads(here("lists", "import", path, "--json", "--language", "de").stdout)
    assert (found["kept"], found["refused_rows"]) == (False, 1)
    assert {each["key"] for each in found["problems"]} == {"line-twice", "lost-digits", "fraction"}
    assert all(each["row"] == 3 and "Zeile 3" in each["text"] for each in found["problems"])
    assert here("items").stdout == ""


def test_many_problems_are_counted_rather_than_listed(folder: Path) -> None:
    path = csv_file(folder, (HEADINGS, *("L-1;x;A-1;P;X;Ring;ABCD;1" for _ in range(60))))
    result = here("lists", "import", path)
    assert result.stdout.count("Rij ") == 50
    assert "En nog 10 andere fouten." in result.stdout


def test_a_dry_run_shows_and_keeps_nothing(folder: Path) -> None:
    path = csv_file(folder, (HEADINGS, *LINES))
    result = here("lists", "import", path, "--dry-run")
    assert result.exit_code == 0
    assert "Regels: 2 nieuw, 0 veranderd, 0 gelijk, 0 verdwenen." in result.stdout
    assert "dit was alleen kijken" in result.stdout
    assert not (folder / "data").exists()


def test_the_same_file_again_changes_nothing(imported: Path) -> None:
    result = here("lists", "import", imported)
    assert result.exit_code == 0
    assert "Regels: 0 nieuw, 0 veranderd, 2 gelijk, 0 verdwenen." in result.stdout


def test_lines_that_would_go_are_asked_about(imported: Path) -> None:
    csv_file(imported.parent, (HEADINGS, LINES[0]))
    answered = CliRunner().invoke(cli.app, ["lists", "import", str(imported)], input="n\n")
    assert answered.exit_code == 2
    assert "Remove 1 lines" in answered.stderr
    assert "0 of 2" in here("lists").stdout
    assert here("lists", "import", imported, "--yes").exit_code == 0
    assert "0 of 1" in here("lists").stdout


def test_what_is_said_of_a_column_is_remembered(folder: Path) -> None:
    path = csv_file(folder, (HEADINGS.replace("locatie;", "Lgplaats;", 1), *LINES))
    assert here("lists", "import", path).exit_code == 1
    assert here("lists", "import", path, "--column", "Lgplaats=location", "--dry-run").exit_code == 0
    assert here("lists", "import", path).exit_code == 1
    assert here("lists", "import", path, "--column", "Lgplaats=location").exit_code == 0
    assert here("lists", "import", path).exit_code == 0
    assert '"nothing" is no kind of column' in refused("lists", "import", path, "--column", "a=nothing", *NAMED)


def test_items_and_locations_come_from_workbooks_too(folder: Path) -> None:
    items = workbook(
        folder, [["Artikel", "Naam", "EAN"], ["6204", "Lager", BEARING], ["M6", "Schroef", SCREW]], "i.xlsx"
    )
    assert "Artikelen: 2 nieuw" in here("items", "import", items).stdout
    places = workbook(folder, [["Lagerplatz", "Prüfziffern"], ["A-1", "047"]], "p.xlsx")
    assert "Lagerplätze: 1 neu" in here("locations", "import", places, "--language", "de").stdout
    lists = csv_file(folder, ("lijst;regel;locatie;artikel;aantal", "L-2;1;A-1;6204;2"))
    assert here("lists", "import", lists).exit_code == 0
    formula = workbook(folder, [["Artikel", "Naam", "EAN"], ["6204", "=1+1", BEARING]], "f.xlsx")
    assert "Cell B2 is a formula" in refused("items", "import", formula, *NAMED)


def test_a_list_is_shown_assigned_and_cancelled(imported: Path) -> None:
    assert imported
    assert here("lists", "assign", "L-1", "w-7").stdout == "L-1: for W-7\n"
    assert json.loads(here("lists", "list", "--json").stdout)["worker"] == "W-7"
    assert here("lists", "assign", "L-1", "--nobody").stdout == "L-1: for whoever comes first\n"
    for wrong in ([], ["W-7", "--nobody"]):
        assert "name a worker" in refused("lists", "assign", "L-1", *wrong)
    answered = CliRunner().invoke(cli.app, ["lists", "cancel", "L-1"], input="n\n")
    assert (answered.exit_code, "Nothing was changed" in answered.stderr) == (2, True)
    assert here("lists", "cancel", "L-1", "--yes").stdout == "L-1: cancelled\n"
    assert "cancelled" in here("lists").stdout
    assert "only" in refused("lists", "assign", "L-1", "W-7").casefold()
    for command in (["show"], ["cancel", "-y"], ["check"], ["export", "--out", "x"], ["assign", "--nobody"]):
        assert "There is no list L-9" in refused("lists", command[0], "L-9", *command[1:])


def test_what_workers_marked_as_wrong_is_shown_of_both_jobs(imported: Path) -> None:
    assert imported
    assert "Nothing is marked" in here("lists", "flagged").stderr
    happened(AnswerFlagged("L-1", 1, "wrong-item", SCREW))
    happened(ResultFlagged("too-dark"), worker="W-8")
    first, second = map(json.loads, here("lists", "flagged", "--json").stdout.splitlines())
    assert (first["worker"], first["list_id"], first["line"], first["seen"]) == ("W-7", "L-1", 1, SCREW)
    assert (second["worker"], second["answer"], second["list_id"], second["seen"]) == ("W-8", "too-dark", "", "")
    for word in ("W-7", "wrong-item", SCREW, "too-dark"):
        assert word in here("lists", "flagged").stdout


def test_a_list_goes_to_another_device_with_every_count(imported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    happened(ListAccepted("L-1"), *picked(1, BEARING, 2))
    before = _without_device(here("lists", "show", "L-1", "--json").stdout)
    file = imported.with_name("L-1.json")
    assert here("lists", "hand-over", "L-1", file, "--yes").stdout == f"L-1: handed over in {file}\n"
    assert "cancelled" in here("lists").stdout
    assert "is there already" in refused("lists", "hand-over", "L-1", file, "--yes")
    assert "cancelled already" in refused("lists", "hand-over", "L-1", "other.json", "--yes")
    assert "is here already" in refused("lists", "take-over", file)
    monkeypatch.setenv("KIJKMEE_DATA", str(imported.with_name("other device")))
    assert here("lists", "take-over", file).stdout == "L-1: taken over\n"
    assert _without_device(here("lists", "show", "L-1", "--json").stdout) == before
    with Journal.open() as journal:
        progress = ListStore(journal).next_for("W-9", "nl")
    assert progress is not None
    assert progress.lines[0].counted == 2
    assert "is here already" in refused("lists", "take-over", file)
    file.write_text("{}", encoding="utf-8")
    assert "is no list that a device handed over" in refused("lists", "take-over", file)
    assert "cannot be read" in refused("lists", "take-over", "missing.json")


def _without_device(shown: str) -> str:
    return re.sub(r'"device": "[^"]+"', "", shown)


def test_help_is_seen_and_answered(imported: Path) -> None:
    assert imported
    happened(ListAccepted("L-1"), LocationVerified("L-1", 1, "scan"), HelpRequested("L-1", 1, "verify-item", 3, SCREW))
    shown = here("lists", "help").stdout
    for word in ("W-7", "L-1", "A-03-2", "6204", "verify-item", SCREW):
        assert word in shown
    assert json.loads(here("lists", "help", "--json").stdout)["tries"] == 3
    assert here("lists", "answer", "L-1", 1, "Kijk een plank hoger.").stdout == "L-1, line 1: answered\n"
    assert "Kijk een plank hoger." in here("lists", "help").stdout
    assert "1 to 140 characters" in refused("lists", "answer", "L-1", 1, "x" * 141)
    assert "Nobody asks for help on line 2" in refused("lists", "answer", "L-1", 2, "x")


def test_expired_goods_are_allowed_after_a_question(imported: Path) -> None:
    assert imported
    answered = CliRunner().invoke(cli.app, ["lists", "override", "L-1", "1"], input="n\n")
    assert answered.exit_code == 2
    assert "allowed" in here("lists", "override", "L-1", 1, "-y").stdout
    assert "has no line 9" in refused("lists", "override", "L-1", 9, "-y")


def test_what_is_begun_is_never_changed(imported: Path) -> None:
    happened(ListAccepted("L-1"), LocationVerified("L-1", 1, "scan"))
    csv_file(imported.parent, (HEADINGS, LINES[0][:-1] + "9", LINES[1]))
    result = here("lists", "import", imported)
    assert result.exit_code == 1
    assert "Rij 2: Aan lijst L-1 is al begonnen, dus regel 1 blijft zoals die was." in result.stdout
    assert "of 15" in here("lists").stdout


def test_what_is_confusable_is_shown_and_forces_the_scan(folder: Path) -> None:
    twin = f"L-1;2;A-03-3;LOC-A033;6205;Kogellager 6205;{SCREW};1"
    path = csv_file(folder, (HEADINGS, LINES[0], twin))
    assert here("lists", "import", path).exit_code == 0
    assert "must scan" not in here("lists", "show", "L-1").stdout
    result = here("lists", "check", "L-1")
    assert result.exit_code == 1
    assert "Kogellager 6204 (6204) en Kogellager 6205 (6205) lijken op elkaar." in result.stdout
    found = [json.loads(line) for line in here("lists", "check", "L-1", "--json", *NAMED).stdout.splitlines()]
    assert {each["kind"] for each in found} == {"codes-alike", "names-look-alike", "neighbours-alike"}
    assert "lijken op elkaar" in here("lists", "import", path, "--scan-confusable").stdout
    assert here("lists", "show", "L-1").stdout.count("must scan") == 2
    here("lists", "import", csv_file(folder, (HEADINGS, LINES[0].replace("L-1", "L-3")), name="other.csv"))
    assert (here("lists", "check", "L-3").exit_code, here("lists", "check", "L-3").stdout) == (0, "L-3: in order\n")


def test_lists_may_be_stricter_or_looser_than_the_profile(imported: Path) -> None:
    result = here("lists", "import", imported, "--strictness", "lot=warn", "--strictness", "Tote=require")
    assert "Lijsten: 0 nieuw, 1 veranderd, 0 gelijk." in result.stdout
    here("lists", "import", imported)
    with Journal.open() as journal:
        checks = ListStore(journal).saved_list("L-1").checks
    assert checks == CheckChanges(lot=Strictness.WARN, tote=Strictness.REQUIRE)
    for wrong in ("lot", "lot=loud", "colour=warn"):
        assert "does not say how strict" in refused("lists", "import", imported, "--strictness", wrong, *NAMED)
    happened(ListAccepted("L-1"))
    assert here("lists", "import", imported, "--strictness", "lot=warn").exit_code == 0
    result = here("lists", "import", imported, "--strictness", "lot=ignore")
    assert (result.exit_code, "de controles blijven" in result.stdout) == (1, True)


def test_results_are_exported_with_what_was_scanned(imported: Path) -> None:
    happened(ListAccepted("L-1"), *picked(1, BEARING, 3))
    out = imported.parent / "out.csv"
    assert here("lists", "export", "L-1", "--out", out).exit_code == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [(row["line"], row["scanned"], row["units"], row["worker"]) for row in rows] == [
        *[("1", BEARING, "1", "W-7")] * 3,
        ("2", "", "", ""),
    ]
    assert "3 of 3" in here("lists", "show", "L-1").stdout
    shown = json.loads(here("lists", "show", "L-1", "--json").stdout)
    for form, name in (("json", "out.json"), ("xlsx", "out.xlsx")):
        here("lists", "export", "L-1", "--format", form, "--out", imported.parent / name)
    assert json.loads((imported.parent / "out.json").read_text(encoding="utf-8")) == shown
    assert (imported.parent / "out.xlsx").read_bytes().startswith(b"PK")
    assert [each.value for each in ExportFormat] == [each.value for each in Format]


def test_old_events_are_written_to_a_file_and_removed(imported: Path) -> None:
    old = timedelta(days=40)
    happened(ListAccepted("L-1"), *picked(1, BEARING, 3), *picked(2, SCREW, 12), ago=old)
    out = imported.parent / "events.jsonl"
    assert "Nothing was changed" in here("data", "keep", 50, "--export", out).stderr
    answered = CliRunner().invoke(cli.app, ["data", "keep", "30", "--export", str(out)], input="n\n")
    assert (answered.exit_code, out.exists()) == (2, False)
    result = here("data", "keep", 30, "--export", out, "--yes")
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert result.stdout == f"removed: {len(lines)} events\n"
    assert len(lines) == 22
    assert "exported and removed" in refused("lists", "show", "L-1")
    with Journal.open() as journal:
        assert [each.event.type for each in journal.events()] == ["events-removed"]


def test_every_command_explains_itself() -> None:
    commands = {
        "items": ("import", "list"),
        "locations": ("import", "list"),
        "lists": (
            "import",
            "list",
            "show",
            "assign",
            "cancel",
            "override",
            "help",
            "flagged",
            "answer",
            "hand-over",
            "take-over",
            "check",
            "export",
        ),
        "data": ("keep",),
    }
    for app, names in commands.items():
        for words in ([app], *([app, name] for name in names)):
            result = here(*words, "--help")
            assert (result.exit_code, "Usage" in result.stdout) == (0, True), words


def test_as_a_program_of_its_own_an_error_is_one_sentence(folder: Path) -> None:
    done = outside("lists", "import", folder / "gone.csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "kijkmee: gone.csv: Dit bestand bestaat niet. Controleer de naam.\n"
