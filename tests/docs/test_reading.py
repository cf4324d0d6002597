"""docs/READING.md names every command of the reading job."""

from __future__ import annotations

import re
from pathlib import Path

from pipelines.commands import command_name
from pipelines.reading.session import ReadingSession
from tests.pipelines.reading.states import states

DOCUMENT = (Path(__file__).parents[2] / "docs" / "READING.md").read_text(encoding="utf-8")


def offered(sessions: dict[str, ReadingSession]) -> set[str]:
    """Give the names of all commands that the job offers in some state."""
    return {command_name(offer.kind) for session in sessions.values() for offer in session.offers()}


def test_every_command_of_the_job_stands_there() -> None:
    named = set(re.findall(r"`([a-z-]+)`", DOCUMENT.split("## Reading a page")[0]))
    moves = {name for name in offered(states()) if name.startswith(("next-", "previous-"))}
    assert offered(states()) - moves <= named
    assert {name.split("-", 1)[1] for name in moves} <= named
