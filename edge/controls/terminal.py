"""A terminal that gives single keys, and is given back as it was: at the end, after a failure, while it is stopped."""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import termios
import threading
from types import FrameType

_LOCAL, _CONTROL = 3, 6
"""Where the local modes and the control characters stand in what termios gives."""


class Terminal:
    """The terminal behind an open file.

    Its modes are changed only while this program is in the foreground, where the system allows it.
    """

    def __init__(self, descriptor: int) -> None:
        """Take the terminal, which may be in use by another one of these; raises termios.error for what is none."""
        self.descriptor = descriptor
        self._as_it_was = termios.tcgetattr(descriptor)
        self._gives_keys = False
        # A signal may come while its own thread holds the lock.
        self._lock = threading.RLock()
        self._handlers: dict[int, signal._HANDLER] = {}

    @property
    def is_ours(self) -> bool:
        """Whether this program is in the foreground, so that what is typed is for it."""
        try:
            return os.tcgetpgrp(self.descriptor) == os.getpgrp()
        except OSError:
            return True  # it controls no jobs, so there is no background

    def hold(self) -> None:
        """Give it back as it is now, whatever happens: Ctrl-Z stops with the terminal as it was, an end restores it."""
        # Not before: until then, whoever had the terminal may have had it give keys. One that was closed has no modes.
        with contextlib.suppress(termios.error):
            self._as_it_was = termios.tcgetattr(self.descriptor)
        atexit.register(self.restore)
        if threading.current_thread() is threading.main_thread():
            self._handlers[signal.SIGTSTP] = signal.signal(signal.SIGTSTP, self._stop)
            self._handlers[signal.SIGCONT] = signal.signal(signal.SIGCONT, self._continue)

    def give_back(self) -> None:
        """Restore it, and look after it no longer."""
        self.restore()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._handlers.clear()
        atexit.unregister(self.restore)

    def give_keys(self) -> None:
        """Have each key given at once, and not shown. Ctrl-C and Ctrl-Z keep their meaning."""
        with self._lock:
            if self._gives_keys or not self.is_ours:
                return
            try:
                modes = termios.tcgetattr(self.descriptor)
            except termios.error:
                return  # it was closed; whoever reads it will know
            modes[_LOCAL] &= ~(termios.ECHO | termios.ICANON)
            modes[_CONTROL][termios.VMIN], modes[_CONTROL][termios.VTIME] = 1, 0
            termios.tcsetattr(self.descriptor, termios.TCSANOW, modes)
            self._gives_keys = True

    def restore(self) -> None:
        """Make it as it was: whole lines, which are shown."""
        with self._lock:
            gave_keys, self._gives_keys = self._gives_keys, False
            if gave_keys and self.is_ours:
                # A terminal that was closed has no modes to restore.
                with contextlib.suppress(termios.error):
                    termios.tcsetattr(self.descriptor, termios.TCSADRAIN, self._as_it_was)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.restore()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        # Here the program stands still until it is told to go on.
        signal.raise_signal(signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._stop)
        self._continue(number, frame)

    def _continue(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        # The shell may have changed the modes meanwhile; whoever listens asks for keys again.
        self._gives_keys = False
