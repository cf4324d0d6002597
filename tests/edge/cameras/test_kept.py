"""A kept camera: what it tells, passes on and starts anew, with cameras that do as the test says."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest

from edge.cameras import kept
from edge.cameras.faulty import FaultyCamera
from edge.cameras.kept import KeptCamera
from edge.cameras.source import CameraError, CameraStalledError, LiveCamera, Pace
from edge.clock import ManualClock
from pipelines.session import CameraStatus, CameraTrouble
from pipelines.types import Frame, Pixels

SCENE: Pixels = np.random.default_rng(3).integers(30, 255, (48, 64, 3), dtype=np.uint8)
STEP = 0.1


class Bench:
    """A kept camera and all that were made for it."""

    def __init__(self, failures: int = 3) -> None:
        self.clock = ManualClock(10.0)
        self.made: list[FaultyCamera] = []
        self.told: list[CameraTrouble | None] = []
        self.is_unplugged = False
        self.is_covered = False
        self.hangs_in_close: threading.Event | None = None
        self.camera = KeptCamera(self._make, self.clock, self._tell, frames_per_second=10, failures=failures)

    def _make(self) -> FaultyCamera:
        camera = FaultyCamera(SCENE, self.clock)
        if self.is_unplugged:
            camera.trigger_error()
        if self.is_covered:
            camera.trigger_black()
        hanging = self.hangs_in_close
        if hanging is not None:
            camera.close = hanging.wait  # type: ignore[method-assign,assignment]
        self.made.append(camera)
        return camera

    def _tell(self, status: CameraStatus) -> None:
        self.told.append(status.trouble)

    def read(self) -> Frame | None:
        """Read once, without waiting."""
        # A camera of before closes in a thread.
        if self.camera._closing is not None and self.hangs_in_close is None:
            self.camera._closing.join(5)
        try:
            return self.camera.read(0)
        except CameraStalledError:
            return None

    def run(self, seconds: float) -> list[Frame]:
        """Let time pass, reading all the while."""
        frames = []
        for _ in range(round(seconds / STEP)):
            self.clock.advance(STEP)
            frame = self.read()
            if frame is not None:
                frames.append(frame)
        return frames


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    made.camera.open()
    yield made
    made.camera.close()


def test_a_camera_that_is_well_passes_its_pictures_on(bench: Bench) -> None:
    frames = bench.run(3)
    assert [frame.id for frame in frames] == list(range(1, 31))
    assert [frame.captured_at for frame in frames] == pytest.approx([10 + STEP * number for number in range(1, 31)])
    assert bench.told == []


@pytest.mark.parametrize("trouble", list(CameraTrouble))
def test_each_trouble_is_told_once_and_the_camera_restarted(bench: Bench, trouble: CameraTrouble) -> None:
    before = bench.run(1)
    fault = {
        CameraTrouble.STALLED: bench.made[0].trigger_stall,
        CameraTrouble.FROZEN: bench.made[0].trigger_freeze,
        CameraTrouble.BLACK: bench.made[0].trigger_black,
        CameraTrouble.FAILED: bench.made[0].trigger_error,
    }[trouble]
    fault()
    bench.run(2.2)
    assert bench.told[0] is trouble
    after = bench.run(2)
    assert bench.told == [trouble, None]
    assert len(bench.made) == 2
    assert after
    assert after[0].id > before[-1].id, "numbers count on"
    assert after[0].captured_at > before[-1].captured_at


@pytest.mark.parametrize("fault", ["torn", "slow"])
def test_a_torn_or_slow_camera_is_left_at_work(bench: Bench, fault: str) -> None:
    bench.run(1)
    getattr(bench.made[0], f"trigger_{fault}")()
    assert len(bench.run(5)) >= 8
    assert (bench.told, len(bench.made)) == ([], 1)


def test_an_end_is_a_failure_of_a_live_camera(bench: Bench) -> None:
    bench.made[0].trigger_end()
    bench.run(2)
    assert bench.told == [CameraTrouble.FAILED, None]


def test_pictures_are_held_back_until_good_ones_come(bench: Bench) -> None:
    bench.run(1)
    bench.made[0].trigger_black()
    bench.is_covered = True
    bench.run(2.5)
    assert bench.run(60) == []
    assert bench.told == [CameraTrouble.BLACK]
    assert len(bench.made) == 2, "restarted once"
    bench.made[-1].trigger_recovery()
    assert len(bench.run(1)) == 10
    assert bench.told == [CameraTrouble.BLACK, None]


def test_after_so_many_failures_in_a_row_it_raises_with_the_cause_and_goes_on_raising(bench: Bench) -> None:
    bench.is_unplugged = True
    bench.made[0].trigger_error()
    with pytest.raises(CameraError, match=r"failed 3 times in a row\. The camera was unplugged"):
        bench.run(60)
    assert bench.told == [CameraTrouble.FAILED]
    assert len(bench.made) == 3
    with pytest.raises(CameraError, match="3 times"):
        bench.camera.read(0)


def test_a_camera_that_is_missing_at_the_start_may_come_later() -> None:
    late = Bench()
    late.is_unplugged = True
    late.camera.open()
    assert late.run(0.5) == []
    assert late.told == [CameraTrouble.FAILED]
    late.is_unplugged = False
    assert late.run(3)
    assert late.told == [CameraTrouble.FAILED, None]
    late.camera.close()


def test_a_pace_holds_after_a_restart_too_and_sets_what_is_late(bench: Bench) -> None:
    bench.run(0.5)
    bench.camera.adapt(Pace(0.5, 0.5))
    assert bench.made[0].pace == Pace(0.5, 0.5)
    bench.made[0].trigger_stall()
    bench.run(5.5)  # two seconds between pictures: three may miss
    assert bench.told == []
    bench.run(2.5)
    assert bench.told[0] is CameraTrouble.STALLED
    assert bench.made[-1].pace == Pace(0.5, 0.5)
    assert len(bench.made) == 2


def test_focusing_reaches_the_camera_that_runs(bench: Bench) -> None:
    bench.camera.focus()
    assert bench.made[0].times_focused == 1
    bench.camera.close()
    bench.camera.focus()
    assert bench.made[0].times_focused == 1


def test_a_camera_that_hangs_in_close_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "CLOSE_SECONDS", 0.3)
    bench = Bench()
    let_go = bench.hangs_in_close = threading.Event()
    bench.camera.open()
    bench.run(0.5)
    bench.made[0].trigger_error()
    began = time.monotonic()
    bench.run(3)
    assert time.monotonic() - began < 0.2, "reading waited for it"
    # Its successor waits a while, since two cannot hold one device; then it is started all the same.
    assert len(bench.made) == 1
    time.sleep(kept.CLOSE_SECONDS)  # of the machine: that is what is tested
    bench.run(1)
    assert len(bench.made) == 2
    began = time.monotonic()
    bench.camera.close()
    assert time.monotonic() - began < 1
    let_go.set()


def test_it_may_be_opened_again_after_it_was_closed(bench: Bench) -> None:
    bench.run(1)
    bench.camera.close()
    assert bench.camera.read(0) is None
    bench.clock.advance(5)
    bench.camera.open()
    assert [frame.id for frame in bench.run(0.3)] == [11, 12, 13]
    assert bench.told == []


def test_another_way_of_making_it_that_is_known_before_it_is_opened_restarts_nothing() -> None:
    bench, others = Bench(), list[FaultyCamera]()

    def other() -> FaultyCamera:
        others.append(FaultyCamera(SCENE, bench.clock))
        return others[-1]

    bench.camera.become(other, frames_per_second=10, failures=3)
    bench.camera.open()
    assert len(bench.run(1)) == 10
    assert (len(bench.made), len(others)) == (0, 1)
    bench.camera.become(other, frames_per_second=10, failures=3)
    bench.run(2)
    assert len(others) == 2, "the one at hand gives way"
    assert bench.told == []
    bench.camera.close()


def test_a_camera_that_is_made_while_it_is_closed_is_not_opened() -> None:
    bench = Bench()
    make = bench.camera._make

    def made_late() -> LiveCamera:
        camera = make()
        bench.camera.close()
        return camera

    bench.camera._make = made_late
    bench.camera.open()
    assert bench.camera.read(0) is None
    assert bench.made[0].read(0) is None, "it was opened"


def test_reading_waits_no_longer_than_it_is_told_while_restarting(bench: Bench) -> None:
    bench.made[0].trigger_error()
    bench.run(0.1)
    began = time.monotonic()
    with pytest.raises(CameraStalledError):
        bench.camera.read(0.2)
    assert 0.2 <= time.monotonic() - began < 0.5


def test_closing_lets_a_waiting_reader_go(bench: Bench) -> None:
    bench.made[0].trigger_error()
    bench.run(0.1)
    timer = threading.Timer(0.1, bench.camera.close)
    timer.start()
    began = time.monotonic()
    assert bench.camera.read(20) is None
    assert time.monotonic() - began < 5
    timer.join()
    assert bench.camera.read(1) is None
