"""Learning by ear which button is which: each is asked for, and the key that goes down is it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from edge.clock import Clock
from edge.controls.input_source import ConnectedDevice, DeviceGoneError, InputSource, OpenInput
from edge.controls.learned import LearnedButtons
from edge.errors import UserError
from pipelines.phrases import catalogue
from pipelines.phrases.phrase import Phrase

LOOK_SECONDS = 1.0
"""How often new devices are looked for: a button on radio may wake up only when it is pressed."""
POLL_SECONDS = 0.02

NO_DEVICES = (
    "No device with buttons is connected. Plug one in, or pair one with `bluetoothctl` (docs/CONTROLS.md), then start "
    "again."
)

NO_BUTTONS = frozenset({
    "KEY_LEFTCTRL", "KEY_RIGHTCTRL", "KEY_LEFTSHIFT", "KEY_RIGHTSHIFT", "KEY_LEFTALT", "KEY_RIGHTALT", "KEY_LEFTMETA",
    "KEY_RIGHTMETA", "KEY_POWER", "KEY_SLEEP",
})  # fmt: skip
"""Keys that are passed over: whoever presses Ctrl-C on a keyboard means to end, and the system itself obeys others."""


@dataclass(frozen=True, slots=True)
class HeardKey:
    """A key that went down."""

    device: ConnectedDevice
    key: str


class Learning:
    """Listens to all devices at once and grabs none, so that whoever is at the keyboard can end it."""

    def __init__(self, source: InputSource, say: Callable[[Phrase], None], clock: Clock, seconds: float) -> None:
        """Take the parts.

        Args:
            source: Reaches the devices.
            say: Says a phrase and returns when it was heard.
            clock: Of the run.
            seconds: How long each button is waited for.
        """
        self._source = source
        self._say = say
        self._clock = clock
        self._seconds = seconds
        self._open: dict[str, tuple[ConnectedDevice, OpenInput]] = {}
        self._looks_at = clock.now()
        self._refusal: UserError | None = None

    def learn(self, buttons: Iterable[str], before: LearnedButtons) -> LearnedButtons:
        """Ask for each button, and give what is known then.

        A button that was heard has that key and no other; one that was not pressed keeps what it had.

        Args:
            buttons: Their names in the profile.
            before: What is known already.

        Raises:
            UserError: There is no device, or none may be listened to; with the remedy.
        """
        try:
            self._look()
            if not self._open:
                raise self._refusal or UserError(NO_DEVICES)
            self._say(catalogue.buttons_welcome())
            heard: dict[str, HeardKey] = {}
            for button in buttons:
                if (key := self._asked(button, frozenset(heard.values()))) is not None:
                    heard[button] = key
        finally:
            for _, opened in self._open.values():
                opened.close()
            self._open.clear()
        after = before.without(heard)
        for button, each in heard.items():
            after = after.with_key(each.device, each.key, button)
        return after

    def _asked(self, button: str, taken: frozenset[HeardKey]) -> HeardKey | None:
        for _ in self._heard():
            pass  # what was pressed before the question is no answer
        self._say(catalogue.button_press(button))
        until = self._clock.now() + self._seconds
        pause = threading.Event()
        while self._clock.now() < until:
            found = next(self._heard(), None)
            if found is None:
                pause.wait(POLL_SECONDS)
            elif _plain(found) in {_plain(each) for each in taken}:
                self._say(catalogue.button_taken())
                until = self._clock.now() + self._seconds
            else:
                self._say(catalogue.button_learned())
                return found
        self._say(catalogue.button_passed_over())
        return None

    def _heard(self) -> Iterator[HeardKey]:
        """Give the keys that went down since the last time, by all devices."""
        if self._clock.now() >= self._looks_at:
            self._look()
        for path, (device, opened) in tuple(self._open.items()):
            try:
                changes = opened.read(0.0)
            except DeviceGoneError:
                opened.close()
                del self._open[path]
                continue
            yield from (
                HeardKey(device, change.key) for change in changes if change.is_down and change.key not in NO_BUTTONS
            )

    def _look(self) -> None:
        """Open the devices that are new; one that cannot be had is tried again the next time."""
        for device in self._source.devices():
            if device.path not in self._open:
                try:
                    self._open[device.path] = device, self._source.open(device, is_grabbed=False)
                except UserError as error:
                    self._refusal = error
        self._looks_at = self._clock.now() + LOOK_SECONDS


def _plain(heard: HeardKey) -> HeardKey:
    """Leave out where the device is: it may have been away and come back."""
    device = heard.device
    return HeardKey(ConnectedDevice("", device.name, device.id, frozenset()), heard.key)
