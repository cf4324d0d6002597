"""Writes a recording to the disk while it is made, at the disk's own pace.

Each picture is on the disk before its line is added to the set.toml, so that a recording that is cut off, by `kill -9`
or an empty battery, is a set of all pictures until then. The file UNFINISHED tells that it was cut off.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
from collections import deque
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import cv2

from edge.errors import UserError
from edge.files import make_folder
from edge.recording import set_file
from edge.recording.course import Written
from edge.sample_sets import DESCRIPTION
from pipelines.commands import Command
from pipelines.session import Press
from pipelines.types import Frame, Pixels

UNFINISHED = "UNFINISHED"
"""Lies in a recording that is under way or was cut off."""
SOURCE = "SOURCE.md"
MOST_WAITING = 2
"""Frames that wait for the disk; a camera's frame may take 36 MB of memory."""
JPEG_QUALITY = 95
"""With full colour resolution a replay of the sample sets says the same as of the originals; a PNG is 5 times as large
and takes 8 to 10 times as long."""
WAIT_SECONDS = 0.25
"""The longest that the thread sleeps."""
CLOSE_SECONDS = 30.0
"""How long the last frames may take to reach a slow card."""
_OWNER_FILE, _OWNER_FOLDER = 0o600, 0o700
"""For the owner alone."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the frames."""

    kept: int
    dropped: int
    """Came faster than the disk could take them."""


class SetWriter:
    """Writes one recording; its methods may be called from any thread, and none but `close` waits for the disk."""

    def __init__(self, folder: Path, profile: str, began: datetime, seconds: float) -> None:
        """Take what the set is to say; nothing is made before `open`.

        Args:
            folder: Must not exist.
            profile: The profile's name or path.
            began: The time on the wall.
            seconds: How long the recording may last.
        """
        self.folder = folder
        self._profile = profile
        self._began = began
        self._seconds = seconds
        self._waiting: deque[tuple[float, Pixels | Command | Press]] = deque()
        self._frames_waiting = 0
        self._state = threading.Condition()
        self._is_closing = False
        self._thread: threading.Thread | None = None
        self._early: list[str] = []
        """What was done before the first picture; it comes into the file with that."""
        self._kept = 0
        self._dropped = 0
        self._last_at = -1.0
        self._written = Written()
        self.problem: str | None = None
        """Why the disk takes nothing more; None while it does."""

    @property
    def written(self) -> Written:
        """What is on the disk by now."""
        return self._written

    @property
    def counts(self) -> Counts:
        """What became of the frames until now."""
        return Counts(self._kept, self._dropped)

    def open(self) -> None:
        """Make the folder, for the owner alone, and begin.

        Raises:
            UserError: It is there already, or cannot be made.
        """
        make_folder(self.folder.parent)
        try:
            self.folder.mkdir(_OWNER_FOLDER)
            self._put(UNFINISHED, b"This recording is under way, or was cut off.\n")
            self._put(SOURCE, set_file.source(self._profile, self._began, "It was cut off before its end.").encode())
        except FileExistsError as error:
            raise UserError(f"{self.folder} is there already. Name another folder.") from error
        except OSError as error:
            raise UserError(f"{self.folder} cannot be written ({error.strerror}). Choose another place.") from error
        self._thread = threading.Thread(target=self._run, name="recording", daemon=True)
        self._thread.start()

    def keep(self, frame: Frame, at: float) -> None:
        """Keep a frame, unless the disk is too slow for it; `at` counts from the beginning, in seconds."""
        with self._state:
            if self._is_closing or self._written.has_failed:
                return
            if self._frames_waiting >= MOST_WAITING or round(at, 3) <= self._last_at:
                self._dropped += 1
                return
            self._last_at = round(at, 3)
            self._frames_waiting += 1
            self._waiting.append((at, frame.pixels))
            self._state.notify()

    def note(self, act: Command | Press, at: float) -> None:
        """Keep what the wearer did."""
        with self._state:
            if not (self._is_closing or self._written.has_failed):
                self._waiting.append((at, act))
                self._state.notify()

    def close(self, outcome: str) -> bool:
        """Write what waits and end; without a picture nothing is left of the recording.

        Args:
            outcome: How it ended, in a sentence.

        Returns:
            Whether there is a set.
        """
        with self._state:
            self._is_closing = True
            self._state.notify()
        if self._thread is not None:
            self._thread.join(CLOSE_SECONDS)
            if self._thread.is_alive():
                self.problem = "The disk is too slow: the end of the recording is missing."
                return self._kept > 0
        if self._kept == 0:
            shutil.rmtree(self.folder, ignore_errors=True)
            return False
        # On a full disk the set stays one that was cut off, and readable.
        with contextlib.suppress(OSError):
            self._save(DESCRIPTION, b"", os.O_APPEND)
            text = set_file.source(self._profile, self._began, f"{outcome} {self._tally()}")
            (self.folder / SOURCE).unlink()
            self._put(SOURCE, text.encode())
            (self.folder / UNFINISHED).unlink()
        return True

    def _tally(self) -> str:
        return f"It holds {self._kept} pictures; {self._dropped} came faster than the disk takes them and are missing."

    def _run(self) -> None:
        try:
            while (next_one := self._next()) is not None:
                at, what = next_one
                if not isinstance(what, Command | Press):
                    self._write(what, at)
                elif self._kept:
                    self._append(set_file.given(what, at))
                else:
                    self._early.append(set_file.given(what, at))
        except OSError as error:
            self.problem = f"{self.folder} takes nothing more ({error.strerror or error}). Free some space."
            self._written = Written(self._written.size_bytes, self._written.free_bytes, has_failed=True)

    def _next(self) -> tuple[float, Pixels | Command | Press] | None:
        with self._state:
            while not (self._waiting or self._is_closing):
                self._state.wait(WAIT_SECONDS)
            return self._waiting.popleft() if self._waiting else None

    def _write(self, pixels: Pixels, at: float) -> None:
        name = f"{self._kept + 1:05}.jpg"
        settings = (
            cv2.IMWRITE_JPEG_QUALITY,
            JPEG_QUALITY,
            cv2.IMWRITE_JPEG_SAMPLING_FACTOR,
            cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444,
        )
        try:
            is_made, content = cv2.imencode(".jpg", pixels, settings)
            if not is_made:
                raise OSError("a picture cannot be written as JPEG")
            self._put(name, content.tobytes())
        finally:
            with self._state:
                self._frames_waiting -= 1
        if self._kept == 0:
            head = set_file.head(self._profile, self._began, self._seconds)
            self._put(DESCRIPTION, (head + "".join(self._early)).encode())
        self._append(set_file.frame(name, at))
        self._kept += 1
        free = shutil.disk_usage(self.folder).free
        self._written = Written(self._written.size_bytes + len(content), free)

    def _append(self, text: str) -> None:
        # Not waited for, which would cost as long again: after a power cut the last lines may be missing, never a
        # picture that a line names.
        self._save(DESCRIPTION, text.encode(), os.O_APPEND, is_waited_for=False)

    def _put(self, name: str, content: bytes) -> None:
        """Write a new file, for the owner alone, and wait until it is on the disk: no faster than that."""
        self._save(name, content, os.O_CREAT | os.O_EXCL)

    def _save(self, name: str, content: bytes, how: int, *, is_waited_for: bool = True) -> None:
        descriptor = os.open(self.folder / name, os.O_WRONLY | os.O_NOFOLLOW | how, _OWNER_FILE)
        try:
            with open(descriptor, "wb", closefd=False) as file:
                file.write(content)
            if is_waited_for:
                os.fdatasync(descriptor)
        finally:
            os.close(descriptor)
