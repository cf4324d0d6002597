"""Buttons, pedals and keypads on USB or Bluetooth, as they were learned; each device has a thread of its own.

A device that is not there is told once in the log and looked for again; a wearer may switch a button on at any time.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterable

from edge.clock import Clock
from edge.controls.board import PressBoard
from edge.controls.control import Deliver
from edge.controls.input_source import ConnectedDevice, DeviceGoneError, InputSource, OpenInput
from edge.controls.learned import LearnedButtons, LearnedDevice
from edge.controls.presses import PressTiming
from edge.controls.seeking import Seeking
from edge.errors import UserError
from edge.toml_file import did_you_mean
from pipelines.session import Press

POLL_SECONDS = 0.2
"""How long it takes at most to notice that nobody listens any more."""


class EvdevControl:
    """Listens to the devices that were learned."""

    def __init__(
        self,
        learned: LearnedButtons,
        source: InputSource,
        timing: PressTiming,
        presses: Iterable[Press],
        clock: Clock,
    ) -> None:
        """Take the parts.

        Args:
            learned: Which key of which device is which button.
            source: Reaches the devices.
            timing: By which presses are told apart.
            presses: Those that do something.
            clock: Of the run.
        """
        self._learned = learned
        self._source = source
        self._timing = timing
        self._presses = tuple(presses)
        self._clock = clock
        self._is_stopped = threading.Event()
        self._boards: list[PressBoard] = []
        self._threads: list[threading.Thread] = []

    @property
    def is_over(self) -> bool:
        """See `Control.is_over`."""
        return not any(board.is_waiting for board in self._boards)

    def start(self, deliver: Deliver) -> None:
        """Begin to listen, in a thread for each device."""
        for device in self._learned.device:
            board = PressBoard(self._timing, self._presses, deliver)
            listen = functools.partial(self._listen, device, board)
            self._boards.append(board)
            self._threads.append(threading.Thread(target=listen, name=f"evdev {device.title}"[:60], daemon=True))
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Listen no more, and leave the devices to others."""
        self._is_stopped.set()
        for thread in self._threads:
            thread.join(5 * POLL_SECONDS)

    def _listen(self, learned: LearnedDevice, board: PressBoard) -> None:
        seeking = Seeking()
        while not self._is_stopped.is_set():
            try:
                opened = self._source.open(self._found(learned), is_grabbed=learned.grab)
            except UserError as error:
                self._is_stopped.wait(seeking.missed(str(error)))
                continue
            seeking.found(f'The device "{learned.title}"')
            try:
                self._hear(opened, learned, board)
            except DeviceGoneError:
                board.lose(self._clock.now())
                self._is_stopped.wait(seeking.missed(_absent(learned)))
            finally:
                opened.close()

    def _hear(self, opened: OpenInput, learned: LearnedDevice, board: PressBoard) -> None:
        while not self._is_stopped.is_set():
            due, now = board.wake_at, self._clock.now()
            for change in opened.read(POLL_SECONDS if due is None else min(POLL_SECONDS, due - now)):
                if (button := learned.keys.get(change.key)) is not None:
                    board.change(button, change.key, change.at, is_down=change.is_down)
            board.wait(self._clock.now())

    def _found(self, learned: LearnedDevice) -> ConnectedDevice:
        """Find the device among those that are there; some show themselves as several, of which one has the keys."""
        there = [each for each in self._source.devices() if learned.is_same(each)]
        for each in there:
            if not learned.keys.keys().isdisjoint(each.keys):
                return each
        if there:
            key = next(iter(learned.keys), "")
            has = did_you_mean(key, sorted(each for device in there for each in device.keys)[:12])
            raise UserError(f'The device "{learned.title}" has no key {key}. {has}')
        raise UserError(_absent(learned))


def _absent(learned: LearnedDevice) -> str:
    return f'The device "{learned.title}" is not connected. Switch it on, or plug it in.'
