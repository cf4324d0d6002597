"""The one place that owns the running assistant: inputs go in one at a time, and each step is carried out whole.

The live program and the replay share this; they differ in where inputs and time come from. A step's events are stored
before anything of it is heard. If they cannot be stored, the step did not happen: the assistant stays as it was and is
told JournalFailed.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from dataclasses import dataclass
from typing import Protocol

from edge.journal.errors import JournalError
from pipelines.assistant import Assistant
from pipelines.events import Event
from pipelines.session import Input
from pipelines.types import Feedback, Frame, JournalFailed, LinesWanted, Wanted

log = logging.getLogger(__name__)


class EventStore(Protocol):
    """Where events are kept."""

    def keep(self, events: tuple[Event, ...], now: float) -> None:
        """Store all or none, durably.

        Raises:
            JournalError: They could not be stored.
        """


class ForgetfulStore:
    """Keeps nothing; for replays and practice, which leave no trace."""

    def keep(self, events: tuple[Event, ...], now: float) -> None:
        """Let the events go."""


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to look for in one frame."""

    frame: Frame
    wanted: Wanted
    """Exactly one thing: quality, barcodes and scene of a new frame, its detections, or one of its lines."""


class Loop:
    """Owns the assistant, the frames that it may still ask for, and the choice of what is looked at next."""

    def __init__(self, assistant: Assistant, store: EventStore, keep_frames: int) -> None:
        self.assistant = assistant
        self.wake_at: float | None = None
        """When a Tick is due, in seconds on the run's clock."""
        self._store = store
        self._keep_frames = keep_frames
        self._wanted = Wanted()
        self._newest: Frame | None = None
        self._looked: OrderedDict[int, Frame] = OrderedDict()

    @property
    def is_reading(self) -> bool:
        """Whether more is wanted of a page; what is wanted of new frames may be wanted for ever."""
        return any(
            wanted is not None for wanted in (self._wanted.detections_of, self._wanted.lines, self._wanted.again)
        )

    def take(self, given: Input, now: float) -> tuple[Feedback, ...]:
        """Take one input and give what is to be heard now."""
        step = self.assistant.step(given, now)
        if step.events:
            try:
                self._store.keep(step.events, now)
            except JournalError as error:
                log.error("A step could not be stored and is undone. %s", error)  # noqa: TRY400 -- a person reads this
                step = self.assistant.step(JournalFailed(str(error)), now)
        self.assistant = step.session
        self.wake_at = step.wake_at
        self._wanted = step.wanted
        return step.feedback

    def show(self, frame: Frame) -> None:
        """Put a new frame in the slot; one that was not looked at yet gives way.

        A frame that comes while none is wanted is let go, so that no old view is taken for what is in view now.
        """
        self._newest = frame if _of_new_frames(self._wanted) != Wanted() else None

    def next_job(self) -> Job | None:
        """Give what is to be looked at next; None if nothing is wanted. The caller looks, then takes what was seen.

        A new frame comes first, because it is quick and its moment passes; then the page, a line at a time.
        """
        wanted = self._wanted
        if self._newest is not None and _of_new_frames(wanted) != Wanted():
            frame, self._newest = self._newest, None
            self._remember(frame)
            return Job(frame, _of_new_frames(wanted))
        if wanted.detections_of is not None:
            return Job(self._looked[wanted.detections_of], Wanted(detections_of=wanted.detections_of))
        if wanted.again is not None:
            return Job(self._looked[wanted.again.frame_id], Wanted(again=_first(wanted.again)))
        if wanted.lines is not None:
            return Job(self._looked[wanted.lines.frame_id], Wanted(lines=_first(wanted.lines)))
        return None

    def knows(self, frame_id: int) -> bool:
        """Tell whether a frame was given out to be looked at, and not let go since."""
        return frame_id in self._looked

    def let_go(self) -> None:
        """Give back every frame, once this loop has no more to do: a live camera has only so many to lend."""
        self._newest = None
        self._looked.clear()

    def _remember(self, frame: Frame) -> None:
        """Keep the last frames that were looked at, and the one whose page is being read.

        One more than the session may choose from: while this one is looked at, the session still knows the oldest.
        """
        self._looked[frame.id] = frame
        lines = (self._wanted.lines, self._wanted.again)
        in_use = {self._wanted.detections_of, self._wanted.keep, *(each.frame_id for each in lines if each is not None)}
        for frame_id in [known for known in self._looked if known not in in_use][: -self._keep_frames - 1]:
            del self._looked[frame_id]


def _of_new_frames(wanted: Wanted) -> Wanted:
    """Give what is wanted of each new frame, whichever it is."""
    return Wanted(quality=wanted.quality, barcodes=wanted.barcodes, known=wanted.known, scene=wanted.scene)


def _first(lines: LinesWanted) -> LinesWanted:
    return LinesWanted(lines.frame_id, lines.detections[:1])
