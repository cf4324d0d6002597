"""What is said of an examination, and that every problem has a check that finds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from edge import health
from edge.health.finding import Finding, fail, ok, warn
from edge.health.telling import told
from pipelines.phrases import doctor_phrases
from pipelines.phrases.doctor_phrases import Problem
from pipelines.phrases.phrasebook import LANGUAGES, Phrasebook
from pipelines.preferences import Preferences
from pipelines.types import Earcon, Play, Say


def said(findings: list[Finding], preferences: Preferences) -> tuple[Earcon, list[str]]:
    tone, *rest = told(findings, preferences)
    assert isinstance(tone, Play)
    texts = []
    for piece in rest:
        assert isinstance(piece, Say)
        assert piece.utterance.language == preferences.language
        assert piece.utterance.rate == preferences.rate
        texts.append(piece.utterance.text)
    return tone.earcon, texts


def test_that_all_is_well_is_said_with_how_much_was_looked_at() -> None:
    findings = [ok("camera", "well"), ok("clock", "well"), ok("clock", "well too")]
    assert said(findings, Preferences("en")) == (Earcon.DONE, ["I checked 2 things. All is in order."])


def test_problems_are_said_worst_first_and_each_once() -> None:
    findings = [
        ok("camera", "well"),
        warn("clock", Problem.CLOCK_ZONE, "no summer time", "Set it."),
        fail("sound", Problem.SOUND_MISSING, "none", "Connect it."),
        fail("permissions", Problem.DEVICE_REFUSED, "video", "Allow it."),
        fail("permissions", Problem.DEVICE_REFUSED, "audio", "Allow it."),
    ]
    assert said(findings, Preferences("en", rate=120)) == (
        Earcon.ATTENTION,
        [
            "There are 3 things to look after.",
            "I find no sound output. Connect the earpiece or the loudspeaker again.",
            "I may not use one of my parts. Ask who looks after me to allow it.",
            "My clock knows no summer time. Ask who looks after me to set the time zone.",
        ],
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_is_said_in_words_and_never_as_a_path_or_a_command(language: str) -> None:
    words = Phrasebook(language)
    for problem in Problem:
        text = words.text(doctor_phrases.doctor_problem(problem))
        assert not set("/_`<>|=~") & set(text), text
        assert "sudo" not in text
        assert text.count(".") >= 2, "what it is, then what to do"


def test_every_problem_is_found_by_some_check() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in Path(next(iter(health.__path__))).glob("*.py"))
    assert [problem for problem in Problem if f"Problem.{problem.name}" not in code] == []
