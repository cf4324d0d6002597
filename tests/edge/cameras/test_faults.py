"""Each fault of a real camera process: told, recovered from without a restart of the program, and told again."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from edge.cameras import keeping
from edge.cameras.chosen import live_camera
from edge.cameras.faulty_sensor import Fault
from edge.cameras.source import CameraError, CameraStalledError, LiveCamera
from edge.cameras.watch import Limits
from edge.clock import MonotonicClock
from edge.profile_keys import CameraKeys
from pipelines.session import CameraStatus, CameraTrouble
from pipelines.types import Frame

KEYS = CameraKeys(width=320, height=180, frames_per_second=30, failures=3)
LIMITS = Limits(start=20, stale=0.8, frozen=0.5, black=0.5)
"""Shorter than usual, so that no test takes long; a busy machine starts a process in a second or two."""
PATIENCE = 30.0
READ_SECONDS = 0.25
LATE = 0.4
"""How much longer a read may take than it was told, on a busy machine; ending a process that hangs takes 0.7 s."""


class Bench:
    """A kept camera in real processes."""

    def __init__(self, fault: Path) -> None:
        self.fault = fault
        self.told: list[CameraTrouble | None] = []
        self.frames: list[Frame] = []
        self.longest_read = 0.0
        self.camera: LiveCamera = live_camera(KEYS, f"faulty:{fault}", MonotonicClock(), 6, self._tell, limits=LIMITS)

    def _tell(self, status: CameraStatus) -> None:
        self.told.append(status.trouble)

    def read(self) -> None:
        """Read once, as the live loop does."""
        began = time.monotonic()
        try:
            frame = self.camera.read(READ_SECONDS)
        except CameraStalledError:
            frame = None
        self.longest_read = max(self.longest_read, time.monotonic() - began)
        if frame is not None:
            self.frames = [*self.frames[-2:], frame]

    def read_frames(self, count: int) -> None:
        """Read until so many more frames have come."""
        last = self.frames[-1].id if self.frames else 0
        deadline = time.monotonic() + PATIENCE
        while not self.frames or self.frames[-1].id < last + count:
            assert time.monotonic() < deadline, f"no pictures come; told {self.told}"
            self.read()

    def read_until_told(self, count: int) -> None:
        """Read until so much was told."""
        deadline = time.monotonic() + PATIENCE
        while len(self.told) < count:
            assert time.monotonic() < deadline, f"only {self.told} was told"
            self.read()


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setattr(keeping, "FIRST_PAUSE_SECONDS", 0.1)
    made = Bench(tmp_path / "fault")
    made.camera.open()
    yield made
    made.camera.close()


LOSSES = {
    Fault.STALL: CameraTrouble.STALLED,
    Fault.FREEZE: CameraTrouble.FROZEN,
    Fault.BLACK: CameraTrouble.BLACK,
    Fault.ERROR: CameraTrouble.FAILED,
    Fault.UNPLUG: CameraTrouble.FAILED,
    Fault.CRASH: CameraTrouble.FAILED,
    Fault.HANG: CameraTrouble.STALLED,
    Fault.HANG_IN_CLOSE: CameraTrouble.FAILED,
}
HARMLESS = {Fault.TORN, Fault.SLOW}


def test_every_fault_is_known_to_be_a_loss_or_harmless() -> None:
    assert LOSSES.keys() | HARMLESS | {Fault.NONE} == set(Fault)


@pytest.mark.parametrize(
    "faults",
    [
        pytest.param((Fault.STALL, Fault.FREEZE, Fault.HANG_IN_CLOSE), id="three"),
        pytest.param(tuple(LOSSES), id="all", marks=pytest.mark.proof),
    ],
)
def test_each_fault_is_told_and_recovered_from(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, faults: tuple[Fault, ...]
) -> None:
    # None of the cameras lives long enough to be steady, and each of them is to be recovered from.
    monkeypatch.setattr(keeping, "STEADY_SECONDS", 0.1)
    ids = []
    for number, fault in enumerate(faults):
        bench.read_frames(5)
        ids.append(bench.frames[-1].id)
        bench.fault.write_text(fault)
        bench.read_until_told(2 * number + 1)
        assert bench.told[-1] is LOSSES[fault], fault
        bench.fault.unlink()
        bench.read_until_told(2 * number + 2)
        assert bench.told[-1] is None
        bench.read_frames(2)
    assert all(later > earlier for earlier, later in itertools.pairwise(ids))
    assert bench.longest_read < READ_SECONDS + LATE


@pytest.mark.parametrize("fault", sorted(HARMLESS))
def test_a_harmless_fault_is_not_told(bench: Bench, fault: Fault) -> None:
    bench.read_frames(3)
    bench.fault.write_text(fault)
    bench.read_frames(4)
    assert bench.told == []


def test_a_camera_that_stays_unplugged_ends_the_program_with_the_cause(bench: Bench) -> None:
    bench.read_frames(3)
    bench.fault.write_text("unplug")
    with pytest.raises(CameraError, match=r"failed 3 times in a row\. The camera is unplugged"):
        bench.read_until_told(2)
    assert bench.told == [CameraTrouble.FAILED]
