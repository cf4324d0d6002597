"""Sees each file that is made below some folders, also one that is gone a moment later: inotify(7)."""

from __future__ import annotations

import ctypes
import os
import struct
from pathlib import Path
from types import TracebackType
from typing import Self

_CREATE, _MOVED_TO, _CLOSE_WRITE = 0x100, 0x80, 0x8
_NONBLOCK = os.O_NONBLOCK
_HEAD = struct.Struct("iIII")


class Watch:
    """Notes the names of what is made or written directly in some folders."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._descriptor = -1
        self._by_number: dict[int, Path] = {}

    def __enter__(self) -> Self:
        self._descriptor = self._libc.inotify_init1(_NONBLOCK)
        assert self._descriptor >= 0, os.strerror(ctypes.get_errno())
        for folder in self._folders:
            number = self._libc.inotify_add_watch(
                self._descriptor, os.fsencode(folder), _CREATE | _MOVED_TO | _CLOSE_WRITE
            )
            assert number >= 0, os.strerror(ctypes.get_errno())
            self._by_number[number] = folder
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._descriptor)

    def seen(self) -> set[Path]:
        """Give what was made or written since the last time."""
        found: set[Path] = set()
        while True:
            try:
                content = os.read(self._descriptor, 1 << 16)
            except BlockingIOError:
                return found
            place = 0
            while place < len(content):
                number, _, _, length = _HEAD.unpack_from(content, place)
                name = content[place + _HEAD.size : place + _HEAD.size + length].rstrip(b"\0")
                found.add(self._by_number[number] / os.fsdecode(name))
                place += _HEAD.size + length
