"""Trying the camera: whether a picture comes, whether it is light enough, and whether text or a code is found."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from typing import Self

from pipelines.phrases import setup_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.types import FrameQuality, Observation, Wanted

NO_PICTURE_SECONDS = 6.0
"""So long without a picture, and there is none; a camera takes some seconds to start."""
TEXT_SECONDS = 2.0
"""From one search for text to the next: it costs far more than a look for codes."""
DARK_BELOW = 0.12
"""FrameQuality.brightness that is too dark to read in, as the reading job has it."""
LIGHT_FROM = 0.16
"""It counts as light only from here on, so that a view on the border is not told of twice a second."""


class Picture(enum.Enum):
    """What the camera gives."""

    UNKNOWN = enum.auto()
    NONE = enum.auto()
    DARK = enum.auto()
    GOOD = enum.auto()


_TOLD = {
    Picture.NONE: setup_phrases.setup_camera_none(),
    Picture.DARK: setup_phrases.setup_camera_dark(),
    Picture.GOOD: setup_phrases.setup_camera_ready(),
}


@dataclass(frozen=True, slots=True)
class CameraTrial:
    """How far the trial is."""

    seen_at: float = 0.0
    """When a picture came last, or the trial began, in seconds on the run's clock."""
    picture: Picture = Picture.UNKNOWN
    has_text: bool = False
    """Whether text was found, and told."""
    has_code: bool = False
    """Whether a code was found, and told."""
    searched_frame: int | None = None
    """The frame in which text is sought now."""
    searched_at: float | None = None
    """When that began, in seconds on the run's clock."""

    @property
    def wanted(self) -> Wanted:
        """What is to be looked at next."""
        if self.searched_frame is not None:
            # New frames would come first for ever, and the text would never be sought.
            return Wanted(detections_of=self.searched_frame)
        return Wanted(quality=True, barcodes=True)

    @property
    def state(self) -> Phrase:
        """What there is to say of the picture now."""
        return _TOLD.get(self.picture, setup_phrases.setup_camera())

    @property
    def lost_at(self) -> float | None:
        """When there is no picture, if none comes before; None where that is known."""
        is_waiting = self.picture is not Picture.NONE and self.searched_frame is None
        return self.seen_at + NO_PICTURE_SECONDS if is_waiting else None

    def at(self, now: float) -> tuple[Self, tuple[Phrase, ...]]:
        """Let time pass; gives the trial and what is to be told."""
        if self.lost_at is None or now < self.lost_at:
            return self, ()
        return self.without_picture()

    def without_picture(self) -> tuple[Self, tuple[Phrase, ...]]:
        """Take that no picture comes."""
        return self._having(Picture.NONE)

    def see(self, seen: Observation, now: float) -> tuple[Self, tuple[Phrase, ...]]:
        """Take what was seen; gives the trial and what is to be told."""
        told: list[Phrase] = []
        trial = replace(self, seen_at=now)
        if seen.frame_id == self.searched_frame and seen.detections is not None:
            trial = replace(trial, searched_frame=None)
            if seen.detections:
                trial = replace(trial, has_text=True)
                told.append(setup_phrases.setup_camera_text(len(seen.detections)))
        if seen.quality is not None:
            trial, said = trial._having(_picture(seen.quality, self.picture))
            told += said
        if seen.barcodes and not self.has_code:
            trial = replace(trial, has_code=True)
            told.append(setup_phrases.setup_camera_code())
        is_due = trial.searched_at is None or seen.captured_at - trial.searched_at >= TEXT_SECONDS
        if seen.quality is not None and trial.picture is Picture.GOOD and not trial.has_text and is_due:
            trial = replace(trial, searched_frame=seen.frame_id, searched_at=seen.captured_at)
        return trial, tuple(told)

    def _having(self, picture: Picture) -> tuple[Self, tuple[Phrase, ...]]:
        trial = replace(self, picture=picture)
        return trial, () if picture is self.picture else (trial.state,)


def _picture(quality: FrameQuality, before: Picture) -> Picture:
    limit = DARK_BELOW if before is Picture.GOOD else LIGHT_FROM if before is Picture.DARK else DARK_BELOW
    return Picture.DARK if quality.brightness < limit else Picture.GOOD
