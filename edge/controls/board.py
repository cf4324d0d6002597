"""The buttons of one device together: contacts that change come in, presses go out in the order of their moments."""

from __future__ import annotations

from collections.abc import Iterable

from edge.controls.control import Deliver
from edge.controls.presses import ButtonPresses, Phase, PressStep, PressTiming
from pipelines.session import Press, PressKind


class PressBoard:
    """Follows each contact for itself, also two that stand for one button; used by one thread."""

    def __init__(self, timing: PressTiming, presses: Iterable[Press], deliver: Deliver) -> None:
        """Take what tells presses apart.

        Args:
            timing: For all buttons.
            presses: Those that do something.
            deliver: Is given each press.
        """
        self._timing = timing
        self._presses = tuple(presses)
        self._deliver = deliver
        self._contacts: dict[tuple[str, str], ButtonPresses] = {}
        self.is_waiting = False
        """Whether a press is under way that time alone will decide; may be asked by any thread."""

    @property
    def wake_at(self) -> float | None:
        """When `wait` has something to do, in seconds on the run's clock; None for never."""
        return min((due for each in self._contacts.values() if (due := each.wake_at) is not None), default=None)

    def change(self, button: str, contact: str, at: float, *, is_down: bool) -> None:
        """A contact closed or opened.

        Args:
            button: The name in the profile that it stands for.
            contact: Which one; a name that is the same each time.
            at: When, in seconds on the run's clock.
            is_down: Whether it is pressed now.
        """
        self.wait(at)
        state = self._contacts.get((button, contact)) or ButtonPresses(self._timing, self._kinds(button))
        # Told as waiting before it is, so that whoever asks never sees a press that is neither under way nor delivered.
        self.is_waiting = True
        self._take(button, contact, state.changed(at, is_down=is_down))
        self.is_waiting = self.wake_at is not None

    def held(self, button: str, contact: str, at: float) -> None:
        """A contact is already down when it begins to be listened to: that is no press, and its release is the end."""
        state = ButtonPresses(self._timing, self._kinds(button), Phase.SPENT, at, is_down=True)
        self._contacts[button, contact] = state

    def wait(self, now: float) -> None:
        """Let time pass until now."""
        while (due := self.wake_at) is not None and due <= now:
            for (button, contact), state in tuple(self._contacts.items()):
                if state.wake_at == due:
                    self._take(button, contact, state.waited(due))
        self.is_waiting = self.wake_at is not None

    def lose(self, now: float) -> None:
        """The device has gone."""
        self.wait(now)
        for (button, contact), state in tuple(self._contacts.items()):
            self._take(button, contact, state.lost(now))
        self._contacts.clear()
        self.is_waiting = False

    def _take(self, button: str, contact: str, step: PressStep) -> None:
        self._contacts[button, contact] = step.button
        for kind in step.given:
            self._deliver(Press(button, kind))

    def _kinds(self, button: str) -> frozenset[PressKind]:
        return frozenset(press.kind for press in self._presses if press.button == button)
