"""Single keys in a terminal, for developers: the menu with the space bar and the arrows, commands by a letter.

"?" shows the keys. ":" begins a whole line, as it can be typed into a pipe.
"""

from __future__ import annotations

import contextlib
import os
import select
import sys
import termios
import threading
from collections.abc import Callable, Iterable, Mapping

from edge.controls import keys
from edge.controls.control import Control, Deliver
from edge.controls.terminal import Terminal
from edge.controls.typed import TypedControl, understood
from pipelines.menu import MenuMove
from pipelines.session import Press

POLL_SECONDS = 0.2
"""How long it takes at most to notice that nobody listens any more."""

INVITATION = 'Press "?" for the keys.'


class KeyboardControl:
    """Listens to the keys of a terminal until it is closed, Ctrl-D is typed, or it is told to stop."""

    def __init__(
        self,
        complain: Callable[[str], None],
        terminal: Terminal,
        presses: Iterable[Press],
        moves: Mapping[MenuMove, Press] | None = None,
    ) -> None:
        """Take the parts.

        Args:
            complain: Is given the keys when they are asked for, and the answer to what is not understood.
            terminal: Where keys are typed.
            presses: Those that do something.
            moves: By which press the menu is worked; None: as `keys.keys` has it.
        """
        self._complain = complain
        self._terminal = terminal
        self._presses = tuple(presses)
        self._table = keys.keys(self._presses, moves)
        self._acts = {key.name: key.act for key in self._table}
        self._begun = b""
        self._is_line = False
        self._is_stopped = threading.Event()
        self._is_at_end = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def is_over(self) -> bool:
        """Whether the terminal was closed, or Ctrl-D typed."""
        return self._is_at_end.is_set()

    def start(self, deliver: Deliver) -> None:
        """Begin to listen, in a thread."""
        self._terminal.hold()
        self._complain(INVITATION)
        self._thread = threading.Thread(target=self._listen, args=(deliver,), name="keyboard", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Listen no more; the terminal is then as it was."""
        self._is_stopped.set()
        if self._thread is not None:
            self._thread.join(5 * POLL_SECONDS)
        self._terminal.give_back()

    def _listen(self, deliver: Deliver) -> None:
        try:
            while not self._is_stopped.is_set() and self._hear(deliver):
                pass
        finally:
            self._is_at_end.set()
            self._terminal.restore()

    def _hear(self, deliver: Deliver) -> bool:
        """Wait for what is typed, a moment at most; gives whether more may come."""
        if not self._terminal.is_ours:
            # Reading in the background would stop the whole program.
            self._is_stopped.wait(POLL_SECONDS)
            return True
        if not self._is_line:
            self._terminal.give_keys()
        ready, _, _ = select.select([self._terminal.descriptor], [], [], POLL_SECONDS)
        if not ready:
            if not self._is_line:
                self._begun = b""  # the key Escape by itself
            return True
        try:
            got = os.read(self._terminal.descriptor, 4096)
        except OSError:
            return False  # the terminal was closed
        if self._is_line:
            return self._hear_line(got, deliver)
        return bool(got) and self._hear_keys(self._begun + got, deliver)

    def _hear_keys(self, given: bytes, deliver: Deliver) -> bool:
        before, colon, line = given.partition(keys.TYPE_LINE.encode())
        told = keys.typed(before)
        self._begun = told.rest
        for name in told.keys:
            if name == keys.END:
                return False
            if name == keys.SHOW_KEYS:
                self._complain(keys.shown(self._table))
            elif (act := self._acts.get(name)) is not None:
                deliver(act)
            else:
                shown = name if name.isprintable() else ascii(name)
                self._complain(f'"{shown}" is no key here. {INVITATION}')
        return self._begin_line(line, deliver) if colon else True

    def _begin_line(self, begun: bytes, deliver: Deliver) -> bool:
        """From here to the end of the line the terminal works as usual."""
        self._is_line, self._begun = True, b""
        self._terminal.restore()
        # A terminal that can only be read shows no colon; typing works all the same.
        with contextlib.suppress(OSError):
            os.write(self._terminal.descriptor, keys.TYPE_LINE.encode() + begun)
        return self._hear_line(begun, deliver) if begun else True

    def _hear_line(self, got: bytes, deliver: Deliver) -> bool:
        self._begun += got
        line, ended, rest = self._begun.partition(b"\n")
        if got and not ended:
            return True
        # Ctrl-D ends a line too.
        self._is_line, self._begun = False, b""
        act = understood(line.decode(errors="replace"), self._presses, self._complain)
        if act is not None:
            deliver(act)
        return self._hear_keys(rest, deliver) if rest else True


def terminal_control(
    complain: Callable[[str], None], presses: Iterable[Press], moves: Mapping[MenuMove, Press] | None = None
) -> Control:
    """Listen to standard input: to single keys in a terminal, to whole lines in all else.

    Args:
        complain: Is answered what is not understood.
        presses: Those that do something.
        moves: By which press the menu is worked; None: as with one button, called main.
    """
    try:
        if sys.stdin is not None and sys.stdin.isatty():
            return KeyboardControl(complain, Terminal(sys.stdin.fileno()), presses, moves)
    except (ValueError, OSError, termios.error):
        pass  # it is closed, or stands for no open file: whoever listens to lines knows what to do
    return TypedControl.on_standard_input(complain, presses)
