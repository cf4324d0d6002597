"""A ring of frames in memory that two processes share: the camera's process writes, the program reads.

The memory has no name and no file: nothing is left behind when a process is killed. Each slot has an owner, told by one
byte: a free one belongs to the writer, a taken one to the reader once it was told of it. The writer sets the byte only
while it is free, the reader only while it is taken, so neither needs a lock, and a killed process can hold none.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import weakref
from dataclasses import dataclass

import numpy as np

from pipelines.types import Pixels

_FREE, _TAKEN = 0, 1

MOST_SLOTS = 256
"""More than any program keeps; the owners' bytes must fit into one page."""


def slots_for(keep_frames: int) -> int:
    """Give how many slots a loop needs that keeps so many frames to choose from.

    It keeps one more than that (see `Loop`), among them the one that is looked at, and up to three whose page is being
    read; one waits to be looked at, one lies in the inbox, the thread that reads the camera holds its last one until
    the next has come, one is being written and one is spare. Only slots that were ever written take memory.
    """
    return keep_frames + 1 + 3 + 5


@dataclass(frozen=True, slots=True)
class RingSize:
    """How a ring lies in its memory; both processes are told the same."""

    slots: int
    """1 to MOST_SLOTS."""
    slot_bytes: int
    """What the largest frame takes: width × height × 3."""

    def __post_init__(self) -> None:
        if not 1 <= self.slots <= MOST_SLOTS or self.slot_bytes < 3:
            raise ValueError(f"a ring has 1 to {MOST_SLOTS} slots of 3 bytes or more, got {self}")

    @property
    def stride(self) -> int:
        """Bytes from one slot to the next: whole pages, so that a slot that is never used takes no memory."""
        return -(-self.slot_bytes // mmap.PAGESIZE) * mmap.PAGESIZE

    @property
    def whole(self) -> int:
        """Bytes of all, with the page of the owners before the slots."""
        return mmap.PAGESIZE + self.slots * self.stride

    def _offset(self, slot: int, height: int, width: int) -> int:
        if not 0 <= slot < self.slots or height < 1 or width < 1 or height * width * 3 > self.slot_bytes:
            raise ValueError(f"there is no room for {width} × {height} pixels in slot {slot} of {self}")
        return slot * self.stride


class RingReader:
    """The program's end; it makes the memory."""

    def __init__(self, size: RingSize) -> None:
        self._size = size
        self.descriptor = os.memfd_create("kijkmee-frames")
        """Of the memory, for the writer's process."""
        os.ftruncate(self.descriptor, size.whole)
        self._owners = mmap.mmap(self.descriptor, mmap.PAGESIZE)
        # Mapped for reading only: nothing in this process can write to a frame, by mistake either.
        self._frames = mmap.mmap(self.descriptor, size.whole - mmap.PAGESIZE, prot=mmap.PROT_READ, offset=mmap.PAGESIZE)
        self._frames.madvise(mmap.MADV_DONTDUMP)  # a crash writes no picture to a disk

    def take(self, slot: int, height: int, width: int) -> Pixels:
        """Give the frame in a slot that the writer has told of, uncopied and read-only.

        The slot goes back to the writer when the array and all views of it are gone.

        Raises:
            ValueError: There is no such slot, or it cannot hold so many pixels.
        """
        offset = self._size._offset(slot, height, width)  # noqa: SLF001 -- both are this file's
        root = np.frombuffer(self._frames, np.uint8, height * width * 3, offset)
        # numpy lets every view hold the array that holds the buffer, which is this one. What is called may run in any
        # thread, between any two steps of it: so it does nothing but set a byte.
        weakref.finalize(root, _set, self._owners, slot, _FREE).atexit = False
        return root.reshape(height, width, 3)

    def let_go(self, slot: int) -> None:
        """Give back a slot that the writer has told of and nobody has taken."""
        _set(self._owners, slot, _FREE)

    def close(self) -> None:
        """Let the memory go; what was taken stays until nobody holds it."""
        with contextlib.suppress(OSError):
            os.close(self.descriptor)


def _set(owners: mmap.mmap, slot: int, owner: int) -> None:
    owners[slot] = owner


class RingWriter:
    """The camera process's end."""

    def __init__(self, size: RingSize, descriptor: int) -> None:
        self._size = size
        self._memory = mmap.mmap(descriptor, size.whole)
        self._memory.madvise(mmap.MADV_DONTDUMP)

    def claim(self) -> int | None:
        """Give a slot to write to, and keep it until it is told of or given back; None if all are held by the reader.

        The first free one: so no more of the memory is touched than is needed.
        """
        owners = self._memory[: self._size.slots]
        slot = owners.find(_FREE)
        if slot < 0:
            return None
        _set(self._memory, slot, _TAKEN)
        return slot

    def pixels(self, slot: int, height: int, width: int) -> Pixels:
        """Give a claimed slot as an array to write a frame of this size to.

        Raises:
            ValueError: It cannot hold so many pixels.
        """
        offset = mmap.PAGESIZE + self._size._offset(slot, height, width)  # noqa: SLF001
        return np.frombuffer(self._memory, np.uint8, height * width * 3, offset).reshape(height, width, 3)

    def give_back(self, slot: int) -> None:
        """Free a claimed slot to which no frame was written."""
        _set(self._memory, slot, _FREE)
