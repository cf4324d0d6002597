"""The whole program on a made machine: from the glass to the sound, work at rest, memory, and the start.

`kijkmee run` runs as it does on a device, with all of its processes; the camera is a film of 15 frames a second,
1280 × 720, in the camera's own process. Times of a shared machine say little alone, so each is shown with the processor
time that the work took and with how busy the machine was.
"""

from __future__ import annotations

import statistics
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipelines.phrases import reading_phrases
from pipelines.phrases.phrasebook import Phrasebook
from tests.bench import glass
from tests.bench.load import Load
from tests.bench.processes import cpu_seconds_of_all, memory_of_all
from tests.device.card import SoundCard
from tests.device.program import Program, write_film, write_profile
from tests.figures import Figure, show

CONFIRMATIONS = 60
GLASS_PATIENCE_SECONDS = 240.0
MOST_GLASS_MS = 150
STARTS = 5
MOST_FIRST_SECONDS, MOST_READY_SECONDS = 1.0, 4.0
WATCHED_SECONDS = 30.0
SETTLE_SECONDS = 35.0
"""After the last words: the output rests after thirty seconds of silence, as it does on a device."""
MOST_RESTING_SHARE = 0.25
MOST_READING_MB, MOST_PICKING_MB = 550, 280
RATE = 15.0
PAGES = ("letter-amounts/01.jpg", "notice-wall/01.jpg", "work-order/01.jpg")
"""Pages that are read one after another."""
READY = "Je dienst begint."
END_OF_PAGE = Phrasebook("nl").text(reading_phrases.end_of_page())


def figures() -> list[Figure]:
    """Measure all of it; about five minutes."""
    return [*_from_glass_to_sound(), *_at_work(), *_starts()]


# From the glass to the sound


def _from_glass_to_sound() -> Iterator[Figure]:
    with Load() as load:
        latencies = glass.latencies(CONFIRMATIONS, GLASS_PATIENCE_SECONDS)
    heard = [each.heard for each in latencies]
    p95 = statistics.quantiles(heard, n=20)[-1]
    decided = statistics.median(each.decided for each in latencies)
    yield Figure(
        "picks, a film of 15 frames a second",
        "ms from the capture of a frame to the tone's first sample",
        f"p95 ≤ {MOST_GLASS_MS}",
        f"p50 {statistics.median(heard):.0f}, p95 {p95:.0f}",
        p95 <= MOST_GLASS_MS,
        note=f"{len(heard)} tones found in the sound; seen and on the disk after {decided:.0f} ms (median); an output "
        f"paced by the clock, without a device's own latency; {load}",
    )


# At work and at rest


@dataclass(frozen=True, slots=True)
class _Work:
    """What all processes used in a while."""

    cpu_seconds: float
    """A minute."""
    memory: float
    """At its end, MB."""


def _at_work() -> Iterator[Figure]:
    with Load() as load:
        reading, pages = _reading()
        resting = _resting()
        picking = _picking()
    share = resting.cpu_seconds / reading.cpu_seconds
    yield Figure(
        "reading job, a raw film of 15 frames a second",
        "CPU seconds a minute, nothing changes : pages are read",
        f"≤ {MOST_RESTING_SHARE:.0%}",
        f"{resting.cpu_seconds:.1f} : {reading.cpu_seconds:.1f} = {share:.0%}",
        share <= MOST_RESTING_SHARE,
        note=f"all processes; {pages} pages were read to their end; {load}",
    )
    for job, work, most in (("reading", reading, MOST_READING_MB), ("picking", picking, MOST_PICKING_MB)):
        yield Figure(
            f"{job} job, live",
            "memory of all processes at work, MB",
            f"≤ {most}",
            f"{work.memory:.0f}",
            work.memory <= most,
            note="the program, the camera's process with its frames, and the voice's; libraries count in full",
        )


def _resting() -> _Work:
    with _program("orcam", PAGES[1:2]) as program:
        program.wait_for(READY)
        _pass(SETTLE_SECONDS)
        return _watched(program)


def _reading() -> tuple[_Work, int]:
    with _program("orcam", PAGES) as program:
        program.wait_for(READY)
        reader = _Reader(program)
        program.wait_for(END_OF_PAGE)
        before = reader.pages
        work = _watched(program)
        reader.stop()
        return work, reader.pages - before


