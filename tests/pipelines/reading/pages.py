"""Lines, pages and frames that were made up, and a world that shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.phrases.phrasebook import Phrasebook
from pipelines.reading.labels import NameList
from pipelines.reading.products import ProductCatalogue
from pipelines.reading.session import ReadingSession
from pipelines.reading.settings import ReadingSettings
from pipelines.session import SessionInput
from pipelines.types import Detection, FrameQuality, Observation, Point, Quad, TextLine, Wanted

ENGLISH = Phrasebook("en")
GTIN = "02000000000015"
QUAD = Quad((Point(0, 0), Point(90, 0), Point(90, 9), Point(0, 9)))

SHARP = FrameQuality(sharpness=0.5, brightness=0.5, contrast=0.2, dark=0.0, glare=0.0, motion=0.0)
SHARPER = FrameQuality(sharpness=0.9, brightness=0.5, contrast=0.2, dark=0.0, glare=0.0, motion=0.0)
BLURRED = FrameQuality(sharpness=0.01, brightness=0.5, contrast=0.2, dark=0.0, glare=0.0, motion=0.3)
DARK = FrameQuality(sharpness=0.5, brightness=0.02, contrast=0.1, dark=0.9, glare=0.0, motion=0.0)


def text_line(text: str, confidence: float = 0.95) -> TextLine:
    """Give a line that was read with this confidence."""
    return TextLine(text, confidence, (confidence,) * len(text), QUAD, 0)


def located(count: int) -> tuple[Detection, ...]:
    """Give lines that were located."""
    return tuple(Detection(QUAD, 0.9, 0) for _ in range(count))


def frame(frame_id: int, at: float, quality: FrameQuality = SHARP) -> Observation:
    """Give what a new frame shows while nothing but its quality is wanted."""
    return Observation(frame_id, at, quality=quality)


def fresh_session(*names: str, has_lists: bool = False) -> ReadingSession:
    """Give a session at its very beginning, that offers to find these names; as a list for labels too, if wanted."""
    settings = ReadingSettings(names=names)
    if has_lists:
        settings = replace(settings, label_list=NameList.of(names), catalogue=ProductCatalogue({GTIN: "Soup"}))
    return ReadingSession.beginning(ENGLISH, settings)


def after(session: ReadingSession, *inputs: SessionInput, now: float = 0.0) -> ReadingSession:
    """Give the session after inputs that came at the same time."""
    for given in inputs:
        session = session.step(given, now).session
    return session


UNREAD = TextLine("", 0.0, (), QUAD, 0)
"""What a reader gives that could not read a line."""


@dataclass
class Sheet:
    """A world that shows one page; a line is recognised with each frame."""

    lines: tuple[TextLine, ...] = ()
    quality: FrameQuality = SHARP
    is_recognising: bool = True
    """Whether recognition gets anywhere."""
    again: TextLine = UNREAD
    """What a second reading of any line gives."""

    def __call__(self, frame_id: int, at: float, wanted: Wanted) -> Iterator[Observation]:
        """Show what is wanted."""
        if wanted.quality:
            yield frame(frame_id, at, self.quality)
        if wanted.detections_of is not None:
            yield Observation(wanted.detections_of, at, detections=located(len(self.lines)))
        elif wanted.again is not None and self.is_recognising:
            yield Observation(wanted.again.frame_id, at, again=self.again)
        elif wanted.lines is not None and self.is_recognising:
            next_line = self.lines[len(self.lines) - len(wanted.lines.detections)]
            yield Observation(wanted.lines.frame_id, at, line=next_line)


def sheet(*texts: str) -> Sheet:
    """Give a world that shows lines which are read with certainty."""
    return Sheet(tuple(text_line(text) for text in texts))
