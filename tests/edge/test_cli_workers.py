"""`kijkmee workers`: listed, shown, changed and forgotten, by code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from edge import cli
from edge.journal.journal import Journal
from edge.sound import piper_files
from pipelines.preferences import Guidance, GuidanceChange, Preferences
from tests.edge.command import here, refused
from tests.edge.sound.piper_toy import make_voice


@pytest.fixture(autouse=True)
def folder(away: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder of voices."""
    monkeypatch.setenv(piper_files.FOLDER_VARIABLE, str(away / "voices"))
    return away / "voices"


def kept(code: str) -> Preferences:
    with Journal.open() as journal:
        return journal.preferences(code, Preferences())


def test_nobody_is_known_at_first() -> None:
    for command in (["workers"], ["workers", "list"]):
        result = here(*command)
        assert (result.exit_code, result.stdout) == (0, "")
        assert "No worker is known yet" in result.stderr
    assert here("workers", "list", "--json").stdout == ""
    assert "There is no worker W-7. Nobody is known yet." in refused("workers", "show", "w-7")


def test_what_is_set_is_kept_listed_and_shown(folder: Path) -> None:
    make_voice(folder, "nl_NL-hum")
    result = here(
        "workers", "set", "w-7", "rate=180", "volume=0.5", "guidance=short", "guidance-change=fixed",
        "location-strictness=warn", "voice=nl_NL-hum", "pitch=60", "language=de",
    )  # fmt: skip
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:2] == ["W-7: rate = 180", "W-7: volume = 0.5"]
    likes = kept("W-7")
    assert (likes.language, likes.rate, likes.volume, likes.pitch, likes.voice) == ("de", 180, 0.5, 60, "nl_NL-hum")
    assert (likes.guidance, likes.guidance_change) == (Guidance.SHORT, GuidanceChange.FIXED)
    here("workers", "set", "W-10", "rate=300")
    assert "W-7" in here("workers").stdout
    assert "rate=300" in here("workers", "list").stdout
    ten, seven = (json.loads(line) for line in here("workers", "list", "--json").stdout.splitlines())
    assert (ten["code"], ten["preferences"]) == ("W-10", {"rate": 300})
    assert seven["preferences"]["voice"] == "nl_NL-hum"
    shown = here("workers", "show", "w-10", "-p", "orcam-clothing").stdout.splitlines()
    assert "rate = 300   (the worker's own)" in shown
    assert "volume = 0.8   (profile orcam-clothing)" in shown
    shown_json = json.loads(here("workers", "show", "W-10", "--json").stdout)
    assert shown_json["changed"] == ["rate"]
    assert shown_json["preferences"]["rate"] == 300
    assert set(shown_json["preferences"]) == {
        "language", "rate", "volume", "pitch", "guidance", "guidance_change", "location_strictness", "voice",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("assignment", "what"),
    [
        ("rat=180", 'There is no preference "rat". Did you mean "rate"?'),
        ("rate", '"rate" sets nothing. Write key=value'),
        ("rate=79", 'rate cannot be "79". It is a whole number from 80 to 600.'),
        ("rate=fast", "It is a whole number from 80 to 600."),
        ("rate=180.5", "It is a whole number from 80 to 600."),
        ("volume=0", "It is a number from 0.1 to 1."),
        ("volume=nan", "It is a number from 0.1 to 1."),
        ("volume=", "It is a number from 0.1 to 1."),
        ("pitch=101", "from 0 to 100"),
        ("language=fr", 'language cannot be "fr". Known: de, en, nl.'),
        ("guidance-change=fixd", 'Did you mean "fixed"?'),
        ("guidance=shrt", 'Did you mean "short"?'),
        ("location_strictness=warm", 'Did you mean "warn"?'),
        ("voice=espaek", 'Did you mean "espeak"?'),
        ("voice=nl_NL-gone", "Known: espeak."),
    ],
)
def test_what_is_no_preference_is_refused_and_nothing_is_kept(assignment: str, what: str) -> None:
    assert what in refused("workers", "set", "W-7", "pitch=60", assignment)
    assert here("workers", "list", "--json").stdout == ""


def test_a_name_is_no_code() -> None:
    assert "cannot be a worker's code" in refused("workers", "set", "Jan de Vries", "rate=180")
    assert "cannot be a worker's code" in refused("workers", "show", "Jan de Vries")
    assert "Missing argument" in refused("workers", "set", "W-7")


def test_a_near_code_is_suggested() -> None:
    here("workers", "set", "W-07", "rate=180")
    assert 'There is no worker W-08. Did you mean "w-07"?' in refused("workers", "forget", "W-08")


def test_forgetting_asks_first_and_keeps_what_happened() -> None:
    here("workers", "set", "W-7", "rate=180")
    runner = CliRunner()
    answered_no = runner.invoke(cli.app, ["workers", "forget", "W-7"], input="n\n")
    assert answered_no.exit_code == 2
    assert "Forget what W-7 prefers (rate=180)?" in answered_no.stderr
    assert kept("W-7").rate == 180
    answered_yes = runner.invoke(cli.app, ["workers", "forget", "W-7"], input="y\n")
    assert answered_yes.exit_code == 0
    assert kept("W-7") == Preferences()
    here("workers", "set", "W-7", "rate=200")
    assert here("workers", "forget", "w-7", "--yes").stdout == "W-7: forgotten\n"
    assert kept("W-7") == Preferences()
    assert "prefers nothing of their own" in here("workers", "forget", "W-7").stderr
    with Journal.open() as journal:
        assert [each.event.type for each in journal.events()].count("preferences-forgotten") == 2


def test_preferences_of_a_newer_version_are_told() -> None:
    here("workers", "set", "W-7", "rate=180")
    with Journal.open() as journal:
        journal._connection.execute('UPDATE workers SET preferences = \'{"colour": "red"}\'')
    assert "Update the program" in refused("workers", "show", "W-7")
    assert "colour=red" in here("workers").stdout
