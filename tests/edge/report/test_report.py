"""The report: one page that needs nothing else, whatever was read, and however long the replay."""

from __future__ import annotations

import base64
import re
from html.parser import HTMLParser
from pathlib import Path

import cv2
import numpy as np
import pytest

from edge.errors import UserError
from edge.replay import Entry, Look, Replayed
from edge.report.album import MOST_PICTURES, PICTURE_WIDTH, Album
from edge.report.page import write_report
from pipelines.types import (
    Barcode,
    BarcodeStage,
    Detection,
    Frame,
    FrameQuality,
    Observation,
    Point,
    Quad,
    Symbology,
    TextLine,
)

HOSTILE = "<script>alert(1)</script>\"'&</svg></title>{{ 7 * 7 }}"
QUAD = Quad((Point(10, 20), Point(110, 20), Point(110, 60), Point(10, 60)))
OTHER = Quad((Point(10, 80), Point(110, 80), Point(110, 99), Point(10, 99)))
SHARP = FrameQuality(0.5, 0.5, 0.2, 0.0, 0.0, 0.0)


def frame(number: int, width: int = 320, height: int = 200) -> Frame:
    return Frame(number, number / 10, np.full((height, width, 3), number % 250, np.uint8))


def line(text: str, quad: Quad = QUAD) -> TextLine:
    return TextLine(text, 0.9, (0.9,) * len(text), quad, 0)


def look(seen_in: Frame, **seen: object) -> Look:
    """Give a look that took ten milliseconds times the frame's number."""
    return Look(
        1.0,
        "line" if "line" in seen else "detection",
        seen_in.id / 100,
        seen_in,
        Observation(seen_in.id, seen_in.captured_at, **seen),  # type: ignore[arg-type]  # by name
    )


def speech(at: float, until: float, text: str, *, cut: bool = False) -> Entry:
    return Entry(at, "speech", text, {"until": until, "language": "nl", "phrase": "page", "cut": cut})


