"""Which camera is meant: the candidates in order, the first that gives a picture, and what is said where none does."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from edge.cameras import sensors, v4l2
from edge.cameras.faulty_sensor import SceneSensor
from edge.cameras.picamera import PicameraSensor
from edge.cameras.source import CameraError, CameraStalledError
from edge.cameras.wire import CameraDescription
from tests.edge.cameras.conftest import film
from tests.edge.cameras.fake_picamera2 import module


class Usb(SceneSensor):
    """A USB camera; whose name holds "dead" cannot be opened, whose name holds "mute" gives no picture."""

    closed: list[str] = []  # noqa: RUF012 -- emptied by each test

    def __init__(self, path: Path, description: CameraDescription) -> None:
        super().__init__(description)
        self.name = path.name

    def open(self) -> str:
        """See Sensor."""
        if "dead" in self.name:
            raise CameraError(f"{self.name} cannot be opened.")
        super().open()
        return self.name

    def grab(self, timeout_seconds: float) -> float:
        """See Sensor."""
        if "mute" in self.name:
            raise CameraStalledError(f"{self.name} gives no picture.")
        return super().grab(timeout_seconds)

    def close(self) -> None:
        """See Sensor."""
        self.closed.append(self.name)


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Give the list of USB cameras that there are, for the test to fill."""
    paths: list[Path] = []
    Usb.closed.clear()
    monkeypatch.setattr(v4l2, "usb_devices", lambda: tuple(paths))
    monkeypatch.setattr(v4l2, "V4l2Sensor", Usb)
    monkeypatch.delitem(sys.modules, "picamera2", raising=False)
    monkeypatch.setattr(sensors, "_has_csi_library", lambda: "picamera2" in sys.modules)
    return paths


def test_auto_takes_a_csi_camera_first(connected: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    fake, _ = module()
    monkeypatch.setitem(sys.modules, "picamera2", fake)
    connected.append(Path("video0"))
    sensor, what = sensors.opened(CameraDescription("auto"))
    assert isinstance(sensor, PicameraSensor)
    assert "CSI" in what


def test_auto_goes_on_to_usb_where_no_csi_camera_is_connected(
    connected: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    fake, kind = module()
    kind.found = []
    monkeypatch.setitem(sys.modules, "picamera2", fake)
    connected.append(Path("video0"))
    assert sensors.opened(CameraDescription("auto"))[1] == "video0"


@pytest.mark.parametrize("kind", ["auto", "usb"])
def test_the_first_usb_camera_that_gives_a_picture_is_taken(connected: list[Path], kind: str) -> None:
    connected.extend([Path("dead0"), Path("mute1"), Path("video2"), Path("video3")])
    assert sensors.opened(CameraDescription(kind))[1] == "video2"
    assert Usb.closed == ["dead0", "mute1"]


@pytest.mark.parametrize("kind", ["auto", "usb"])
def test_where_there_is_none_the_remedy_is_said(connected: list[Path], kind: str) -> None:
    assert connected == []
    with pytest.raises(CameraError, match=r"No camera was found.*v4l2-ctl.*kijkmee doctor"):
        sensors.opened(CameraDescription(kind))


def test_where_none_works_each_is_said(connected: list[Path]) -> None:
    connected.extend([Path("dead0"), Path("mute1")])
    with pytest.raises(CameraError, match=r"dead0 cannot be opened\. mute1 gives no picture"):
        sensors.opened(CameraDescription("auto"))


def test_csi_alone_says_why_it_cannot_be(connected: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "picamera2", None)
    connected.append(Path("video0"))
    with pytest.raises(CameraError, match="python3-picamera2"):
        sensors.opened(CameraDescription("csi"))


def test_a_device_a_film_and_a_faulty_one_are_made_as_described(connected: list[Path], tmp_path: Path) -> None:
    assert connected == []
    assert sensors.opened(CameraDescription("device", "/dev/video5"))[1] == "video5"
    path = film(tmp_path / "film.avi", 3)
    assert "film.avi" in sensors.opened(CameraDescription("loop", str(path)))[1]
    fault = tmp_path / "fault"
    assert "made scene" in sensors.opened(CameraDescription("faulty", str(fault)))[1]
    assert "film.avi" in sensors.opened(CameraDescription("faulty", f"{fault}:{path}"))[1]


def test_an_unknown_kind_is_said() -> None:
    with pytest.raises(CameraError, match='no kind of camera "webcam"'):
        sensors.opened(CameraDescription("webcam"))
