"""When a camera is started, told as lost, restarted and given up: a value with pure steps.

| phase | a picture | a failure | time goes on |
|---|---|---|---|
| WAITING | nothing | nothing | started, once the pause is over |
| RUNNING | a good one ends what was told | lost as FAILED | lost as STALLED, FROZEN or BLACK |
| GIVEN_UP | nothing | nothing | nothing |

A camera that is lost is told once, stopped, and started again after a pause. FAILED and STALLED count: after so many
in a row it is given up. FROZEN and BLACK do not count, and a camera that still gives such pictures after its restart is
left alone: a covered lens or a dark cupboard must not restart the program or the machine over and over. Pictures are
passed on only while nothing is told.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace

from edge.cameras.look import Look
from edge.cameras.watch import Limits, Watch
from pipelines.session import CameraStatus, CameraTrouble

FIRST_PAUSE_SECONDS = 1.0
"""Before the first restart; it doubles with each failure in a row."""
LONGEST_PAUSE_SECONDS = 15.0
STEADY_SECONDS = 10.0
"""A camera that has given pictures for so long has not failed in a row."""


class Phase(enum.Enum):
    """Where the camera is."""

    WAITING = enum.auto()
    """Stopped, until the pause is over."""
    RUNNING = enum.auto()
    """Started."""
    GIVEN_UP = enum.auto()
    """It failed too often in a row."""


class Act(enum.Enum):
    """What is to be done with the camera."""

    START = enum.auto()
    STOP = enum.auto()


@dataclass(frozen=True, slots=True)
class Turn:
    """What one input led to."""

    keeping: Keeping
    act: Act | None = None
    status: CameraStatus | None = None
    """To be told."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is known of a camera that is kept alive; times are seconds on the run's clock."""

    most_failures: int
    """In a row; then it is given up."""
    limits: Limits
    phase: Phase = Phase.WAITING
    due: float = 0.0
    """While WAITING: when it is to be started."""
    watch: Watch = field(default_factory=lambda: Watch(0.0))
    """While RUNNING: what it has given."""
    trouble: CameraTrouble | None = None
    """What was told; None if all is well."""
    failures: int = 0
    """In a row."""
    reason: str = ""
    """Of the last loss, for the log and for who gives up."""

    @property
    def passes(self) -> bool:
        """Tell whether a picture that has come may be used."""
        return self.phase is Phase.RUNNING and self.trouble is None

    def seen(self, look: Look, now: float) -> Turn:
        """Take a picture that came now."""
        if self.phase is not Phase.RUNNING:
            return Turn(self)
        watch = self.watch.seen(look, now)
        is_steady = watch.first is not None and now - watch.first >= STEADY_SECONDS
        keeping = replace(self, watch=watch, failures=0 if is_steady else self.failures)
        is_over = watch.is_good and (look.is_lit or self.trouble is not CameraTrouble.BLACK)
        if self.trouble is not None and is_over:
            return Turn(replace(keeping, trouble=None), status=CameraStatus(None))
        return Turn(keeping)

    def failed(self, reason: str, now: float) -> Turn:
        """Take that the camera cannot be started, or says that no picture will come any more."""
        if self.phase is not Phase.RUNNING:
            return Turn(self)
        return self._lost(CameraTrouble.FAILED, reason, now)

    def tick(self, now: float, interval: float) -> Turn:
        """Take that it is now, and that no picture waits; `interval` is the time between two that are asked for."""
        if self.phase is Phase.WAITING and now >= self.due:
            return Turn(replace(self, phase=Phase.RUNNING, watch=Watch(now)), Act.START)
        if self.phase is not Phase.RUNNING:
            return Turn(self)
        match self.watch.trouble(now, self.limits, interval):
            case CameraTrouble.STALLED:
                return self._lost(CameraTrouble.STALLED, "No picture comes. Check the camera's cable.", now)
            case CameraTrouble.BLACK | CameraTrouble.FROZEN as trouble if self.trouble is None:
                stopped = replace(
                    self,
                    phase=Phase.WAITING,
                    due=now + FIRST_PAUSE_SECONDS,
                    trouble=trouble,
                    reason=f"The pictures are {trouble}. Check that nothing covers the lens.",
                )
                return Turn(stopped, Act.STOP, CameraStatus(trouble))
        return Turn(self)

    def _lost(self, trouble: CameraTrouble, reason: str, now: float) -> Turn:
        failures = self.failures + 1
        pause = min(FIRST_PAUSE_SECONDS * 2 ** (failures - 1), LONGEST_PAUSE_SECONDS)
        lost = replace(
            self,
            phase=Phase.GIVEN_UP if failures >= self.most_failures else Phase.WAITING,
            due=now + pause,
            trouble=self.trouble or trouble,
            failures=failures,
            reason=reason,
        )
        return Turn(lost, Act.STOP, CameraStatus(trouble) if self.trouble is None else None)
