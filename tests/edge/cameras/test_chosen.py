"""Which camera a profile or the command line means, and a film that runs as a live camera."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from edge import profiles
from edge.cameras.chosen import described, is_live, live_camera
from edge.cameras.ring import slots_for
from edge.cameras.source import CameraError
from edge.clock import MonotonicClock
from edge.profile_keys import CameraKeys
from pipelines.session import CameraStatus
from tests.edge.cameras.conftest import film, number_of


@pytest.mark.parametrize(
    ("where", "kind", "path"),
    [
        (None, "device", "/dev/video2"),
        ("auto", "auto", ""),
        ("csi", "csi", ""),
        ("usb", "usb", ""),
        ("/dev/video12", "device", "/dev/video12"),
        ("faulty:/tmp/fault:films/shelf.avi", "faulty", "/tmp/fault:films/shelf.avi"),  # noqa: S108 -- not written to
    ],
)
def test_what_names_a_camera(where: str | None, kind: str, path: str) -> None:
    keys = CameraKeys(
        source="/dev/video2", width=640, height=480, frames_per_second=12, focus="fixed", focus_metres=0.3
    )
    made = described(keys, where)
    assert (made.kind, made.path) == (kind, path)
    assert (made.width, made.height, made.frames_per_second) == (640, 480, 12)
    assert (made.focus, made.focus_metres) == ("fixed", 0.3)
    assert where is None or is_live(where)


@pytest.mark.parametrize("where", ["", "frames", "shelf.avi", "loop:", "webcam:1", "/dev/null", "usb:0"])
def test_anything_else_is_no_live_camera(where: str) -> None:
    with pytest.raises(CameraError, match="Write auto, csi, usb"):
        described(CameraKeys(), where)
    assert not is_live(where) or where == "loop:"


def test_a_film_that_cannot_be_read_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(CameraError, match="There is no file"):
        described(CameraKeys(), f"loop:{tmp_path / 'gone.avi'}")
    path = film(tmp_path / "film.avi", 3)
    assert is_live(f"loop:{path}")
    assert described(CameraKeys(), f"loop:{path}").path == str(path)


def test_the_two_jobs_focus_as_their_work_wants() -> None:
    assert described(profiles.load("orcam").camera, None).focus == "on-command"
    assert described(profiles.load("metafors").camera, None).focus == "continuous"


def test_a_film_runs_as_a_live_camera(tmp_path: Path) -> None:
    told: list[CameraStatus] = []
    path = film(tmp_path / "film.avi", 12, rate=20)
    camera = live_camera(CameraKeys(frames_per_second=60), f"loop:{path}", MonotonicClock(), slots_for(2), told.append)
    camera.open()
    shown: list[int] = []
    while len(shown) < 26:
        frame = camera.read(20)
        assert frame is not None
        shown.append(number_of(frame.pixels))
    camera.close()
    # A busy machine may lose one; they come in order, and over again.
    steps = [(later - earlier) % 12 for earlier, later in itertools.pairwise(shown)]
    assert steps.count(1) > 20
    assert told == []
