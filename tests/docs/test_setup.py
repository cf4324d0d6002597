"""docs/SETUP.md tells what is heard in the order in which it is heard, and its cards are cards."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from pipelines.phrases import setup_phrases
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.roles import Role
from pipelines.setup.outcomes import NetworkTrouble
from pipelines.setup.session import LEAVE_SECONDS
from pipelines.setup.settings import DeviceSettings
from pipelines.setup.showing import GONE_SECONDS, read_card
from pipelines.setup.state import STEPS, SetupState
from pipelines.setup.telling import MOST_REPEATS

DOCUMENT = (Path(__file__).parents[2] / "docs" / "SETUP.md").read_text(encoding="utf-8")
ENGLISH = Phrasebook("en")
STATE = SetupState(DeviceSettings("orcam", "en"), (Role("orcam", "Read aloud"),))


def rows(heading: str) -> list[list[str]]:
    """Give the cells of the table under a heading."""
    part = DOCUMENT.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_steps_stand_there_with_what_is_heard() -> None:
    told = [replace(STATE, place=place).told for place in STEPS]
    # Of the jobs and of what was set, each device tells its own.
    shared = [[ENGLISH.text(each) for each in phrases if not each.arguments] for phrases in told]
    heard = {place.name.lower(): " ".join(each) for place, each in zip(STEPS, shared, strict=True)}
    heard["done"] = ENGLISH.text(setup_phrases.setup_summary())
    assert {step: words for step, words, _ in rows("The steps")} == heard
    assert [step for step, *_ in rows("The steps")] == [place.name.lower() for place in STEPS]


def test_every_trouble_with_a_network_stands_there() -> None:
    assert [words for words, _ in rows("Network")] == [
        ENGLISH.text(setup_phrases.setup_network_trouble(trouble)) for trouble in NetworkTrouble
    ]


def test_the_cards_are_cards() -> None:
    texts = [re.sub("`", "", text) for _, text, _ in rows("Cards")]
    assert len(texts) == 6
    assert all(read_card(text) is not None for text in texts)


def test_the_times_are_right() -> None:
    assert (MOST_REPEATS, LEAVE_SECONDS, GONE_SECONDS) == (3, 15 * 60, 3)
    assert "again three times" in DOCUMENT
    assert "out of view for three seconds" in DOCUMENT
    assert "a quarter of an hour" in DOCUMENT
