"""`kijkmee practice`: the lesson is given live, and nothing of it is kept."""

from __future__ import annotations

import subprocess
import wave
from pathlib import Path

import pytest

from edge import outputs
from edge.errors import UserError
from edge.journal.journal import default_path
from edge.sound.sinks import NullSink
from pipelines.phrases import catalogue, practice_phrases
from pipelines.phrases.phrasebook import Phrasebook
from tests.edge.command import here, refused, started

pytestmark = pytest.mark.usefixtures("away")

WELCOME = Phrasebook("nl").text(practice_phrases.practice_welcome())
MOST_SECONDS = 120
"""So long may a busy machine take for a few sentences."""


@pytest.mark.models
def test_a_lesson_that_is_ended_leaves_its_sound_and_nothing_else(away: Path) -> None:
    program = started("practice", "reading", "--sound", "wav", "--out", "there", stdin=subprocess.PIPE)
    assert program.stdin is not None
    assert program.stdout is not None
    heard = [program.stdout.readline()]
    while "heard" not in heard[-1]:
        heard.append(program.stdout.readline())
        assert heard[-1], heard
    out, err = program.communicate("end-shift\n", timeout=MOST_SECONDS)
    assert program.returncode == 0, err
    assert any(WELCOME in line for line in heard)
    assert Phrasebook("nl").text(catalogue.shift_ended()) in out
    assert "written: there/practice.wav" in err
    with wave.open(str(away / "there" / "practice.wav"), "rb") as file:
        assert file.getnframes() > file.getframerate()
    assert not default_path().exists()


def test_a_missing_output_is_told_before_anything_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise UserError("There is no headset.")

    def loaded(*_: object) -> None:
        raise AssertionError("the voice was loaded first")

    monkeypatch.setattr(NullSink, "start", gone)
    monkeypatch.setattr(outputs, "ready_voice", loaded)
    assert "no headset" in refused("practice", "picking", "--sound", "none")


@pytest.mark.models
@pytest.mark.proof
def test_a_lesson_of_picking_is_given_and_leaves_nothing_in_the_journal(away: Path) -> None:  # noqa: ARG001 -- its folder
    program = started("practice", "picking", "--sound", "none", stdin=subprocess.PIPE)
    assert program.stdin is not None
    assert program.stdout is not None
    told = Phrasebook("nl").text(practice_phrases.practice_list())
    heard = [program.stdout.readline()]
    while told not in heard[-1]:
        heard.append(program.stdout.readline())
        assert heard[-1], heard
    program.stdin.write("accept-list\n")
    program.stdin.flush()
    # What comes next is seen: the label on the rendered shelf, through the readers of codes.
    place = Phrasebook("nl").text(practice_phrases.practice_place())
    while "Pak 2 keer zekering" not in heard[-1]:
        heard.append(program.stdout.readline())
        assert heard[-1], heard
    out, err = program.communicate("end-shift\n", timeout=MOST_SECONDS)
    assert program.returncode == 0, err
    assert any(place in line for line in heard)
    assert Phrasebook("nl").text(catalogue.shift_ended()) in out
    assert not default_path().exists()


def test_a_profile_of_the_other_job_is_refused() -> None:
    assert "is for reading. Name one for picking, such as metafors." in refused("practice", "picking", "-p", "orcam")
    assert "is for picking. Name one for reading, such as orcam." in refused("practice", "reading", "-p", "metafors")


def test_help_says_how_it_is_done() -> None:
    shown = here("practice", "reading", "--help").stdout
    assert "next-sentence" in shown
    assert "accept-list" in here("practice", "picking", "--help").stdout
