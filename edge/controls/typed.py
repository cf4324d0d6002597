"""Commands and presses as words, typed on standard input or sent through a pipe: for developers.

One a line, as in a sample set: "read", "find De Vries", "report-short empty", "main.short". What is no command is
answered with what can be typed.
"""

from __future__ import annotations

import dataclasses
import functools
import os
import select
import sys
import threading
from collections.abc import Callable, Iterable
from typing import Self

from edge.controls.control import Deliver
from edge.toml_file import did_you_mean
from pipelines.commands import COMMAND_BY_NAME, Command, EnterQuantity, parse_command
from pipelines.session import Press, PressKind

POLL_SECONDS = 0.2
"""How long it takes at most to notice that nobody listens any more."""


def parse_line(line: str) -> Command | Press:
    """Read one typed line.

    Raises:
        ValueError: It is neither a command with its argument nor a press; the message says what can be typed.
    """
    name, _, argument = line.strip().partition(" ")
    button, dot, kind = name.partition(".")
    if dot and not argument:
        try:
            return Press(button, PressKind(kind))
        except ValueError:
            kinds = ", ".join(f"{button}.{each.value}" for each in PressKind)
            raise ValueError(f'"{name}" is no press; try {kinds}') from None
    command = COMMAND_BY_NAME.get(name)
    fields = dataclasses.fields(command) if command else ()
    argument = argument.strip()
    if argument and command is not None and not fields:
        raise ValueError(f'"{name}" takes no argument; given: "{argument}"')
    if not argument or not fields:
        return parse_command(name, {})
    is_number = command is EnterQuantity and argument.isdecimal()
    return parse_command(name, {fields[0].name: int(argument) if is_number else argument})


def refuse_unknown(act: Command | Press, presses: Iterable[Press]) -> None:
    """Check that a press is one of those that do something.

    Raises:
        ValueError: It is not; the message says what can be pressed, without a full stop.
    """
    known = tuple(presses)
    if isinstance(act, Press) and act not in known:
        name, names = _press_name(act), [_press_name(each) for each in known]
        hint = did_you_mean(name, names) if names else "No button does anything in it."
        raise ValueError(f'the profile has no press "{name}". {hint}'.removesuffix("."))


def understood(line: str, presses: Iterable[Press], complain: Callable[[str], None]) -> Command | Press | None:
    """Give what a typed line asks for; None for an empty one, and for one that is not understood, which is answered.

    Args:
        line: As it was typed.
        presses: Those that do something.
        complain: Told what is wrong with the line.
    """
    if not line.strip():
        return None
    try:
        act = parse_line(line)
        refuse_unknown(act, presses)
    except ValueError as error:
        complain(f"{error}.")
        return None
    return act


def _press_name(press: Press) -> str:
    return f"{press.button}.{press.kind.value}"


class TypedControl:
    """Listens to a terminal, a pipe or a file until it ends or is told to stop."""

    def __init__(self, complain: Callable[[str], None], descriptor: int | None, presses: Iterable[Press]) -> None:
        """Take the parts.

        Args:
            complain: Is answered a line that is not understood.
            descriptor: The open file to listen to; None hears nothing.
            presses: Those that do something.
        """
        self._complain = complain
        self._presses = tuple(presses)
        self._descriptor = descriptor
        self._is_stopped = threading.Event()
        self._is_at_end = threading.Event()
        self._thread: threading.Thread | None = None
        if descriptor is None:
            self._is_at_end.set()

    @classmethod
    def on_standard_input(cls, complain: Callable[[str], None], presses: Iterable[Press]) -> Self:
        """Listen to standard input, which may be closed."""
        try:
            return cls(complain, None if sys.stdin is None else sys.stdin.fileno(), presses)
        except (ValueError, OSError):
            # It was closed later, or stands for no open file.
            return cls(complain, None, presses)

    @property
    def is_over(self) -> bool:
        """Whether the input has ended; a terminal ends with Ctrl-D."""
        return self._is_at_end.is_set()

    def start(self, deliver: Deliver) -> None:
        """Begin to listen, in a thread."""
        if self._descriptor is not None:
            listen = functools.partial(self._listen, self._descriptor, deliver)
            self._thread = threading.Thread(target=listen, name="typed", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Listen no more."""
        self._is_stopped.set()
        if self._thread is not None:
            self._thread.join(5 * POLL_SECONDS)

    def _listen(self, descriptor: int, deliver: Deliver) -> None:
        try:
            self._hear_all(descriptor, deliver)
        finally:
            self._is_at_end.set()

    def _hear_all(self, descriptor: int, deliver: Deliver) -> None:
        # Lines are split here: a buffered stream may hold lines that `select` does not know of.
        begun = b""
        while not self._is_stopped.is_set():
            ready, _, _ = select.select([descriptor], [], [], POLL_SECONDS)
            if not ready:
                continue
            got = os.read(descriptor, 4096)
            *lines, begun = (begun + got).split(b"\n") if got else (begun, b"")
            for line in lines:
                self._hear(line.decode(errors="replace"), deliver)
            if not got:
                return

    def _hear(self, line: str, deliver: Deliver) -> None:
        act = understood(line, self._presses, self._complain)
        if act is not None:
            deliver(act)
