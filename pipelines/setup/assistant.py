"""What runs in place of a job's assistant while a device is set up: no shift, no menu, and nothing to remember."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from pipelines.assistant import Assistant
from pipelines.session import HandoverFailed, Input, Offer, Started, Step
from pipelines.setup.session import SetupSession


@dataclass(frozen=True, slots=True)
class SetupAssistant(Assistant):
    """Takes the inputs of a run to the set-up; the run ends when the set-up is over."""

    session: SetupSession

    def step(self, given: Input, now: float) -> Step[Self]:
        """Take one input at `now`, in seconds on the run's monotonic clock; pure."""
        if not self.is_on_shift and not isinstance(given, Started):
            return Step(self)
        if isinstance(given, HandoverFailed):
            raise TypeError("nothing is handed over in set-up")
        step = self.session.step(given, now)
        after = replace(self, session=step.session, is_on_shift=not step.session.is_over)
        return Step(after, step.feedback, step.events, step.wanted, step.wake_at)

    def offers(self) -> tuple[Offer, ...]:
        """Give nothing: there is no menu."""
        return ()
