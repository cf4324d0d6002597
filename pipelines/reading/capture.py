"""Taking a picture to read: the sharpest of the last frames or the first good one that comes, with its text located."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from typing import Self

from pipelines.phrases import reading_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.reading.aiming import Aiming
from pipelines.reading.framing import Framing, framing_of
from pipelines.types import Detection, FrameQuality, Observation, Play, Size, Wanted


@dataclass(frozen=True, slots=True)
class CaptureSettings:
    """When a frame is good enough to read."""

    keep_frames: int = 8
    """How many recent frames may be chosen from; the loop keeps that many in memory."""
    choose_within_seconds: float = 1.0
    """Frames older than this are not chosen."""
    wait_seconds: float = 1.5
    """How long to wait for a good frame before taking the best there is."""
    too_dark_below: float = 0.12
    """FrameQuality.brightness below which a frame is too dark."""
    too_blurred_below: float = 0.1
    """FrameQuality.sharpness below which a frame is too blurred."""


@dataclass(frozen=True, slots=True)
class MeasuredFrame:
    """A recent frame that may be read."""

    frame_id: int
    captured_at: float
    """Seconds on the run's monotonic clock."""
    quality: FrameQuality


class Purpose(enum.Enum):
    """What a picture is taken for."""

    PAGE = enum.auto()
    """To be read from its first line to its last."""
    LABEL = enum.auto()
    """To find the name of the list that stands in it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture whose lines are located."""

    frame: MeasuredFrame
    detections: tuple[Detection, ...]
    """In reading order."""
    size: Size | None
    """Of the frame; None where nothing is known of it."""

    @property
    def framing(self) -> Framing | None:
        """How the text lies in the frame; None if there is none, or the frame's size is not known."""
        return None if self.size is None else framing_of(self.detections, self.size)


@dataclass(frozen=True, slots=True)
class Capture:
    """A picture that is being taken: first a frame is waited for, then its text is located."""

    purpose: Purpose
    settings: CaptureSettings = field(default_factory=CaptureSettings)
    give_up_at: float | None = None
    """While a frame is waited for: when to take what there is, in seconds on the run's clock."""
    has_complained: bool = False
    """Whether the wearer was told what is wrong with the frames."""
    frame: MeasuredFrame | None = None
    """The frame whose text is being located; None while one is waited for."""
    aiming: Aiming = field(default_factory=Aiming)
    """How far the wearer was guided to bring the text into view."""

    @property
    def wanted(self) -> Wanted:
        """What must be seen to go on."""
        return Wanted(quality=True, detections_of=None if self.frame is None else self.frame.frame_id)

    def begun(self, now: float) -> Self:
        """Begin to wait for a frame, or begin anew after a pause."""
        return self if self.frame is not None else replace(self, give_up_at=now + self.settings.wait_seconds)

    def judged(self, recent: tuple[MeasuredFrame, ...], now: float) -> Self | Phrase:
        """Choose a good frame; where there is none, give what to tell the wearer, or this as it is."""
        best = self._best(recent, now)
        if self.frame is not None or best is None or now < self.aiming.look_at:
            return self
        fault = complaint(best.quality, self.settings)
        if fault is None:
            return replace(self, frame=best, give_up_at=None)
        return self if self.has_complained else fault

    def forced(self, recent: tuple[MeasuredFrame, ...], now: float) -> Self | Phrase:
        """Take the best frame there is, as the time is up; give why it cannot be."""
        best = self._best(recent, now)
        if best is None:
            return reading_phrases.no_picture()
        if complaint(best.quality, self.settings) == reading_phrases.too_dark():
            return reading_phrases.too_dark()
        # A blurred page may still be legible, and each of its lines is judged by its own confidence.
        return replace(self, frame=best, give_up_at=None)

    def located(self, seen: Observation) -> Picture | None:
        """Give the picture, if this observation tells where its text is."""
        if self.frame is None or seen.frame_id != self.frame.frame_id or seen.detections is None:
            return None
        return Picture(self.frame, seen.detections, seen.size)

    def aimed(self, picture: Picture, now: float) -> tuple[Self, Play | Phrase | None] | None:
        """Judge how the text of a picture lies; None where it can be read as it is.

        Returns:
            The capture that waits for another frame, and what is to be heard.
        """
        judged = self.aiming.judged(picture.framing, now)
        if judged is None:
            return None
        aiming, advice = judged
        return replace(self, frame=None, aiming=aiming).begun(now), advice

    def _best(self, recent: tuple[MeasuredFrame, ...], now: float) -> MeasuredFrame | None:
        if self.aiming.advice is not None:
            # A frame from before the last advice shows what was wrong then.
            advised_at = self.aiming.look_at - self.aiming.settings.try_every_seconds
            recent = tuple(frame for frame in recent if frame.captured_at > advised_at)
        return sharpest(recent, now, self.settings)


def complaint(quality: FrameQuality, settings: CaptureSettings) -> Phrase | None:
    """Say what keeps a frame from being read; None for a good frame."""
    if quality.brightness < settings.too_dark_below:
        return reading_phrases.too_dark()
    if quality.sharpness < settings.too_blurred_below:
        return reading_phrases.hold_still()
    return None


def sharpest(frames: tuple[MeasuredFrame, ...], now: float, settings: CaptureSettings) -> MeasuredFrame | None:
    """Give the sharpest frame young enough to show what the wearer looks at; light counts before sharpness."""
    young = [frame for frame in frames if now - frame.captured_at <= settings.choose_within_seconds]
    return max(
        young,
        key=lambda frame: (frame.quality.brightness >= settings.too_dark_below, frame.quality.sharpness),
        default=None,
    )
