"""A pick that is under way when the power goes: a sample set before the camera, killed in the middle of a line."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from edge.journal.journal import Journal
from edge.journal.lists import ListStore, ListSummary
from pipelines.phrases import picking_phrases
from pipelines.phrases.phrasebook import Phrasebook
from tests.edge.command import SETS, started

DUTCH = Phrasebook("nl")
SET = SETS / "pick-pause-resume"
WHERE = picking_phrases.where_in_line(
    "Pieter, een nul vijf negen", 1, 2, "kogellager zes twee nul vier", counted=1, remaining=2
)


def heard(program: subprocess.Popen[str], text: str) -> None:
    """Wait until this is heard."""
    assert program.stdout is not None
    lines: list[str] = []
    while not lines or text not in lines[-1]:
        lines.append(program.stdout.readline())
        assert lines[-1], f"{text} was not heard, but {lines}"


def typed(program: subprocess.Popen[str], text: str) -> None:
    """Type a command."""
    assert program.stdin is not None
    program.stdin.write(f"{text}\n")
    program.stdin.flush()


def standing() -> ListSummary:
    """Give how the list stands in the journal."""
    with Journal.open_to_read() as journal:
        assert journal is not None
        return next(iter(ListStore(journal).lists()))


@pytest.mark.proof
def test_after_a_kill_list_line_and_count_are_as_they_were(away: Path) -> None:
    described = (SET / "set.toml").read_text(encoding="utf-8")
    start, end = described.index("[pick_list]"), described.index("[[frame]]")
    listed = described[start:end].replace("[pick_list]\n", "").replace("[[pick_list.lines]]", "[[lines]]")
    (away / "list.toml").write_text(listed, encoding="utf-8")
    live = ["run", "--profile", "metafors", "--camera", str(SET), "--sound", "none", "--worker", "w7"]
    with started(*live, "--list", "list.toml", stdin=subprocess.PIPE) as program:
        heard(program, "Lijst Pieter")
        typed(program, "accept-list")
        heard(program, DUTCH.text(picking_phrases.pick_item("kogellager zes twee nul vier", 3)))
        heard(program, DUTCH.text(picking_phrases.remaining(2)))
        program.kill()
    before = standing()
    with started(*live, stdin=subprocess.PIPE) as program:
        heard(program, DUTCH.text(WHERE))
        typed(program, "end-shift")
        program.communicate(timeout=60)
    assert standing() == before
    assert before.counted == 1
