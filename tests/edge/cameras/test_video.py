"""A video file as a camera: whole, cut, and not a video at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from edge.cameras.source import CameraError, CutShortError, FrameSource
from edge.cameras.video import VideoCamera, frames
from pipelines.types import Frame
from tests.edge.cameras.conftest import RunningClock, film, number_of


def all_of(path: Path) -> tuple[list[Frame], CameraError | None]:
    """Read what can be read, and why it ended."""
    read: list[Frame] = []
    try:
        read.extend(frames(path))
    except CutShortError as error:
        # list.extend keeps what came before the error.
        return read, error
    return read, None


@pytest.mark.parametrize("ending", [".avi", ".mkv"])
def test_a_whole_video_gives_every_frame_at_its_time(tmp_path: Path, ending: str) -> None:
    read, error = all_of(film(tmp_path / f"film{ending}", 12))
    assert error is None
    assert [number_of(frame.pixels) for frame in read] == list(range(12))
    assert [frame.id for frame in read] == list(range(1, 13))
    assert [frame.captured_at for frame in read] == pytest.approx([number / 10 for number in range(12)], abs=0.002)


@pytest.mark.parametrize("ending", [".avi", ".mkv"])
def test_a_cut_video_gives_what_is_there_and_says_that_it_was_cut(tmp_path: Path, ending: str) -> None:
    content = film(tmp_path / f"film{ending}", 60).read_bytes()
    cut = tmp_path / f"cut{ending}"
    cut.write_bytes(content[: len(content) // 2])
    read, error = all_of(cut)
    assert 10 <= len(read) <= 40
    assert f"ends in the middle: {len(read)} of 60 frames" in str(error)
    assert [number_of(frame.pixels) for frame in read] == [number % 12 for number in range(len(read))]


def test_a_live_camera_gives_the_readable_part_and_then_raises_once(
    tmp_path: Path, running_clock: RunningClock
) -> None:
    path = film(tmp_path / "film.avi", 30)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    camera: FrameSource = VideoCamera(path, running_clock)
    camera.open()
    given: list[Frame] = []
    with pytest.raises(CutShortError, match="ends in the middle"):
        given.extend(iter(lambda: camera.read(0.25), None))
    assert [number_of(frame.pixels) for frame in given] == list(range(len(given)))
    assert given
    assert camera.read(0.25) is None
    camera.close()


def test_closing_in_the_middle_ends_it(tmp_path: Path, running_clock: RunningClock) -> None:
    camera = VideoCamera(film(tmp_path / "film.avi", 12), running_clock)
    camera.open()
    assert camera.read(0.25) is not None
    camera.close()
    assert camera.read(0.25) is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"Beste bewoner,\n" * 500, "is not a video"),
        (b"RIFF\x00\x00\x00\x00AVI ", "is not a video"),
    ],
)
def test_what_is_no_video_is_said(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "film.avi"
    path.write_bytes(content)
    with pytest.raises(CameraError, match=said):
        next(frames(path))


def test_an_mp4_without_its_end_is_said(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mp4", 30)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(CameraError, match="is not a video, or its beginning or end is missing"):
        next(frames(path))


def test_a_missing_video_is_said(tmp_path: Path) -> None:
    with pytest.raises(CameraError, match="There is no file"):
        next(frames(tmp_path / "gone.avi"))


def test_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(CameraError, match="is not a file"):
        next(frames(tmp_path))
