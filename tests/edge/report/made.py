"""Small looks, entries, sounds and pages for the tests of the report."""

from __future__ import annotations

import wave
from html.parser import HTMLParser
from pathlib import Path

import numpy as np

from edge.replay import Entry, Look, Replayed
from edge.report.album import Album
from edge.report.page import About, write_report
from pipelines.types import (
    Barcode,
    BarcodeStage,
    Frame,
    Observation,
    Point,
    Quad,
    Symbology,
    TextLine,
)

QUAD = Quad((Point(10, 20), Point(110, 20), Point(110, 60), Point(10, 60)))
OTHER = Quad((Point(10, 80), Point(110, 80), Point(110, 99), Point(10, 99)))


def frame(number: int, width: int = 320, height: int = 200) -> Frame:
    return Frame(number, number / 10, np.full((height, width, 3), number % 250, np.uint8))


def line(text: str, quad: Quad = QUAD) -> TextLine:
    return TextLine(text, 0.9, (0.9,) * len(text), quad, 0)


def look(seen_in: Frame, **seen: object) -> Look:
    """Give a look that took ten milliseconds times the frame's number, told 20 ms after the frame."""
    return Look(
        seen_in.captured_at,
        seen_in.captured_at + 0.02,
        "line" if "line" in seen else "detection",
        seen_in.id / 100,
        seen_in,
        Observation(seen_in.id, seen_in.captured_at, **seen),  # type: ignore[arg-type]  # by name
    )


def code(text: str) -> Barcode:
    return Barcode(Symbology.EAN_13, text.encode(), text, "]E0", None, (), (), OTHER, BarcodeStage.ZXING)


def speech(at: float, until: float, text: str, *, cut: bool = False) -> Entry:
    return Entry(at, "speech", text, {"until": until, "language": "nl", "phrase": "page", "cut": cut})


class Page(HTMLParser):
    """A page taken apart."""

    VOID = frozenset({"meta", "img", "link", "input"})

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


def written(
    folder: Path,
    *entries: Entry,
    album: Album | None = None,
    duration: float = 10.0,
    about: About | None = None,
    wav: Path | None = None,
) -> str:
    path = folder / "report.html"
    replayed = Replayed(entries, (), duration)
    write_report(path, replayed, album or Album(), about or About("T", "orcam"), wav=wav)
    return path.read_text(encoding="utf-8")


def sound(path: Path, seconds: float, rate: int = 22050, channels: int = 1) -> Path:
    """Write a tone, the same on each channel."""
    tone = (8000 * np.sin(np.arange(round(seconds * rate)) * (2 * np.pi * 440 / rate))).astype("<i2")
    with wave.open(str(path), "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(np.repeat(tone, channels).tobytes())
    return path


ENTRIES = (
    Entry(0.0, "event", "shift-started"),
    speech(0.0, 2.0, "een"),
    speech(2.0, 3.0, "twee", cut=True),
    Entry(4.0, "command", "read"),
    Entry(4.0, "press", "main.short"),
    Entry(4.0, "earcon", "heard"),
    Entry(6.0, "event", "page-read", {"lines": 16, "unsure_lines": 0}),
    Entry(7.0, "command", "enter-check-digits", {"digits": "36"}),
    speech(8.0, 10.0, "drie"),
)
