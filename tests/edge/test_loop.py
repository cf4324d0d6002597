"""The loop: events before sound, undone steps, and what is looked at next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edge.cameras.ring import RingReader, RingSize, RingWriter, slots_for
from edge.inbox import Inbox
from edge.journal.errors import JournalError
from edge.loop import ForgetfulStore, Loop
from pipelines import commands
from pipelines.assistant import Assistant
from pipelines.commands import Command
from pipelines.events import Event, ListAccepted, ShiftStarted
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.picking.pick_list import Item, ItemCode, Location, PickLine, PickList
from pipelines.picking.progress import ListProgress
from pipelines.picking.scans import ScanTracker
from pipelines.picking.session import PickingSession
from pipelines.picking.settings import PickingSettings
from pipelines.preferences import Preferences
from pipelines.reading.capture import CaptureSettings
from pipelines.reading.session import ReadingSession
from pipelines.reading.settings import ReadingSettings
from pipelines.session import Started
from pipelines.types import Detection, Frame, Observation, Point, Quad, Say, TextLine, Wanted
from pipelines.vision.fakes import SHARP, FakeEyes, FakeScene, fake_frame
from tests.pipelines.vision.text_scenes import box

QUAD = Quad((Point(0, 0), Point(9, 0), Point(9, 9), Point(0, 9)))


class BrokenStore:
    """Stores nothing once it is told to break."""

    def __init__(self) -> None:
        self.is_broken = False
        self.kept: list[Event] = []

    def keep(self, events: tuple[Event, ...], now: float) -> None:
        """Implement EventStore."""
        if self.is_broken:
            raise JournalError(f"no space left at {now} s")
        self.kept.extend(events)


def test_a_loop_that_has_no_more_to_do_holds_no_frame() -> None:
    loop = reading_loop()
    loop.take(Started(), 0.0)
    loop.take(commands.Read(), 0.1)
    loop.show(fake_frame(1, 0.2, 1))
    assert loop.next_job() is not None
    loop.show(fake_frame(2, 0.3, 1))
    assert loop.knows(1)
    loop.let_go()
    assert not loop.knows(1)
    assert loop.next_job() is None


def test_a_loop_at_its_fullest_leaves_room_for_a_page_for_writing_and_one_to_spare() -> None:
    keep_frames, size = 3, RingSize(slots_for(3), 4 * 4 * 3)
    ring = RingReader(size)
    camera = RingWriter(size, ring.descriptor)
    loop, inbox = reading_loop(keep_frames), Inbox()
    loop.take(Started(), 0.0)
    loop.take(commands.Read(), 0.1)

    def taken(number: int) -> Frame:
        slot = camera.claim()
        assert slot is not None
        return Frame(number, number / 10, ring.take(slot, 4, 4))

    def show(number: int) -> None:
        inbox.put_frame(taken(number))
        frame = inbox.take_frame()
        assert frame is not None
        loop.show(frame)

    for number in range(1, 2 * size.slots):
        show(number)
        assert loop.next_job() is not None
    assert sum(loop.knows(number) for number in range(2 * size.slots)) == keep_frames + 1
    show(2 * size.slots)  # waits to be looked at
    inbox.put_frame(taken(2 * size.slots + 1))
    held_by_the_reading_thread = taken(2 * size.slots + 2)
    pages, written, spare = 3, 1, 1
    assert [camera.claim() is None for _ in range(size.slots)].count(False) == pages + written + spare
    del held_by_the_reading_thread


def reading_loop(keep_frames: int = 3) -> Loop:
    return Loop(Assistant(ReadingSession.beginning(Phrasebook("nl")), Preferences()), ForgetfulStore(), keep_frames)


def picking_loop(store: BrokenStore) -> Loop:
    place = Location("A-01", "A-01", "47")
    line = PickLine(1, place, Item("6204", "lager", (ItemCode("2012345000018"),)), 2)
    progress = ListProgress.start(PickList("P-1", (line,)))
    session = PickingSession.resuming(progress, Phrasebook("nl"), PickingSettings(), ScanTracker(gone_seconds=0.5))
    return Loop(Assistant(session, Preferences()), store, 3)


def test_events_are_kept_and_the_step_counts() -> None:
    store = BrokenStore()
    loop = picking_loop(store)
    loop.take(Started(), 0.0)
    loop.take(commands.AcceptList(), 1.0)
    assert store.kept == [ShiftStarted(), ListAccepted("P-1")]


def test_a_step_that_cannot_be_kept_did_not_happen_and_is_said() -> None:
    store = BrokenStore()
    loop = picking_loop(store)
    loop.take(Started(), 0.0)
    store.is_broken = True
    feedback = loop.take(commands.AcceptList(), 1.0)
    said = [each.utterance.phrase for each in feedback if isinstance(each, Say)]
    assert said == ["not-stored"]
    store.is_broken = False
    loop.take(commands.AcceptList(), 2.0)
    assert store.kept[-1] == ListAccepted("P-1")


def test_only_the_newest_frame_is_looked_at() -> None:
    loop = reading_loop()
    loop.take(Started(), 0.0)
    loop.show(fake_frame(1, 0.0, 0))
    loop.show(fake_frame(2, 0.1, 0))
    job = loop.next_job()
    assert job is not None
    assert job.frame.id == 2
    assert job.wanted == Wanted(quality=True)
    assert loop.next_job() is None


def test_nothing_is_looked_at_before_the_shift() -> None:
    loop = reading_loop()
    loop.show(fake_frame(1, 0.0, 0))
    assert loop.next_job() is None


def test_what_is_known_goes_with_the_job_of_a_new_frame() -> None:
    loop = picking_loop(BrokenStore())
    loop.take(Started(), 0.0)
    loop.take(commands.AcceptList(), 1.0)
    loop.show(fake_frame(1, 0.0, 0))
    job = loop.next_job()
    assert job is not None
    assert job.wanted == Wanted(barcodes=True, known=frozenset({"A-01"}))


def test_the_page_is_read_a_line_at_a_time_and_its_frame_is_kept() -> None:
    loop = reading_loop(keep_frames=2)
    loop.take(Started(), 0.0)
    loop.show(fake_frame(1, 0.0, 0))
    assert loop.next_job() is not None
    loop.take(Observation(1, 0.0, quality=SHARP), 0.0)
    loop.take(commands.Read(), 0.1)
    job = loop.next_job()
    assert job is not None
    assert job.wanted == Wanted(detections_of=1)
    two = (Detection(QUAD, 0.9, 0), Detection(QUAD, 0.9, 0))
    loop.take(Observation(1, 0.0, detections=two), 0.3)
    for number in range(2, 9):
        loop.show(fake_frame(number, 0.3, 0))
        new = loop.next_job()
        assert new is not None
        assert new.frame.id == number
    for _ in two:
        job = loop.next_job()
        assert job is not None
        assert job.frame.id == 1
        assert job.wanted.lines is not None
        assert len(job.wanted.lines.detections) == 1
        loop.take(Observation(1, 0.0, line=TextLine("tekst", 0.9, (0.9,) * 5, QUAD, 0)), 0.4)
    assert loop.next_job() is None


def test_a_stopped_page_is_no_longer_recognised() -> None:
    loop = reading_loop()
    loop.take(Started(), 0.0)
    loop.show(fake_frame(1, 0.0, 0))
    loop.next_job()
    loop.take(Observation(1, 0.0, quality=SHARP), 0.0)
    loop.take(commands.Read(), 0.1)
    loop.take(Observation(1, 0.0, detections=(Detection(QUAD, 0.9, 0),)), 0.3)
    loop.take(commands.Stop(), 0.4)
    assert loop.next_job() is None


def test_old_frames_are_forgotten() -> None:
    loop = reading_loop(keep_frames=2)
    loop.take(Started(), 0.0)
    for number in range(1, 50):
        loop.show(fake_frame(number, number / 10, 0))
        loop.next_job()
        loop.take(Observation(number, number / 10, quality=SHARP), number / 10)
    assert len(loop._looked) == 3


def test_the_oldest_frame_can_be_read_while_a_new_one_is_looked_at() -> None:
    loop = reading_loop(keep_frames=2)
    loop.assistant = replace(
        loop.assistant,
        session=ReadingSession.beginning(Phrasebook("nl"), ReadingSettings(CaptureSettings(keep_frames=2))),
    )
    loop.take(Started(), 0.0)
    sharp = replace(SHARP, sharpness=0.9)
    for number, quality in ((1, sharp), (2, SHARP)):
        loop.show(fake_frame(number, number / 10, 0))
        loop.next_job()
        loop.take(Observation(number, number / 10, quality=quality), number / 10)
    loop.show(fake_frame(3, 0.3, 0))
    loop.next_job()
    loop.take(commands.Read(), 0.31)
    job = loop.next_job()
    assert job is not None
    assert job.frame.id == 1


LINES = tuple(
    TextLine(f"Regel {row}.", 0.99, (0.99,) * 8, box(100, 100.0 + 50 * row, 400, 20), row) for row in range(6)
)


def work(loop: Loop, eyes: FakeEyes, now: float, most_jobs: int) -> None:
    """Look for what is wanted, at most so often."""
    for _ in range(most_jobs):
        job = loop.next_job()
        if job is None:
            return
        for seen in eyes.vision().look(job.frame, job.wanted):
            loop.take(seen, now)


@pytest.mark.parametrize(
    "command",
    [commands.ReadAlong(), commands.Find("Anna"), commands.ReadProduct(), commands.SayLight(), commands.SayColour()],
)
def test_a_page_that_is_half_read_is_kept_while_something_else_is_looked_at(command: Command) -> None:
    eyes, loop = FakeEyes({1: FakeScene(lines=LINES)}), reading_loop()
    loop.take(Started(), 0.0)
    loop.show(fake_frame(1, 0.0, 1))
    work(loop, eyes, 0.0, 1)
    loop.take(commands.Read(), 0.1)
    work(loop, eyes, 0.1, 3)
    loop.take(command, 0.2)
    for number in range(2, 30):
        loop.show(fake_frame(number, number / 10, 0))
        work(loop, eyes, number / 10, 3)
    loop.take(commands.Stop(), 3.0)
    work(loop, eyes, 3.0, 10)
    session = loop.assistant.session
    assert isinstance(session, ReadingSession)
    assert session.reader.page is not None
    assert session.reader.page.is_complete


@pytest.mark.parametrize("command", [commands.ReadAlong(), commands.Find("Anna"), commands.ReadProduct()])
def test_nothing_is_computed_of_old_frames_while_paused(command: Command) -> None:
    eyes, loop = FakeEyes({1: FakeScene(lines=LINES)}), reading_loop()
    loop.take(Started(), 0.0)
    loop.take(command, 0.0)
    loop.show(fake_frame(1, 0.5, 1))
    work(loop, eyes, 0.5, 2)
    loop.take(commands.Pause(), 1.0)
    eyes.asked.clear()
    work(loop, eyes, 1.0, 50)
    assert eyes.asked == []
