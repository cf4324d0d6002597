"""The program as a process of its own: what it is given, what it says and writes, and what it is made of."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from edge.replaying import sample_frames

PATIENCE_SECONDS = 120.0
"""What has not happened by then does not happen; machines on which tests run are shared."""
KIJKMEE = Path(sys.executable).with_name("kijkmee")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the transcript."""

    came: float
    """When it was written, on the machine's monotonic clock."""
    at: float
    """Seconds on the run's own clock."""
    kind: str
    what: str

    @classmethod
    def of(cls, text: str) -> Line:
        """Read a line as it was written."""
        return cls(time.monotonic(), float(text[:8]), text[10:18].strip(), text[18:].strip())


class Program:
    """`kijkmee run`, started at once."""

    def __init__(self, *arguments: object, environment: dict[str, str], folder: Path) -> None:
        """Start it.

        Args:
            arguments: Of `kijkmee run`.
            environment: On top of the test's own.
            folder: Where it runs, and where it keeps its journal.
        """
        self.began = time.monotonic()
        self.journal = folder / "data" / "journal.sqlite3"
        self.process = subprocess.Popen(
            [KIJKMEE, "run", *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env={**os.environ, "KIJKMEE_DATA": str(folder / "data"), **environment},
        )
        self.lines: list[Line] = []
        self.told: list[str] = []
        """What was written to standard error."""
        self._may_read = threading.Event()
        self._may_read.set()
        self._readers = (
            threading.Thread(target=self._read_transcript, name="transcript", daemon=True),
            threading.Thread(target=self._read_errors, name="errors", daemon=True),
        )
        for reader in self._readers:
            reader.start()

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self.process.poll() is None

    def type(self, line: str) -> float:
        """Type a command; gives when, on the machine's monotonic clock."""
        assert self.process.stdin is not None
        at = time.monotonic()
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()
        return at

    def mark(self) -> int:
        """Give a place in the transcript: what comes from now on is behind it."""
        return len(self.lines)

    def wait_for(self, what: str, after: int = 0, kind: str = "speech") -> Line:
        """Wait for a line of the transcript behind a mark, and give it."""

        def found() -> Line | None:
            return next((line for line in self.lines[after:] if (line.kind, line.what) == (kind, what)), None)

        self.wait_until(found, f"{kind} {what!r}")
        line = found()
        assert line is not None
        return line

    def wait_until(self, condition: Callable[[], object], what: str, *, may_end: bool = False) -> None:
        """Wait until something is so, which cannot come any more once the program has ended."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        pause = threading.Event()
        while not condition():
            is_running = self.is_running
            if condition():
                return
            so_far = f"{what}, in vain; {[(line.kind, line.what) for line in self.lines[-12:]]}; {self.told[-8:]}"
            assert is_running or may_end, f"ended while waiting for {so_far}"
            assert time.monotonic() < deadline, so_far
            pause.wait(0.02)

    def said(self, after: int = 0) -> list[str]:
        """Give what was spoken behind a mark."""
        return [line.what for line in self.lines[after:] if line.kind == "speech"]

    def stop_reading(self) -> None:
        """Take nothing more of the transcript, so that who writes it must wait once the pipe is full."""
        self._may_read.clear()

    def go_on_reading(self) -> None:
        """Take what has piled up, and all that comes."""
        self._may_read.set()

    def wait(self) -> int:
        """Wait for its end and give its exit code."""
        code = self.process.wait(PATIENCE_SECONDS)
        for reader in self._readers:
            reader.join(5)
        return code

    def end(self) -> int:
        """End the shift and give the exit code."""
        self.type("end-shift")
        return self.wait()

    def kill(self) -> None:
        """End it by force, if it still runs; what it started ends with it."""
        self._may_read.set()
        if self.is_running:
            self.process.kill()
        self.process.wait(10)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()

    def camera_process(self) -> int | None:
        """Give the number of the camera's process; None while there is none."""
        return self._child("edge.cameras.child")

    def voice_process(self) -> int | None:
        """Give the number of the voice's process; None while there is none."""
        return self._child("multiprocessing.spawn")

    def _child(self, name: str) -> int | None:
        for child in children(self.process.pid):
            try:
                command = Path(f"/proc/{child}/cmdline").read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue
            if name in command:
                return child
        return None

    def _read_transcript(self) -> None:
        assert self.process.stdout is not None
        descriptor, begun = self.process.stdout.fileno(), b""
        while self._may_read.wait() and (got := os.read(descriptor, 4096)):
            *whole, begun = (begun + got).split(b"\n")
            self.lines += [Line.of(line.decode()) for line in whole]

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.told.append(line.decode(errors="replace").rstrip())


def children(process: int) -> Iterator[int]:
    """Give the numbers of the processes that one has started."""
    for threads in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            yield from map(int, threads.read_text().split())
        except OSError:
            continue


def write_profile(folder: Path, base: str, **sections: Mapping[str, object]) -> Path:
    """Write a profile that extends another one, with other values in some of its sections."""
    rows = [f'extends = "{base}"', f'title = "{TITLES[base]}"']
    for name, values in sections.items():
        rows += [f"[{name}]", *(f"{key} = {_toml(value)}" for key, value in values.items())]
    path = folder / f"{base}-at-test.toml"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


TITLES = {"orcam": "Voorlezen", "metafors": "Orders verzamelen"}


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def write_film(path: Path, *names: str, each: int = 45, rate: float = 15.0, is_raw: bool = False) -> Path:
    """Write a film of sample frames, 1280 × 720, each of them so many pictures long.

    A raw one takes 1.4 MB a picture and, as a camera, next to no time to be passed over; others must decode each.
    """
    import cv2  # noqa: PLC0415 -- where no film is written, the test need not load it

    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*("I420" if is_raw else "MJPG")), rate, (1280, 720))
    try:
        for name in names:
            picture = cv2.imread(str(sample_frames() / name))
            assert picture is not None, name
            shown = cv2.resize(picture, (1280, 720), interpolation=cv2.INTER_AREA)
            for _ in range(each):
                writer.write(shown)
    finally:
        writer.release()
    return path
