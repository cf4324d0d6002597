"""Kills the program again and again while a list is under way, and counts what is lost or there twice.

The child works through lists with the real loop, session and journal. It notes each step before it is stored, and again
once it is confirmed; what it noted is on the system's side of the kill. So after each kill it is known what must be in
the journal, and what may be: the step that was under way, whole or not at all.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from multiprocessing.context import ForkServerContext
from pathlib import Path

from edge.journal.event_form import recorded
from edge.journal.journal import Journal
from edge.journal.keeper import JournalKeeper
from edge.journal.lists import ListStore
from pipelines.events import Event
from tests.edge.journal.folding import differences
from tests.edge.journal.goods import fill, simple_list
from tests.edge.journal.robot import Robot
from tests.figures import Figure

OPENING_SECONDS = 0.25
"""In one of four rounds the kill comes at a random moment until then, so while the journal is opened."""
MOST_NOTES = 50
"""In the others it comes after so many notes at most, two for each step, and a random part of a step's time."""
STEP_SECONDS = 0.02
LISTS_AHEAD = 3
START_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the events of all rounds."""

    kills: int
    confirmed: int
    """Events that were confirmed to the worker."""
    kept_unconfirmed: int
    """Events of steps that were stored, and the kill came before their confirmation."""
    lost: int
    """Confirmed, and not in the journal as they were."""
    doubled: int
    """In the journal though they were never stored, or more than once."""
    differences: int
    """Lists or lines that stand in the tables otherwise than their events say, after any of the kills."""


def kill_often(folder: Path, kills: int, seed: int = 5) -> Outcome:
    """Work and kill so many times, on one journal."""
    luck = random.Random(seed)  # noqa: S311 -- the same each time, for a test
    path = folder / "journal.sqlite3"
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.edge.journal.kills"])
    with Journal.open(path) as journal:
        fill(ListStore(journal))
    expected: list[object] = []
    confirmed = kept_unconfirmed = lost = doubled = wrong = 0
    for number in range(kills):
        _add_lists(path, luck, number)
        notes = folder / f"notes-{number}"
        _work_and_kill(context, path, notes, luck)
        done, under_way = _read(notes)
        with Journal.open(path) as journal:
            assert journal.set_aside is None, "a kill must never damage the journal"
            every = journal.events()
            wrong += len(differences(journal))
        there = [_form(one.event.type, one.event.list_id, one.event.line, dict(one.event.payload)) for one in every]
        must = [*expected, *done]
        confirmed += len(done)
        may = [*must, *under_way]
        lost += sum(1 for index, event in enumerate(must) if there[index : index + 1] != [event])
        if there == may and under_way:
            kept_unconfirmed += len(under_way)
        elif there != must:
            doubled += max(0, len(there) - len(must))
        assert [one.sequence for one in every] == list(range(1, len(every) + 1))
        expected = there
    return Outcome(kills, confirmed, kept_unconfirmed, lost, doubled, wrong)


def figures(folder: Path, kills: int) -> list[Figure]:
    """Give the row of `make bench`, from a program of its own: each child would import all that the bench does."""
    command = [sys.executable, "-c", "from tests.edge.journal.kills import main; main()", str(folder), str(kills)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    outcome = Outcome(**json.loads(done.stdout))
    bad = outcome.lost + outcome.doubled + outcome.differences
    note = f"{outcome.confirmed} events confirmed, {outcome.kept_unconfirmed} stored just before the kill"
    measured = f"{outcome.lost} lost, {outcome.doubled} doubled, {outcome.differences} wrong states"
    return [Figure(f"{kills} kills, lists under way", "events lost or doubled", "0", measured, bad == 0, note=note)]


def _add_lists(path: Path, luck: random.Random, number: int) -> None:
    """See that there is always work, as a lead does while nobody works."""
    with Journal.open(path) as journal:
        store = ListStore(journal)
        waiting = sum(not each.state.is_over for each in store.lists())
        lists = [simple_list(f"P-{number}-{more}", luck.randint(1, 8), 3) for more in range(LISTS_AHEAD - waiting)]
        store.save(lists=lists, origin="kills")


def _work_and_kill(context: ForkServerContext, path: Path, notes: Path, luck: random.Random) -> None:
    child = context.Process(target=_work, args=(path, notes, luck.randrange(1 << 30)))
    child.start()
    if luck.random() < 0.25:
        time.sleep(luck.uniform(0, OPENING_SECONDS))
    else:
        wanted, deadline = luck.randint(1, MOST_NOTES), time.monotonic() + START_SECONDS
        while child.is_alive() and _count(notes) < wanted:
            assert time.monotonic() < deadline, "the child does not get on"
            time.sleep(0.001)
        time.sleep(luck.uniform(0, STEP_SECONDS))
    child.kill()
    child.join()
    assert child.exitcode in {-9, 0}, f"the child ended by itself: {child.exitcode}"
    child.close()


def _count(notes: Path) -> int:
    return notes.read_bytes().count(b"\n") if notes.exists() else 0


class _NotingKeeper(JournalKeeper):
    """Notes each step before it is stored and after."""

    def __init__(self, journal: Journal, worker: str, notes: int) -> None:
        super().__init__(journal, worker)
        self._notes = notes

    def keep(self, events: tuple[Event, ...], now: float) -> None:
        """See `EventStore.keep`."""
        self._note(json.dumps([_written(event) for event in events]))
        super().keep(events, now)
        self._note("confirmed")

    def _note(self, text: str) -> None:
        os.write(self._notes, f"{text}\n".encode())


def _work(path: Path, notes: Path, seed: int) -> None:
    file = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with Journal.open(path) as journal:
        luck = random.Random(seed)  # noqa: S311 -- as above
        robot = Robot(journal, _NotingKeeper(journal, "W-1", file), "W-1", luck)
        while robot.act():
            pass


def _read(notes: Path) -> tuple[list[object], list[object]]:
    """Give the events that were confirmed, and those of the step that was under way."""
    lines = notes.read_text().split("\n")[:-1] if notes.exists() else []
    done: list[object] = []
    under_way: list[object] = []
    for line in lines:
        if line == "confirmed":
            done += under_way
            under_way = []
        else:
            under_way = json.loads(line)
    return done, under_way


def _written(event: Event) -> object:
    kept = recorded(event)
    return _form(kept.type, kept.list_id, kept.line, dict(kept.payload))


def _form(kind: str, list_id: str | None, line: int | None, payload: dict[str, object]) -> object:
    """Give an event as JSON gives it back, so that both sides compare equal."""
    form: Sequence[object] = [kind, list_id, line, payload]
    return json.loads(json.dumps(form))


def main() -> None:
    """Kill as often as the second argument says, in the folder of the first, and print what became of it as JSON."""
    sys.stdout.write(json.dumps(asdict(kill_often(Path(sys.argv[1]), int(sys.argv[2])))))
