"""The ring of frames: whatever is written, held and let go in whatever order, no frame changes and no slot is lost."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from edge.cameras.ring import RingReader, RingSize, RingWriter, slots_for
from pipelines.types import Pixels

SIZE = RingSize(3, 8 * 12 * 3)
SHAPES = st.sampled_from([(8, 12), (4, 6), (1, 1), (6, 16)])


class Interleavings(RuleBasedStateMachine):
    """A writer, a reader and the line between them."""

    def __init__(self) -> None:
        super().__init__()
        self.reader = RingReader(SIZE)
        self.writer = RingWriter(SIZE, self.reader.descriptor)
        self.count = 0
        self.told: list[tuple[int, tuple[int, int], int]] = []
        self.held: list[tuple[Pixels, int]] = []
        self.half_written: int | None = None

    def value(self) -> int:
        """Give what the next frame is filled with."""
        self.count = self.count % 250 + 1
        return self.count

    @precondition(lambda self: self.half_written is None)
    @rule(shape=SHAPES)
    def write(self, shape: tuple[int, int]) -> None:
        """Write a frame and tell of it."""
        slot = self.writer.claim()
        busy = len(self.told) + len({id(array.base) for array, _ in self.held})
        assert (slot is None) == (busy == SIZE.slots), "a frame is dropped just when every slot is held"
        if slot is not None:
            value = self.value()
            self.writer.pixels(slot, *shape)[:] = value
            self.told.append((slot, shape, value))

    @precondition(lambda self: self.half_written is None)
    @rule()
    def begin_to_write(self) -> None:
        """Write the half of a frame."""
        slot = self.writer.claim()
        if slot is not None:
            self.half_written = slot
            self.writer.pixels(slot, 8, 12)[:4] = 255

    @precondition(lambda self: self.half_written is not None)
    @rule(is_whole=st.booleans())
    def end_writing(self, *, is_whole: bool) -> None:
        """Write the rest, or give up."""
        slot, self.half_written = self.half_written, None
        assert slot is not None
        if is_whole:
            value = self.value()
            self.writer.pixels(slot, 8, 12)[:] = value
            self.told.append((slot, (8, 12), value))
        else:
            self.writer.give_back(slot)

    @precondition(lambda self: self.told)
    @rule()
    def take(self) -> None:
        """Hold the oldest frame."""
        slot, shape, value = self.told.pop(0)
        self.held.append((self.reader.take(slot, *shape), value))

    @precondition(lambda self: self.told)
    @rule()
    def let_go(self) -> None:
        """Leave the oldest frame."""
        self.reader.let_go(self.told.pop(0)[0])

    @precondition(lambda self: self.held)
    @rule(number=st.integers(0, 99))
    def view(self, number: int) -> None:
        """Hold a part of a frame, or of a part."""
        array, value = self.held[number % len(self.held)]
        self.held.append((array[::2, 1:].transpose(1, 0, 2), value))

    @precondition(lambda self: self.held)
    @rule(number=st.integers(0, 99))
    def drop(self, number: int) -> None:
        """Hold something no longer."""
        self.held.pop(number % len(self.held))

    @invariant()
    def no_held_frame_has_changed(self) -> None:
        """Look at all that is held."""
        for array, value in self.held:
            assert (array == value).all()

    def teardown(self) -> None:
        """Let all go, and look whether every slot is there."""
        self.held.clear()
        if self.half_written is not None:
            self.writer.give_back(self.half_written)
        for slot, _, _ in self.told:
            self.reader.let_go(slot)
        claimed = {self.writer.claim() for _ in range(SIZE.slots)}
        assert claimed == set(range(SIZE.slots)), "a slot was lost"
        self.reader.close()


test_any_order = Interleavings.TestCase


@pytest.fixture
def pair() -> tuple[RingReader, RingWriter]:
    reader = RingReader(SIZE)
    return reader, RingWriter(SIZE, reader.descriptor)


def written(writer: RingWriter, value: int) -> int:
    slot = writer.claim()
    assert slot is not None
    writer.pixels(slot, 8, 12)[:] = value
    return slot


def test_a_frame_is_the_shared_memory_itself_and_cannot_be_written_to(pair: tuple[RingReader, RingWriter]) -> None:
    reader, writer = pair
    slot = written(writer, 7)
    frame = reader.take(slot, 8, 12)
    assert (frame.shape, frame.dtype.name, frame.flags.c_contiguous) == ((8, 12, 3), "uint8", True)
    writer.pixels(slot, 8, 12)[:] = 9
    assert (frame == 9).all(), "it was copied"
    with pytest.raises(ValueError, match="read-only"):
        frame[0, 0, 0] = 1
    with pytest.raises(ValueError, match="cannot set WRITEABLE"):
        frame.flags.writeable = True


def test_the_slot_is_free_once_the_last_view_is_gone(pair: tuple[RingReader, RingWriter]) -> None:
    reader, writer = pair
    frame = reader.take(written(writer, 7), 8, 12)
    view = frame[2:].data
    del frame
    others = [writer.claim(), writer.claim()]
    assert writer.claim() is None
    del view
    gc.collect()
    assert writer.claim() == 0
    assert others == [1, 2]


def test_what_is_held_stays_when_the_ring_is_closed(pair: tuple[RingReader, RingWriter]) -> None:
    reader, writer = pair
    frame = reader.take(written(writer, 7), 8, 12)
    reader.close()
    del reader, writer
    assert (frame == 7).all()


@pytest.mark.parametrize(("slot", "height", "width"), [(3, 8, 12), (-1, 8, 12), (0, 9, 12), (0, 0, 12), (0, 8, -1)])
def test_what_does_not_fit_is_refused(pair: tuple[RingReader, RingWriter], slot: int, height: int, width: int) -> None:
    for end in (pair[0].take, pair[1].pixels):
        with pytest.raises(ValueError, match="no room"):
            end(slot, height, width)


@pytest.mark.parametrize(("slots", "slot_bytes"), [(0, 300), (257, 300), (3, 2)])
def test_a_ring_of_no_use_is_refused(slots: int, slot_bytes: int) -> None:
    with pytest.raises(ValueError, match="a ring has"):
        RingSize(slots, slot_bytes)


def test_another_process_writes_and_nothing_is_left_of_it_when_it_is_killed() -> None:
    size = RingSize(slots_for(8), 1280 * 720 * 3)
    reader = RingReader(size)
    program = (
        "import sys, time\n"
        "from edge.cameras.ring import RingSize, RingWriter\n"
        f"writer = RingWriter({size!r}, int(sys.argv[1]))\n"
        "slot = writer.claim()\n"
        "writer.pixels(slot, 720, 1280)[:] = 5\n"
        "print(slot, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(reader.descriptor)],
        stdout=subprocess.PIPE,
        pass_fds=(reader.descriptor,),
    ) as process:
        assert process.stdout is not None
        slot = int(process.stdout.readline())
        process.kill()
    frame = reader.take(slot, 720, 1280)
    assert (frame == 5).all()
    # Memory without a name: it is in no folder, and it ends with its last holder.
    assert "memfd:kijkmee-frames (deleted)" in str(Path(f"/proc/self/fd/{reader.descriptor}").readlink())
    reader.close()
