"""From the moments at which a button goes down and up to presses: short, long, double. Pure: time is an argument.

A change counts at once; what follows within the debounce time is the contact or a trembling hand, and only how the
button stands at its end counts. So nothing waits for a contact to come to rest, and a remote control that sends down
and up in the same millisecond is heard.

A button whose presses are fewer is quicker, and loses nothing:

| bound | button down | held for long | button up | no second press in time |
|---|---|---|---|---|
| short | SHORT | | | |
| short, long | | LONG | SHORT | |
| short, double | second one: DOUBLE | | | SHORT |
| all | second one: DOUBLE | LONG | | SHORT |
"""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass, replace

from pipelines.session import PressKind


@dataclass(frozen=True, slots=True)
class PressTiming:
    """By which times the kinds of press are told apart; a profile can widen them for hands that shake or are slow."""

    debounce_seconds: float = 0.03
    """Contacts of small switches are mostly at rest within 10 ms; two presses of a quick hand are over 80 ms apart."""
    long_seconds: float = 0.6
    """A little more than telephones take for a long touch (0.4 to 0.5 s): it may choose a whole command."""
    double_seconds: float = 0.4
    """Between the 0.3 s of a telephone and the 0.5 s of a desktop. Every short press waits for as long."""


class Phase(enum.Enum):
    """How far a press is."""

    RESTING = "resting"
    """The button is up, and nothing is to be told."""
    HELD = "held"
    """It is down, and what it will be is open."""
    RELEASED_ONCE = "released once"
    """It is up again, and a second press would make it double."""
    SPENT = "spent"
    """It is down, and its press was told."""


@dataclass(frozen=True, slots=True)
class ButtonPresses:
    """One button; each of its methods gives what became of it."""

    timing: PressTiming
    kinds: frozenset[PressKind]
    """The kinds of press that do something; SHORT is told whether or not it does."""
    phase: Phase = Phase.RESTING
    since: float = -math.inf
    """When the phase began, in seconds on the run's clock."""
    is_down: bool = False
    """How the contact was last, whether or not it counted."""
    counts_from: float = -math.inf
    """Until then a change of the contact does not count, in seconds on the run's clock."""

    @property
    def wake_at(self) -> float | None:
        """When time alone will change something, in seconds on the run's clock; None for never."""
        due = []
        if self.is_down is not self._counts_as_down:
            due.append(self.counts_from)
        if self.phase is Phase.HELD and PressKind.LONG in self.kinds:
            due.append(self.since + self.timing.long_seconds)
        if self.phase is Phase.RELEASED_ONCE:
            due.append(self.since + self.timing.double_seconds)
        return min(due, default=None)

    def changed(self, at: float, *, is_down: bool) -> PressStep:
        """The contact closed or opened at this time; the same state told again changes nothing."""
        before = self.waited(at)
        return before.then(replace(before.button, is_down=is_down)._settled(at))

    def waited(self, now: float) -> PressStep:
        """Time has passed until now."""
        step = PressStep(self)
        while (due := step.button.wake_at) is not None and due <= now:
            step = step.then(step.button._passed(due))
        return step

    def lost(self, at: float) -> PressStep:
        """The device has gone: what was released counts, what was held may have been meant as anything and does not."""
        before = self.waited(at)
        given = (PressKind.SHORT,) if before.button.phase is Phase.RELEASED_ONCE else ()
        return before.then(PressStep(ButtonPresses(self.timing, self.kinds), given))

    @property
    def _counts_as_down(self) -> bool:
        return self.phase in {Phase.HELD, Phase.SPENT}

    def _passed(self, due: float) -> PressStep:
        """Do what `wake_at` named."""
        if self.phase is Phase.HELD and PressKind.LONG in self.kinds and self.since + self.timing.long_seconds <= due:
            return PressStep(replace(self, phase=Phase.SPENT, since=due), (PressKind.LONG,))
        if self.phase is Phase.RELEASED_ONCE and self.since + self.timing.double_seconds <= due:
            return PressStep(replace(self, phase=Phase.RESTING, since=due), (PressKind.SHORT,))
        return self._settled(due)

    def _settled(self, at: float) -> PressStep:
        """Let the contact count as it stands, if it may."""
        if self.is_down is self._counts_as_down or at < self.counts_from:
            return PressStep(self)
        phase, given = self._pressed() if self.is_down else self._released()
        counts_from = at + self.timing.debounce_seconds
        return PressStep(replace(self, phase=phase, since=at, counts_from=counts_from), given)

    def _pressed(self) -> tuple[Phase, tuple[PressKind, ...]]:
        if self.phase is Phase.RELEASED_ONCE:
            return Phase.SPENT, (PressKind.DOUBLE,)
        if self.kinds <= {PressKind.SHORT}:
            return Phase.SPENT, (PressKind.SHORT,)
        return Phase.HELD, ()

    def _released(self) -> tuple[Phase, tuple[PressKind, ...]]:
        if self.phase is Phase.SPENT:
            return Phase.RESTING, ()
        if PressKind.DOUBLE in self.kinds:
            return Phase.RELEASED_ONCE, ()
        return Phase.RESTING, (PressKind.SHORT,)


@dataclass(frozen=True, slots=True)
class PressStep:
    """What became of a button."""

    button: ButtonPresses
    given: tuple[PressKind, ...] = ()
    """The presses that are now certain, in their order."""

    def then(self, second: PressStep) -> PressStep:
        """Give one step that gives what this and a second one gave, which began where this ended."""
        return PressStep(second.button, (*self.given, *second.given))
