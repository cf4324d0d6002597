"""The live run keeps its list: killed in the middle it goes on there, and a lead's acts reach the worker."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from edge.journal.journal import Journal
from edge.journal.lists import ListStore, ListSummary
from edge.journal.standing import ListState
from pipelines.phrases import picking_phrases
from pipelines.phrases.phrasebook import Phrasebook
from tests.edge.command import BOX, SECONDS, refused, started

LIST = """
id = "P-1"
[[lines]]
location = "A-03-2"
location_barcode = "LOC-A032"
check_digits = "47"
article = "K6204"
names = {nl = "kogellager 6204"}
quantity = 90
barcodes = [{content = "2012345000018"}]
"""


@pytest.fixture
def live(away: Path) -> list[str]:
    """Give what runs the job live without sound, over one picture of a box."""
    (away / "camera").mkdir()
    (away / "camera" / "1.jpg").symlink_to(BOX)
    (away / "list.toml").write_text(LIST)
    return ["run", "--profile", "metafors", "--camera", "camera", "--sound", "none", "--worker", "w7"]


def summary() -> ListSummary | None:
    with Journal.open_to_read() as journal:
        return None if journal is None else next(iter(ListStore(journal).lists()), None)


def wait_until(condition: Callable[[], bool], program: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert program.poll() is None, "the run ended too early"
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_counted() -> bool:
    found = summary()
    return found is not None and found.counted > 0


def typed(program: subprocess.Popen[str], text: str) -> None:
    assert program.stdin is not None
    program.stdin.write(f"{text}\n")
    program.stdin.flush()


def heard(program: subprocess.Popen[str], text: str) -> None:
    """Wait until this is heard."""
    assert program.stdout is not None
    line = ""
    while text not in line:
        line = program.stdout.readline()
        assert line, f"{text} was not heard"


@pytest.mark.proof
def test_a_run_that_was_killed_goes_on_there_and_hears_what_a_lead_does(live: list[str]) -> None:
    program = started(*live, "--list", "list.toml", stdin=subprocess.PIPE)
    with program:
        heard(program, "P")
        typed(program, "accept-list")
        heard(program, "command accept-list")
        typed(program, "enter-check-digits 47")
        wait_until(is_counted, program)
        program.kill()
    before = summary()
    assert before is not None
    assert (before.state, before.holder, before.origin, before.counted) == (ListState.IN_HAND, "W7", "list.toml", 1)
    program = started(*live, stdin=subprocess.PIPE)
    with program:
        heard(program, "kogellager")
        with Journal.open() as journal:
            ListStore(journal).cancel("P-1")
        heard(program, Phrasebook("nl").text(picking_phrases.list_cancelled()))
        typed(program, "end-shift")
        program.communicate(timeout=SECONDS)
    after = summary()
    assert after is not None
    assert after.state is ListState.CANCELLED
    assert "List P-1 is cancelled already" in refused(*live, "--list", "list.toml")