def _picking() -> _Work:
    with _program("metafors", ()) as program:
        program.wait_for(READY)
        program.type("accept-list")
        program.type("enter-check-digits 47")
        program.wait_until(lambda: sum(line.what == "good" for line in program.lines) > 5, "counted units")
        return _watched(program, seconds=5)


class _Reader:
    """Asks for the next page whenever one has been read to its end."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._is_over = threading.Event()
        self.pages = 0
        self._thread = threading.Thread(target=self._read, name="reader", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ask no more."""
        self._is_over.set()
        self._thread.join(5)

    def _read(self) -> None:
        seen = self._program.mark()
        self._program.type("read")
        while not self._is_over.wait(0.1):
            lines, seen = self._program.lines[seen:], len(self._program.lines)
            if any(line.what == END_OF_PAGE for line in lines):
                self.pages += 1
                self._program.type("read")


@contextmanager
def _program(base: str, pages: tuple[str, ...]) -> Iterator[Program]:
    """Run the program over a film of pages, or of a pick where none are named."""
    with tempfile.TemporaryDirectory(prefix="kijkmee-bench-") as place:
        folder = Path(place)
        profile = write_profile(folder, base, camera={"frames_per_second": RATE})
        arguments: list[object] = ["--profile", profile, "--sound", "none"]
        if pages:
            film = write_film(folder / "film.avi", *pages, each=75, is_raw=True)
        else:
            film = glass.write_pick_film(folder / "film.avi")
            arguments += ["--list", glass.write_pick_list(folder / "list.toml")]
        program = Program(*arguments, "--camera", f"loop:{film}", environment={}, folder=folder)
        try:
            yield program
            if program.end() != 0:
                raise RuntimeError(f"the program failed: {program.told}")
        finally:
            program.kill()


def _watched(program: Program, seconds: float = WATCHED_SECONDS) -> _Work:
    process = program.process.pid
    before = cpu_seconds_of_all(process)
    _pass(seconds)
    used = cpu_seconds_of_all(process) - before
    return _Work(used * 60 / seconds, memory_of_all(process).whole)


def _pass(seconds: float) -> None:
    threading.Event().wait(seconds)


# The start


@dataclass(frozen=True, slots=True)
class _Start:
    """One start, in seconds from the start of the process."""

    first: float
    """The first audible sample at the card."""
    ready: float
    """The first spoken word."""
    cpu_seconds: float
    """Of all processes until then."""


def _starts() -> Iterator[Figure]:
    with Load() as load:
        starts = {base: [_start(base) for _ in range(STARTS)] for base in ("orcam", "metafors")}
    for base, each in starts.items():
        for name, most, seconds in (
            ("s from the start of the process to the first sound", MOST_FIRST_SECONDS, [one.first for one in each]),
            ("s from the start of the process to the first word", MOST_READY_SECONDS, [one.ready for one in each]),
        ):
            median = statistics.median(seconds)
            yield Figure(
                f"start, {base}",
                name,
                f"median ≤ {most:g}",
                f"{median:.2f} [{min(seconds):.2f}–{max(seconds):.2f}]",
                median <= most,
                note=f"{STARTS} starts, at an ALSA output made of a pipe; until the first word all processes used "
                f"{statistics.median(one.cpu_seconds for one in each):.1f} s of processor time; {load}",
            )


def _start(base: str) -> _Start:
    with tempfile.TemporaryDirectory(prefix="kijkmee-bench-") as place:
        folder = Path(place)
        card = SoundCard(folder)
        profile = write_profile(
            folder, base, sound={"output": "aplay"}, voice={"rate": 300}, camera={"frames_per_second": RATE}
        )
        film = write_film(folder / "film.avi", PAGES[1], each=15)
        program = Program(
            *("--profile", profile, "--camera", f"loop:{film}"), environment=card.environment, folder=folder
        )
        try:
            ready = program.wait_for(READY)
            used = cpu_seconds_of_all(program.process.pid)
            first = card.first_sound(program.began)
            if first is None:
                raise RuntimeError("nothing was heard at the start")
            program.end()
            return _Start(first - program.began, ready.came - program.began, used)
        finally:
            program.kill()
            card.close()


if __name__ == "__main__":
    show(figures(), "The device")
