"""A camera in its own process, with real processes: what crosses, and how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from edge.cameras.process import POLITE_SECONDS, TERMINATE_SECONDS, ProcessCamera
from edge.cameras.ring import slots_for
from edge.cameras.source import CameraError, CameraStalledError, Pace
from edge.cameras.wire import CameraDescription
from edge.clock import MonotonicClock
from pipelines.types import Frame

PATIENCE = 20.0
"""Seconds; what has not happened by then does not happen."""

Make = Callable[..., ProcessCamera]


@pytest.fixture
def fault(tmp_path: Path) -> Path:
    """Give the file that says what is wrong with the camera; it is not there yet."""
    return tmp_path / "fault"


@pytest.fixture
def make(fault: Path) -> Iterator[Make]:
    """Give a way to make and open cameras, which are closed at the end."""
    made = []

    def one(
        rate: float = 30.0, width: int = 320, height: int = 180, slots: int = 6, clock: MonotonicClock | None = None
    ) -> ProcessCamera:
        description = CameraDescription("faulty", str(fault), width, height, rate)
        camera = ProcessCamera(description, clock or MonotonicClock(), slots)
        made.append(camera)
        camera.open()
        return camera

    yield one
    for camera in made:
        camera.close()
        assert camera.process_id is not None
        assert not Path(f"/proc/{camera.process_id}").exists(), "the process is left"


def frame_of(camera: ProcessCamera) -> Frame:
    frame = camera.read(PATIENCE)
    assert frame is not None
    return frame


def test_frames_come_uncopied_in_order_and_with_their_times(make: Make) -> None:
    clock = MonotonicClock()
    before = clock.now()
    camera = make(clock=clock)
    frames = [frame_of(camera) for _ in range(5)]
    assert [frame.id for frame in frames] == [1, 2, 3, 4, 5]
    times = [frame.captured_at for frame in frames]
    assert times == sorted(times)
    assert before < times[0]
    assert times[-1] <= clock.now()
    for frame in frames:
        assert frame.pixels.shape == (180, 320, 3)
        assert not frame.pixels.flags.writeable


def test_a_frame_that_is_held_is_never_written_to_and_frames_are_dropped_where_all_are_held(make: Make) -> None:
    camera = make(rate=30.0, slots=4)
    held = [frame_of(camera) for _ in range(4)]
    copies = [frame.pixels.copy() for frame in held]
    with pytest.raises(CameraStalledError):
        camera.read(0.4)
    assert all((frame.pixels == copy).all() for frame, copy in zip(held, copies, strict=True))
    held.pop(2)
    frame_of(camera)
    assert camera.dropped >= 5


def test_who_comes_late_gets_no_old_frame(make: Make) -> None:
    clock = MonotonicClock()
    camera = make(clock=clock)
    frame_of(camera)
    threading.Event().wait(1.5)  # the reader does something else, of the machine's time
    asked = clock.now()
    assert frame_of(camera).captured_at > asked - 1.1


@pytest.mark.parametrize("scale", [0.5, 0.3])
def test_a_pace_changes_size_and_rate_at_once(make: Make, scale: float) -> None:
    camera = make(rate=30.0)
    frame_of(camera)
    camera.adapt(Pace(5.0, scale))
    deadline = time.monotonic() + PATIENCE
    while (first := frame_of(camera)).pixels.shape != (round(180 * scale), round(320 * scale), 3):
        assert time.monotonic() < deadline
    frames = [first, *(frame_of(camera) for _ in range(3))]
    assert (frames[-1].captured_at - frames[0].captured_at) / 3 == pytest.approx(0.2, abs=0.06)
    camera.adapt(Pace())
    while frame_of(camera).pixels.shape != (180, 320, 3):
        assert time.monotonic() < deadline


def test_a_pace_told_before_the_start_holds(fault: Path) -> None:
    camera = ProcessCamera(CameraDescription("faulty", str(fault), 320, 180, 30.0), MonotonicClock(), 4)
    camera.adapt(Pace(scale=0.5))
    camera.open()
    # The scene may be there before the message is.
    deadline = time.monotonic() + PATIENCE
    while frame_of(camera).pixels.shape != (90, 160, 3):
        assert time.monotonic() < deadline
    camera.close()


def test_one_that_cannot_be_started_says_why(fault: Path, make: Make) -> None:
    fault.write_text("unplug")
    camera = make()
    with pytest.raises(CameraError, match="unplugged"):
        camera.read(PATIENCE)


def test_a_crash_is_an_error(fault: Path, make: Make) -> None:
    camera = make()
    frame_of(camera)
    fault.write_text("crash")
    with pytest.raises(CameraError, match="process has ended"):
        list(iter(lambda: camera.read(PATIENCE), None))


@pytest.mark.parametrize("what", ["hang", "hang-in-close"])
def test_one_that_hangs_is_killed_and_closing_takes_no_longer_than_it_may(fault: Path, make: Make, what: str) -> None:
    camera = make()
    frame_of(camera)
    fault.write_text(what)
    with pytest.raises(CameraError):  # hanging: none comes
        list(iter(lambda: camera.read(0.5), None))
    began = time.monotonic()
    camera.close()
    assert time.monotonic() - began < POLITE_SECONDS + TERMINATE_SECONDS + 0.5


def test_one_that_works_ends_politely_and_may_be_closed_again(make: Make) -> None:
    camera = make()
    frame_of(camera)
    camera.close()
    assert camera._process is not None
    assert camera._process.returncode == 0
    camera.close()
    assert camera.read(1) is None


def test_one_that_was_never_opened_can_be_closed_and_not_be_read(fault: Path) -> None:
    camera = ProcessCamera(CameraDescription("faulty", str(fault)), MonotonicClock(), 4)
    with pytest.raises(CameraError, match="not opened"):
        camera.read(0)
    camera.focus()
    camera.close()
    assert camera.read(0) is None


def test_one_that_is_closed_before_it_is_opened_starts_nothing(fault: Path) -> None:
    camera = ProcessCamera(CameraDescription("faulty", str(fault)), MonotonicClock(), 4)
    camera.close()
    camera.open()
    assert camera.process_id is None


def test_where_the_system_gives_no_room_it_is_said_and_nothing_is_left(
    fault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    before = len(list(Path("/proc/self/fd").iterdir()))
    camera = ProcessCamera(CameraDescription("faulty", str(fault)), MonotonicClock(), 4)
    with pytest.raises(CameraError, match="cannot be started: No such file"):
        camera.open()
    camera.close()
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_closing_lets_a_waiting_reader_go(fault: Path, make: Make) -> None:
    camera = make()
    frame_of(camera)
    fault.write_text("stall")
    with pytest.raises(CameraStalledError):
        list(iter(lambda: camera.read(0.5), None))
    timer = threading.Timer(0.1, camera.close)
    timer.start()
    began = time.monotonic()
    assert camera.read(60) is None
    assert time.monotonic() - began < 10
    timer.join()


def test_nothing_is_left_open(make: Make) -> None:
    def handles() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    before, threads = handles(), threading.active_count()
    for _ in range(3):
        camera = make()
        frame_of(camera)
        camera.close()
    assert (handles(), threading.active_count()) == (before, threads)


def test_the_process_ends_when_the_program_is_killed(fault: Path) -> None:
    program = (
        "import sys, time\n"
        "from edge.cameras.process import ProcessCamera\n"
        "from edge.cameras.wire import CameraDescription\n"
        "from edge.clock import MonotonicClock\n"
        f"camera = ProcessCamera(CameraDescription('faulty', {str(fault)!r}), MonotonicClock(), 4)\n"
        "camera.open()\n"
        "camera.read(20)\n"
        "print(camera.process_id, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        child = int(process.stdout.readline())
        # Ctrl-C reaches all processes of a terminal: this one leaves the end to the program.
        os.kill(child, signal.SIGINT)
        fault.write_text("hang")
        threading.Event().wait(0.3)
        assert Path(f"/proc/{child}").exists()
        process.kill()
    deadline = time.monotonic() + PATIENCE
    while Path(f"/proc/{child}/cmdline").exists() and Path(f"/proc/{child}/cmdline").read_bytes():
        assert time.monotonic() < deadline, "the camera's process outlives the program"
        threading.Event().wait(0.05)


def test_the_largest_frames_of_a_whole_loop_fit(make: Make) -> None:
    camera = make(rate=15.0, width=1280, height=720, slots=slots_for(8))
    held = [frame_of(camera) for _ in range(slots_for(8) - 2)]
    assert frame_of(camera).id == len(held) + 1
    assert camera.dropped == 0


def test_what_ends_it_unforeseen_is_told_to_the_journal_as_a_record(tmp_path: Path) -> None:
    with (tmp_path / "told").open("w+b") as told:
        status = os.fstat(told.fileno())
        environment = os.environ | {"JOURNAL_STREAM": f"{status.st_dev}:{status.st_ino}"}
        command = [sys.executable, "-m", "edge.cameras.child", "0", "0", "4", "no description of a camera"]
        assert subprocess.run(command, stderr=told, env=environment, check=False, timeout=PATIENCE).returncode == 1
        told.seek(0)
        (line,) = told.read().decode().splitlines()
    assert line.startswith("<2>")
    assert "no description" not in line
