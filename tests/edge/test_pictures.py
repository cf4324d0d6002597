"""Picture files: every kind is opened alike, and every way to be unusable is said."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from edge import picture_format, pictures
from edge.errors import UserError
from edge.picture_format import PictureFacts
from pipelines.types import Pixels
from pipelines.vision import MOST_PIXELS

RNG = np.random.default_rng(7)
PICTURE: Pixels = cv2.resize(RNG.integers(0, 255, (6, 8, 3), dtype=np.uint8), (80, 60)).astype(np.uint8)


def encoded(ending: str, pixels: NDArray[np.uint8] | NDArray[np.uint16] = PICTURE, *options: int) -> bytes:
    return cv2.imencode(ending, pixels, list(options))[1].tobytes()


def written(folder: Path, content: bytes, name: str = "picture") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def refused(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        pictures.load(path)
    said = str(caught.value)
    assert said.count(". ") >= 1, "a problem and a remedy"
    return said


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def black_png(width: int, height: int) -> bytes:
    compressor = zlib.compressobj(9)
    row = bytes(width // 8 + 1)
    data = b"".join(compressor.compress(row) for _ in range(height)) + compressor.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return picture_format.PNG_START + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def exif(orientation: int) -> bytes:
    """Make a JPEG segment with an orientation."""
    tiff = b"II*\0\x08\0\0\0" + struct.pack("<HHHIHHI", 1, 0x0112, 3, 1, orientation, 0, 0)
    content = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content


@pytest.mark.parametrize("ending", [".png", ".bmp", ".tiff"])
def test_a_lossless_picture_comes_back_as_it_was(tmp_path: Path, ending: str) -> None:
    assert np.array_equal(pictures.load(written(tmp_path, encoded(ending))), PICTURE)


@pytest.mark.parametrize("ending", [".jpg", ".webp"])
def test_a_lossy_picture_comes_back_much_as_it_was(tmp_path: Path, ending: str) -> None:
    pixels = pictures.load(written(tmp_path, encoded(ending)))
    assert pixels.shape == PICTURE.shape
    assert pixels.dtype == np.dtype(np.uint8)
    assert np.abs(pixels.astype(int) - PICTURE).mean() < 5


def test_the_file_s_name_does_not_matter(tmp_path: Path) -> None:
    assert pictures.load(written(tmp_path, encoded(".png"), "photo.jpg")).shape == PICTURE.shape


def test_grey_becomes_three_channels(tmp_path: Path) -> None:
    grey = np.ascontiguousarray(PICTURE[:, :, 0])
    assert np.array_equal(pictures.load(written(tmp_path, encoded(".png", grey))), np.dstack([grey] * 3))


def test_sixteen_bits_become_eight(tmp_path: Path) -> None:
    deep = PICTURE.astype(np.uint16) * 257
    assert np.abs(pictures.load(written(tmp_path, encoded(".png", deep))).astype(int) - PICTURE).max() <= 1


def test_transparency_is_dropped(tmp_path: Path) -> None:
    clear = np.dstack([PICTURE, np.zeros(PICTURE.shape[:2], np.uint8)])
    assert np.array_equal(pictures.load(written(tmp_path, encoded(".png", clear))), PICTURE)


@pytest.mark.parametrize(("orientation", "turns"), [(1, 0), (6, -1), (3, 2), (8, 1)])
def test_a_picture_is_turned_upright(tmp_path: Path, orientation: int, turns: int) -> None:
    plain = encoded(".jpg")
    turned = plain[:2] + exif(orientation) + plain[2:]
    upright = np.rot90(pictures.load(written(tmp_path, plain, "plain")), turns)
    assert np.array_equal(pictures.load(written(tmp_path, turned)), upright)


def test_a_progressive_jpeg_and_one_with_more_behind_its_end_are_whole(tmp_path: Path) -> None:
    progressive = encoded(".jpg", PICTURE, cv2.IMWRITE_JPEG_PROGRESSIVE, 1)
    restarts = encoded(".jpg", PICTURE, cv2.IMWRITE_JPEG_RST_INTERVAL, 1)
    for content in (progressive, restarts, progressive + b"a phone's own data"):
        assert pictures.load(written(tmp_path, content)).shape == PICTURE.shape


def test_a_thumbnail_s_end_is_not_the_picture_s(tmp_path: Path) -> None:
    plain, thumbnail = encoded(".jpg"), encoded(".jpg", PICTURE[:8, :8])
    segment = b"\xff\xe2" + struct.pack(">H", len(thumbnail) + 2) + thumbnail
    whole = plain[:2] + segment + plain[2:]
    assert picture_format.inspect(whole) == PictureFacts(80, 60, is_whole=True)
    assert "is cut off" in refused(written(tmp_path, whole[:-40]))


@given(st.data())
@settings(max_examples=60)
def test_a_jpeg_or_png_cut_anywhere_is_noticed(data: st.DataObject) -> None:
    content = encoded(data.draw(st.sampled_from([".jpg", ".png"])))
    length = data.draw(st.integers(8, len(content) - 1))
    facts = picture_format.inspect(content[:length])
    assert facts is not None
    assert not facts.is_whole


@given(st.binary(max_size=300), st.sampled_from([b"", picture_format.JPEG_START, picture_format.PNG_START]))
def test_any_bytes_can_be_inspected(content: bytes, start: bytes) -> None:
    picture_format.inspect(start + content)


@given(content=st.binary(min_size=1, max_size=300), start=st.sampled_from([b"", b"BM", b"II*\0", b"RIFF", b"GIF89a"]))
def test_any_bytes_are_opened_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, start: bytes
) -> None:
    path = written(tmp_path_factory.mktemp("any"), start + content)
    try:
        pixels = pictures.load(path)
    except UserError:
        return
    assert pixels.ndim == 3


@pytest.mark.parametrize("ending", [".jpg", ".png", ".webp", ".bmp", ".tiff"])
@pytest.mark.parametrize("share", [0.5, 0.95])
def test_a_cut_picture_is_refused(tmp_path: Path, ending: str, share: float) -> None:
    content = encoded(ending)
    assert "again" in (said := refused(written(tmp_path, content[: int(len(content) * share)]))) or "damaged" in said


def test_a_jpeg_cut_and_filled_with_zeros_is_refused(tmp_path: Path) -> None:
    content = encoded(".jpg")
    assert "is cut off" in refused(written(tmp_path, content[:600] + bytes(len(content) - 600)))


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    assert "There is no file" in refused(tmp_path / "gone.jpg")


def test_an_empty_file_is_said(tmp_path: Path) -> None:
    assert "is empty" in refused(written(tmp_path, b""))


def test_a_file_that_is_no_picture_is_said(tmp_path: Path) -> None:
    assert "is not a picture" in refused(written(tmp_path, b"Beste bewoner,\n" * 100))


def test_a_folder_is_said(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)


def test_a_pipe_is_said_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is not an ordinary file" in refused(tmp_path / "pipe")


def test_a_name_that_cannot_be_is_said(tmp_path: Path) -> None:
    assert "cannot be read: File name too long" in refused(tmp_path / ("x" * 300))


def test_a_forbidden_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, encoded(".png"))
    monkeypatch.setattr(Path, "read_bytes", forbid)  # root may read everything, so the system cannot be asked to refuse
    assert "may not be read" in refused(path)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = written(tmp_path, encoded(".png"))
    with path.open("ab") as file:
        file.truncate(pictures.LARGEST_BYTES + 1)
    assert "at most 200 MB is opened" in refused(path)


def test_a_picture_of_900_megapixels_is_refused_without_the_memory(tmp_path: Path) -> None:
    path = written(tmp_path, black_png(30_000, 30_000))
    assert path.stat().st_size < 1_000_000
    assert "is too large (30000 × 30000 pixels); at most 100 megapixels are opened." in refused(path)


def test_a_header_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    content = bytearray(encoded(".bmp"))
    content[18:26] = struct.pack("<ii", 30_000, 30_000)
    # The limit of OpenCV holds only where it was first imported by the program, so ask a program.
    assert "too large" in said_by_a_program(written(tmp_path, bytes(content)))


@pytest.mark.parametrize("module", ["edge.pictures", "edge.cameras.video", "pipelines.vision.zxing_reader"])
def test_opencv_knows_its_limit_whatever_is_imported_first(tmp_path: Path, module: str) -> None:
    path = written(tmp_path, black_png(30_000, 30_000))
    code = f"import sys, {module}, cv2\ntry: print(cv2.imread(sys.argv[1]))\nexcept cv2.error: print('refused')"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OPENCV")}
    result = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True, env=environment
    )
    assert result.stdout.strip() in {"refused", "None"}


def said_by_a_program(path: Path) -> str:
    code = (
        "import sys, pathlib, edge.pictures as p, edge.errors as e\n"
        "try: p.load(pathlib.Path(sys.argv[1]))\nexcept e.UserError as error: print(error)"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OPENCV")}
    result = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True, env=environment
    )
    assert result.stderr == ""
    return result.stdout


def test_nothing_but_the_message_is_printed_about_a_damaged_picture(tmp_path: Path) -> None:
    content = encoded(".tiff")
    assert "is not a picture" in said_by_a_program(written(tmp_path, content[: len(content) // 2]))


def test_the_limit_fits_in_the_memory_of_a_small_device() -> None:
    assert MOST_PIXELS * 3 <= 300_000_000
