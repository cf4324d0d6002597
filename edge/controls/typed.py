"""Commands and presses as words, typed on standard input or sent through a pipe: for developers.

One a line, as in a sample set: "read", "find De Vries", "report-short empty", "main.short". What is no command is
answered with what can be typed.
"""

from __future__ import annotations

import dataclasses
import select
import sys
import threading
from collections.abc import Callable
from typing import TextIO

from edge.controls.control import Deliver
from pipelines.commands import COMMAND_BY_NAME, Command, EnterQuantity, parse_command
from pipelines.session import Press, PressKind

POLL_SECONDS = 0.2


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
    if not fields or not argument:
        return parse_command(name, {})
    is_number = command is EnterQuantity and argument.strip().isdecimal()
    return parse_command(name, {fields[0].name: int(argument) if is_number else argument.strip()})


class TypedControl:
    """Listens to a text stream until it ends or is told to stop."""

    def __init__(self, complain: Callable[[str], None], stream: TextIO | None = None) -> None:
        """Take where to answer a line that is not understood, and the stream; standard input by default."""
        self._complain = complain
        self._stream = stream or sys.stdin
        self._is_over = threading.Event()

    def start(self, deliver: Deliver) -> None:
        """Begin to listen, in a thread."""
        threading.Thread(target=self._listen, args=(deliver,), name="typed", daemon=True).start()

    def stop(self) -> None:
        """Listen no more; the thread ends within `POLL_SECONDS`."""
        self._is_over.set()

    def _listen(self, deliver: Deliver) -> None:
        while not self._is_over.is_set():
            ready, _, _ = select.select([self._stream], [], [], POLL_SECONDS)
            if not ready:
                continue
            line = self._stream.readline()
            if not line:
                return
            if line.strip():
                try:
                    deliver(parse_line(line))
                except ValueError as error:
                    self._complain(str(error))
