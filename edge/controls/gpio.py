"""Buttons that are wired to the pins of a Raspberry Pi.

gpiozero reaches the pins through lgpio, which Debian's python3-lgpio brings; nothing of either is imported before a
profile names a pin. The time-honoured RPi.GPIO is passed over: it sees no edges on kernels from 6.6 on.
"""

from __future__ import annotations

import contextlib
import functools
import os
import queue
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from edge.clock import Clock
from edge.controls.board import PressBoard
from edge.controls.control import Deliver
from edge.controls.presses import PressTiming
from edge.controls.seeking import Seeking
from edge.errors import UserError
from pipelines.session import Press

Note = Callable[[str, bool], None]
"""Told of a change: the button's name, and whether it is down."""

POLL_SECONDS = 0.2
"""How long it takes at most to notice that nobody listens any more."""

CONTACT = "pin"
"""What the board calls a pin; each button has one."""

NO_PINS = (
    "There are no pins for buttons here ({reason}). On a Raspberry Pi, install python3-lgpio and put this user into "
    "the group gpio; elsewhere, take [controls.pins] out of the profile."
)


@dataclass(frozen=True, slots=True)
class _Change:
    """A contact that closed or opened."""

    button: str
    is_down: bool
    at: float
    """Seconds on the run's clock."""


class GpioControl:
    """Listens to pins in a thread; where they cannot be had, it is told once and tried again."""

    def __init__(
        self,
        pins: Mapping[str, int],
        pull: Literal["up", "down"],
        timing: PressTiming,
        presses: Iterable[Press],
        clock: Clock,
    ) -> None:
        """Take the parts.

        Args:
            pins: Of each button by its name, in Broadcom's numbers.
            pull: What holds a pin while nobody presses.
            timing: By which presses are told apart.
            presses: Those that do something.
            clock: Of the run.
        """
        self._pins = dict(pins)
        self._pull: Literal["up", "down"] = pull
        self._timing = timing
        self._presses = tuple(presses)
        self._clock = clock
        self._changes: queue.Queue[_Change] = queue.Queue()
        self._is_stopped = threading.Event()
        self._thread: threading.Thread | None = None
        self._board: PressBoard | None = None

    @property
    def is_over(self) -> bool:
        """See `Control.is_over`."""
        # A change counts until the board knows of it, also while it is no longer in the queue.
        return self._changes.unfinished_tasks == 0 and (self._board is None or not self._board.is_waiting)

    def start(self, deliver: Deliver) -> None:
        """Begin to listen, in a thread."""
        self._board = PressBoard(self._timing, self._presses, deliver)
        listen = functools.partial(self._listen, self._board)
        self._thread = threading.Thread(target=listen, name="gpio", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Listen no more, and leave the pins to others."""
        self._is_stopped.set()
        if self._thread is not None:
            self._thread.join(5 * POLL_SECONDS)

    def _listen(self, board: PressBoard) -> None:
        seeking = Seeking()
        while not self._is_stopped.is_set():
            try:
                with opened(self._pins, self._pull, self._note) as held:
                    seeking.found("The button on the pins")
                    for button in held:
                        board.held(button, CONTACT, self._clock.now())
                    self._hear(board)
            except UserError as error:
                self._is_stopped.wait(seeking.missed(str(error)))

    def _hear(self, board: PressBoard) -> None:
        while not self._is_stopped.is_set():
            due, now = board.wake_at, self._clock.now()
            wait = POLL_SECONDS if due is None else min(POLL_SECONDS, max(0.0, due - now))
            try:
                change = self._changes.get(timeout=wait)
            except queue.Empty:
                board.wait(self._clock.now())
            else:
                board.change(change.button, CONTACT, change.at, is_down=change.is_down)
                self._changes.task_done()

    def _note(self, button: str, is_down: bool) -> None:  # noqa: FBT001 - the one thing there is to tell
        self._changes.put(_Change(button, is_down, self._clock.now()))


@contextlib.contextmanager
def opened(pins: Mapping[str, int], pull: Literal["up", "down"], note: Note) -> Iterator[tuple[str, ...]]:
    """Hold the pins while the `with` lasts, and have each change of a contact told.

    Gives the buttons that are down already, which are not told: who chose a role by a long press has not let go yet.

    Args:
        pins: Of each button by its name, in Broadcom's numbers.
        pull: What holds a pin while nobody presses.
        note: Told from another thread, with the button's name and whether it is down.

    Raises:
        UserError: There are no pins, or one is in use; with the remedy.
    """
    from gpiozero import DigitalInputDevice  # noqa: PLC0415 - imported lazily, see above

    _find_pins()
    held: list[str] = []
    with contextlib.ExitStack() as closing:
        for button, pin in pins.items():
            try:
                device = DigitalInputDevice(pin, pull_up=pull == "up")
            except _pin_errors() as error:
                raise UserError(
                    f'The button "{button}" cannot use GPIO{pin} ({error}). Free the pin in /boot/firmware/config.txt '
                    "or in the program that holds it, or name another one in [controls.pins]."
                ) from error
            closing.callback(device.close)
            device.when_activated = functools.partial(note, button, True)
            device.when_deactivated = functools.partial(note, button, False)
            if device.is_active:
                held.append(button)
        yield tuple(held)


def _find_pins() -> None:
    """Reach the pins by lgpio, unless something else is named or was put there.

    gpiozero by itself would go on to RPi.GPIO and others, with a warning each, and end with one that misses presses.
    """
    from gpiozero import Device  # noqa: PLC0415 - see `opened`

    if Device.pin_factory is not None:
        return
    try:
        if os.environ.get("GPIOZERO_PIN_FACTORY"):
            Device.ensure_pin_factory()
        else:
            from gpiozero.pins.lgpio import LGPIOFactory  # noqa: PLC0415 - needs lgpio, which only a Pi has

            Device.pin_factory = LGPIOFactory()
    except _pin_errors() as error:
        raise UserError(NO_PINS.format(reason=error)) from error


def _pin_errors() -> tuple[type[Exception], ...]:
    """Give what is raised where pins cannot be had; lgpio's own error has a name only where lgpio was found."""
    from gpiozero import GPIOZeroError  # noqa: PLC0415 - see `opened`

    lgpio = sys.modules.get("lgpio")
    return (GPIOZeroError, ImportError, OSError, *(() if lgpio is None else (lgpio.error,)))
