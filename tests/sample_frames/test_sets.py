"""The rendered sets are whole, and they are what the list says."""

import itertools
import tomllib
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import zxingcpp

from edge import sample_sets
from pipelines.types import Symbology
from sample_frames.render.codes import has_valid_check_digit
from sample_frames.render.sets import SETS

HERE = Path(__file__).resolve().parents[2] / "sample_frames"
FOLDERS = sorted(path.parent for path in HERE.glob("*/set.toml"))
MOST_BYTES = 48_000_000
"""Everybody who fetches the project fetches these too. Picks are made of few pictures, shown again and again."""
ACTS = {"at", "command", "press", "reason", "text", "digits", "number", "field"}


def _described(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "set.toml").read_text(encoding="utf-8"))


def _files(described: dict[str, Any]) -> list[str]:
    """Give the pictures in the order in which they are first shown."""
    return list(dict.fromkeys(frame["file"] for frame in described["frame"]))


def _barcodes(described: dict[str, Any]) -> list[dict[str, Any]]:
    return [code for frame in described["frame"] for code in frame.get("barcode", [])]


def test_every_listed_set_is_rendered_and_no_other() -> None:
    assert [folder.name for folder in FOLDERS] == sorted(each.name for each in SETS)


def test_there_are_enough_sets_and_they_are_small_enough() -> None:
    lengths = [len(_files(_described(folder))) for folder in FOLDERS]
    assert sum(length == 1 for length in lengths) >= 12
    assert sum(length > 1 for length in lengths) >= 4
    assert sum(path.stat().st_size for folder in FOLDERS for path in folder.iterdir()) <= MOST_BYTES


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_set_is_whole(folder: Path) -> None:
    described = _described(folder)
    assert described["profile"] in {"orcam", "metafors"}
    assert set(described["nominal"]) == {"quality", "barcodes", "detection", "line"}
    frames = described["frame"]
    assert sorted(path.name for path in folder.glob("*.jpg")) == sorted(_files(described))
    times = [frame["at"] for frame in frames]
    assert all(earlier < later for earlier, later in itertools.pairwise(times))
    assert times[-1] < described["duration"]
    for frame in frames:
        picture = cv2.imread(str(folder / frame["file"]), cv2.IMREAD_REDUCED_GRAYSCALE_8)
        assert picture is not None
        height, width = (8 * size for size in picture.shape)
        for thing in (*frame.get("text", []), *frame.get("barcode", [])):
            quad = np.array(thing["quad"])
            assert quad.shape == (4, 2)
            assert ((quad >= -1) & (quad <= (width + 1, height + 1))).all()
            # Clockwise with y downwards: the area by the shoelace formula is positive.
            x, y = quad.T
            assert float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) > 0


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_acts_of_a_set_can_be_played(folder: Path) -> None:
    described = _described(folder)
    acts = described.get("input", [])
    assert len(sample_sets.load(folder).given) == len(acts), "each is a command with all its arguments, or a press"
    assert [act["at"] for act in acts] == sorted(act["at"] for act in acts)
    for act in acts:
        assert set(act) <= ACTS
        assert ("command" in act) != ("press" in act)
        assert 0 <= act["at"] < described["duration"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_numbers_have_valid_check_digits(folder: Path) -> None:
    described = _described(folder)
    lines = described.get("pick_list", {}).get("lines", [])
    contents = [code["content"] for line in lines for code in line["barcodes"]]
    numbers = [content for content in contents if content.isdecimal()]
    for code in _barcodes(described):
        if Symbology(code["symbology"]) in {Symbology.EAN_13, Symbology.ITF}:
            numbers.append(code["text"])
        for identifier, digits in (("(00)", 18), ("(01)", 14), ("(02)", 14)):
            if code["text"].startswith(identifier):
                numbers.append(code["text"][4 : 4 + digits])
    assert all(has_valid_check_digit(number) for number in numbers), numbers
    # Numbers for use inside one company only (prefix 20), so that none is a real product's.
    assert all(number.zfill(14)[1:].startswith("20") for number in numbers if len(number) <= 14), numbers


STILLS = [folder for folder in FOLDERS if len(_files(_described(folder))) == 1 and _barcodes(_described(folder))]


@pytest.mark.parametrize("folder", STILLS, ids=lambda folder: folder.name)
def test_the_codes_of_a_still_can_be_read(folder: Path) -> None:
    frame = _described(folder)["frame"][0]
    read = zxingcpp.read_barcodes(cv2.imread(str(folder / frame["file"])))
    assert sorted(code.text for code in read) == sorted(code["text"] for code in frame["barcode"])
    for code in read:
        (told,) = (each for each in frame["barcode"] if each["text"] == code.text)
        corners = code.position
        found = np.array([(corner.x, corner.y) for corner in (corners.top_left, corners.bottom_right)]).mean(axis=0)
        assert np.hypot(*(found - np.mean(told["quad"], axis=0))) < 25, "the quad is where the code is"


PICKS = [folder for folder in FOLDERS if "pick_list" in _described(folder) and folder not in STILLS]
SIDE_BY_SIDE = {"pick-two-codes", "pick-three-equal"}
"""Sets that show two codes at once, on purpose."""


def _runs(folder: Path) -> list[tuple[tuple[str, ...], list[dict[str, Any]]]]:
    """Give the frames that show the same codes one after another, with those codes."""
    frames = _described(folder)["frame"]
    groups = itertools.groupby(frames, lambda frame: tuple(code["text"] for code in frame.get("barcode", [])))
    return [(codes, list(group)) for codes, group in groups]


@pytest.mark.parametrize("folder", PICKS, ids=lambda folder: folder.name)
def test_each_code_of_a_pick_is_told_in_two_frames_and_leaves_the_view(folder: Path) -> None:
    runs = _runs(folder)
    assert all(len(codes) < 2 for codes, _ in runs) == (folder.name not in SIDE_BY_SIDE)
    assert all(len(frames) >= 2 for codes, frames in runs if codes)
    shown = [code for codes, _ in runs for code in codes]
    wanted = [line["location_barcode"] for line in _described(folder)["pick_list"]["lines"]]
    last = [len(shown) - shown[::-1].index(text) for text in wanted if text in shown]
    assert last == sorted(last), "the places are visited in the order of the list; a wrong one may come before"


@pytest.mark.parametrize("folder", PICKS, ids=lambda folder: folder.name)
def test_whenever_a_code_is_shown_its_pictures_differ(folder: Path) -> None:
    # A picture that is shown twice is no second look: a code is believed for what different frames say of it.
    for codes, frames in _runs(folder):
        assert not codes or len({frame["file"] for frame in frames}) >= 2


def test_the_bars_of_a_scratched_code_are_read_by_no_reader() -> None:
    folder = HERE / "pick-scratched"
    pictures = [cv2.imread(str(folder / file)) for file in _files(_described(folder))]
    read = {code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)}
    assert read == {"A-04-1"}
