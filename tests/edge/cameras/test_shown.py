"""A camera that shows one of several views, chosen while it runs."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from edge.cameras.shown import Shown, ShownCamera
from edge.clock import ManualClock
from pipelines.types import Frame


def film(*greys: int) -> tuple[Frame, ...]:
    """Give frames of one grey each, one a second, the first at 5 s."""
    return tuple(Frame(number, 5.0 + number, np.full((4, 4, 3), grey, np.uint8)) for number, grey in enumerate(greys))


class Setting:
    """A camera, its clock, and what it is told to show."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.view: Shown | None = Shown("one")
        views = {"one": film(10), "two": film(20, 21, 22)}
        self.camera = ShownCamera(views, lambda: self.view, self.clock, 0.5)
        self.camera.open()

    def grey(self) -> int:
        """Give what the next frame shows."""
        frame = self.camera.read(1.0)
        assert frame is not None
        assert frame.captured_at == self.clock.now()
        self.clock.advance(0.5)
        return int(frame.pixels[0, 0, 0])


@pytest.fixture
def setting() -> Setting:
    return Setting()


def test_a_still_view_stays(setting: Setting) -> None:
    assert [setting.grey() for _ in range(4)] == [10] * 4


def test_a_view_is_still_until_it_moves_and_then_goes_on_to_its_last_frame(setting: Setting) -> None:
    setting.view = Shown("two")
    assert [setting.grey() for _ in range(5)] == [20] * 5
    setting.view = Shown("two", is_moving=True)
    assert [setting.grey() for _ in range(8)] == [20, 20, 21, 21, 22, 22, 22, 22]


def test_frames_are_numbered_throughout(setting: Setting) -> None:
    first = setting.camera.read(1.0)
    setting.clock.advance(0.5)
    setting.view = Shown("two")
    second = setting.camera.read(1.0)
    assert first is not None
    assert second is not None
    assert second.id == first.id + 1


def test_it_ends_when_there_is_nothing_to_show(setting: Setting) -> None:
    setting.view = None
    assert setting.camera.read(1.0) is None


def test_close_ends_a_waiting_read(setting: Setting) -> None:
    assert setting.camera.read(1.0) is not None
    threading.Timer(0.1, setting.camera.close).start()
    assert setting.camera.read(1.0) is None
    assert setting.camera.read(1.0) is None