class Page(HTMLParser):
    """A page taken apart."""

    VOID = frozenset({"meta", "img"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._open: list[str] = []
        self.feed(text)
        assert not self._open, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element."""
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element without content."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Check that the innermost element is what ends."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Take note of text."""
        self.words += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Give the attributes of each element of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]

    def numbers(self, tag: str, name: str) -> list[float]:
        """Give an attribute of each element of a kind."""
        return [float(each[name] or "nan") for each in self.all(tag)]


def written(folder: Path, *entries: Entry, album: Album | None = None, duration: float = 10.0, title: str = "T") -> str:
    path = folder / "report.html"
    replayed = Replayed(entries, (), duration)
    write_report(path, replayed, album or Album(), title=title, profile="orcam", wav=folder / "sound 1.wav")
    return path.read_text(encoding="utf-8")


def test_the_page_needs_nothing_but_the_sound_beside_it(tmp_path: Path) -> None:
    album = Album()
    album.add(look(frame(1), line=line("Beste bewoner")))
    text = written(tmp_path, speech(0.0, 1.0, "Beste bewoner"), album=album)
    page = Page(text)
    sources = [str(each[name]) for _, each in page.tags for name in ("src", "href", "data", "action") if name in each]
    assert [source for source in sources if not source.startswith("data:image/jpeg;base64,")] == ["sound%201.wav"]
    assert not re.search(r"https?:|//|@import|url\(", re.sub(r"base64,[^\"]*", "", text))
    assert not page.all("script")
    assert not page.all("link")


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    album = Album()
    album.add(look(frame(1), line=line(HOSTILE)))
    code = Barcode(Symbology.QR_CODE, HOSTILE.encode(), HOSTILE, "]Q1", None, (), (), OTHER, BarcodeStage.ZXING)
    album.add(look(frame(2), barcodes=(code,)))
    entries = (
        speech(0.0, 1.0, HOSTILE),
        Entry(1.0, "event", "item-refused", {"list_id": HOSTILE, "line": 1}),
    )
    page = Page(written(tmp_path, *entries, album=album, title=HOSTILE))
    assert not page.all("script")
    # Title, heading, transcript twice, timeline, line and code.
    assert page.words.count(HOSTILE) == 7
    assert len(page.all("svg")) == 3


def test_what_was_found_is_drawn_in_the_pixels_of_the_frame(tmp_path: Path) -> None:
    album = Album()
    album.add(look(frame(1), detections=(Detection(QUAD, 0.9, 0), Detection(OTHER, 0.9, 0))))
    album.add(look(frame(1), line=line("Beste bewoner")))
    page = Page(written(tmp_path, album=album))
    drawn = [(each["class"], each["points"]) for each in page.all("polygon")]
    assert drawn == [("detection", "10,80 110,80 110,99 10,99"), ("line", "10,20 110,20 110,60 10,60")]
    assert page.all("svg")[-1]["viewbox"] == "0 0 320 200"
    assert "Beste bewoner" in page.words


def test_a_frame_in_which_nothing_was_found_is_not_shown_but_its_time_counts(tmp_path: Path) -> None:
    album = Album()
    for number in (1, 2, 3):
        album.add(look(frame(number), detections=()))
    assert album.pictures() == ()
    (latency,) = album.latencies()
    assert (latency.count, latency.median_ms, latency.p95_ms, latency.most_ms) == (3, 20.0, 30.0, 30.0)
    page = Page(written(tmp_path, album=album))
    assert "Nothing was found in any frame." in page.words
    assert "20.0" in page.words


def test_the_number_of_pictures_is_bounded_and_the_rest_is_counted(tmp_path: Path) -> None:
    album = Album()
    for number in range(1, MOST_PICTURES + 6):
        album.add(look(frame(number), line=line("tekst")))
    page = Page(written(tmp_path, album=album))
    assert len(page.all("img")) == MOST_PICTURES
    assert "5 looks at further frames left out" in page.words


@pytest.mark.parametrize(
    ("size", "shown"),
    [((1920, 1080), (PICTURE_WIDTH, 450)), ((320, 200), (320, 200)), ((4000, 1), (PICTURE_WIDTH, 1))],
)
def test_large_frames_are_made_smaller_and_small_ones_are_left(size: tuple[int, int], shown: tuple[int, int]) -> None:
    album = Album()
    album.add(look(frame(1, *size), line=line("tekst")))
    (picture,) = album.pictures()
    jpeg = np.frombuffer(base64.b64decode(picture.jpeg_base64), np.uint8)
    pixels = cv2.imdecode(jpeg, cv2.IMREAD_COLOR)
    assert pixels is not None
    assert (pixels.shape[1], pixels.shape[0]) == shown
    assert (picture.width, picture.height) == size


def test_the_timeline_is_in_proportion_and_inside_its_drawing(tmp_path: Path) -> None:
    entries = (
        Entry(0.0, "event", "shift-started"),
        speech(0.0, 2.0, "een"),
        speech(2.0, 3.0, "twee", cut=True),
        Entry(4.0, "command", "read"),
        Entry(4.0, "press", "main.short"),
        Entry(4.0, "earcon", "heard"),
        speech(8.0, 10.0, "drie"),
    )
    page = Page(written(tmp_path, *entries, duration=10.0))
    width = float(page.all("svg")[0]["width"] or "nan")
    starts, widths = page.numbers("rect", "x"), page.numbers("rect", "width")
    second = (starts[2] - starts[0]) / 8
    assert starts[1] - starts[0] == pytest.approx(2 * second)
    assert widths == pytest.approx([2 * second - 1, second - 1, 2 * second - 1])
    dots = page.numbers("circle", "cx")
    assert dots == pytest.approx([starts[0], *[starts[0] + 4 * second] * 3])
    assert all(0 < x < width for x in (*starts, *dots, *page.numbers("line", "x1")))
    assert starts[2] + widths[2] < width
    fills = [each["fill"] for each in page.all("rect")]
    assert fills[0] == fills[2] != fills[1]
    # Each second has a line, each fifth a label.
    assert len(page.all("line")) == 12
    assert [each["class"] for each in page.all("text")].count("tick") == 3


def test_a_long_replay_has_fewer_lines(tmp_path: Path) -> None:
    page = Page(written(tmp_path, duration=3600.0))
    assert len(page.all("line")) < 800


def test_what_can_be_scrolled_can_be_reached_by_keyboard_and_has_a_name(tmp_path: Path) -> None:
    page = Page(written(tmp_path, speech(0.0, 1.0, "een")))
    areas = [each for each in page.all("div") if "scroll" in (each.get("class") or "")]
    assert len(areas) == 3
    for area in areas:
        assert area["tabindex"] == "0"
        assert area["aria-label"]
    assert all(each["alt"] for each in page.all("img"))
    assert page.all("html")[0]["lang"] == "en"


def test_without_sound_there_is_no_player(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write_report(path, Replayed((), (), 0.0), Album(), title="T", profile="orcam", wav=None)
    assert not Page(path.read_text(encoding="utf-8")).all("audio")


def test_a_page_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"report\.html cannot be written"):
        write_report(
            tmp_path / "no" / "report.html", Replayed((), (), 0.0), Album(), title="T", profile="orcam", wav=None
        )
