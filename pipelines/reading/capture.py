"""Which frame to read: the sharpest of the last ones, or the first good one that comes."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.phrases import catalogue
from pipelines.phrases.catalogue import Phrase
from pipelines.types import FrameQuality


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


def complaint(quality: FrameQuality, settings: CaptureSettings) -> Phrase | None:
    """Say what keeps a frame from being read; None for a good frame."""
    if quality.brightness < settings.too_dark_below:
        return catalogue.too_dark()
    if quality.sharpness < settings.too_blurred_below:
        return catalogue.hold_still()
    return None


def sharpest(frames: tuple[MeasuredFrame, ...], now: float, settings: CaptureSettings) -> MeasuredFrame | None:
    """Give the sharpest frame young enough to show what the wearer looks at; light counts before sharpness."""
    young = [frame for frame in frames if now - frame.captured_at <= settings.choose_within_seconds]
    return max(
        young,
        key=lambda frame: (frame.quality.brightness >= settings.too_dark_below, frame.quality.sharpness),
        default=None,
    )
