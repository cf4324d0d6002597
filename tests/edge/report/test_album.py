"""What was found in the frames, and what came of it."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import cv2
import numpy as np
import pytest

from edge.pick_list_file import ItemCodeInFile, LineInFile, NamesInFile, PickListFile
from edge.replay import Entry
from edge.report.album import MOST_PICTURES, PICTURE_WIDTH, Album
from edge.report.page import About
from edge.report.words import words
from pipelines.types import (
    Detection,
)
from tests.edge.report.made import OTHER, QUAD, Page, code, frame, line, look, speech, written


def test_what_was_found_is_drawn_in_the_pixels_of_the_frame(tmp_path: Path) -> None:
    album = Album()
    album.add(look(frame(1), detections=(Detection(QUAD, 0.9, 0), Detection(OTHER, 0.9, 0))))
    album.add(look(frame(1), line=line("Beste bewoner")))
    page = Page(written(tmp_path, album=album))
    drawn = [(each["class"], each["points"]) for each in page.all("polygon")]
    assert drawn[1::2] == [("detection", "10,80 110,80 110,99 10,99"), ("line", "10,20 110,20 110,60 10,60")]
    # Under each a dark one, so that it is seen on any ground.
    assert [kind for kind, _ in drawn[::2]] == ["detection under", "line under"]
    assert page.all("svg")[-1]["viewbox"] == "0 0 320 200"
    (label,) = [each for each in page.all("span") if (each.get("class") or "").startswith("label")]
    assert label["class"] == "label line beneath"
    assert page.words.count("Beste bewoner") == 2


def test_many_lines_have_numbers_on_the_picture_and_words_beneath(tmp_path: Path) -> None:
    album = Album()
    for number in range(6):
        album.add(look(frame(1), line=line(f"regel {number}")))
    page = Page(written(tmp_path, album=album))
    assert [page.words.count(f"regel {number}") for number in range(6)] == [1] * 6
    assert len([each for each in page.all("span") if "beside" in (each.get("class") or "")]) == 6


PICK_LIST = PickListFile(
    id="P-1",
    lines=(
        LineInFile(
            location="A-03-2",
            location_barcode="A-03-2",
            article="K6204",
            names=NamesInFile(nl="kogellager", en="ball bearing"),
            quantity=2,
            barcodes=(ItemCodeInFile(content="2012345000018"),),
        ),
    ),
)


def test_frames_alike_stand_together_and_tell_what_they_led_to(tmp_path: Path) -> None:
    album = Album()
    for number in (10, 11, 12, 14):
        album.add(look(frame(number), barcodes=(code("111"),)))
    album.add(look(frame(15), barcodes=()))
    for number in (16, 17):
        album.add(look(frame(number), barcodes=(code("222"),)))
    album.add(look(frame(40), barcodes=(code("222"),)))
    entries = (
        speech(0.0, 1.0, "Pak twee."),
        Entry(1.12, "event", "item-refused", {"list_id": "P-1", "line": 1, "scanned": "111"}),
        Entry(1.12, "earcon", "wrong"),
        speech(1.12, 2.0, "Dit is het niet."),
        Entry(
            1.62, "event", "item-verified", {"list_id": "P-1", "line": 1, "scanned": "2", "quantity": 1, "counted": 1}
        ),
    )
    assert [(each.at, each.until, each.frames) for each in album.showings()] == [
        (1.0, 1.4, 4),
        (1.6, 1.7, 2),
        (4.0, 4.0, 1),
    ]
    text = written(tmp_path, *entries, album=album, about=About("T", "metafors", PICK_LIST))
    refused, accepted, idle = (Page(each).words for each in re.findall(r"<figure>.*?</figure>", text, re.DOTALL))
    for told in (
        "1.00 to 1.40 s",
        "4 frames alike",
        "✕ refused",
        "Line 1: wrong item, nothing counted (code 111); expected 2 × ball bearing",
        "(article K6204, code 2012345000018) from A-03-2",
        "wrong (not the one)",
        "Last said before: Pak twee.",
        "Dit is het niet.",
    ):
        assert told in refused
    assert "accepted" not in refused
    assert "✓ accepted" in accepted
    assert "Last said before: Dit is het niet." in accepted
    assert "Led to nothing" in idle


def test_a_frame_in_which_more_is_found_later_stands_by_itself() -> None:
    album = Album()
    for number in (1, 2, 3):
        album.add(look(frame(number), detections=(Detection(QUAD, 0.9, 0),)))
    album.add(look(frame(2), line=line("Beste bewoner")))
    album.add(look(frame(2), line=line("Met groet", OTHER)))
    both = [(each.frames, [mark.label for mark in each.marks]) for each in album.showings()]
    assert both == [(2, [""]), (1, ["Beste bewoner", "Met groet"])]


def test_a_refusal_tells_what_was_expected_only_if_that_is_known() -> None:
    refusal = Entry(0.0, "event", "location-refused", {"list_id": "P-1", "line": 1, "shown": "B-1"})
    assert words(refusal, PICK_LIST) == "Line 1: wrong place, B-1 was shown; expected A-03-2"
    assert words(refusal) == "Line 1: wrong place, B-1 was shown"
    beyond = Entry(0.0, "event", "location-refused", {"list_id": "P-1", "line": 2, "shown": "B-1"})
    assert words(beyond, PICK_LIST) == "Line 2: wrong place, B-1 was shown"


def test_the_number_of_pictures_is_bounded_and_the_rest_is_counted(tmp_path: Path) -> None:
    album = Album()
    for number in range(1, MOST_PICTURES + 6):
        album.add(look(frame(number), line=line(f"tekst {number}")))
    page = Page(written(tmp_path, album=album))
    assert len(page.all("img")) == MOST_PICTURES
    assert "5 more findings are left out" in page.words


@pytest.mark.parametrize(
    ("size", "shown"),
    [((1920, 1080), (PICTURE_WIDTH, 450)), ((320, 200), (320, 200)), ((4000, 1), (PICTURE_WIDTH, 1))],
)
def test_large_frames_are_made_smaller_and_small_ones_are_left(size: tuple[int, int], shown: tuple[int, int]) -> None:
    album = Album()
    album.add(look(frame(1, *size), line=line("tekst")))
    (picture,) = album.showings()
    jpeg = np.frombuffer(base64.b64decode(picture.jpeg_base64), np.uint8)
    pixels = cv2.imdecode(jpeg, cv2.IMREAD_COLOR)
    assert pixels is not None
    assert (pixels.shape[1], pixels.shape[0]) == shown
    assert (picture.width, picture.height) == size
