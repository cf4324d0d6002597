"""Single keys on a real pseudo-terminal, which is always left as it was found."""

from __future__ import annotations

import io
import os
import pty
import queue
import re
import select
import signal
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from edge.controls.keyboard import INVITATION, KeyboardControl, terminal_control
from edge.controls.terminal import Terminal
from edge.controls.typed import TypedControl
from pipelines import commands
from pipelines.session import Press, PressKind
from tests.edge.controls.waiting import PATIENCE_SECONDS, Acts, threads, wait_until

PRESSES = tuple(Press("main", kind) for kind in PressKind)
ROOT = Path(__file__).parents[3]


def flags(descriptor: int) -> int:
    """Give the two modes that matter: whole lines, and what is typed is shown."""
    local: int = termios.tcgetattr(descriptor)[3]
    return local & (termios.ICANON | termios.ECHO)


USUAL = termios.ICANON | termios.ECHO


class Screen:
    """A terminal with a keyboard control on it."""

    def __init__(self) -> None:
        self.outside, self.inside = pty.openpty()
        self.acts = Acts()
        self.told: queue.Queue[str] = queue.Queue()
        self.control = KeyboardControl(self.told.put, Terminal(self.inside), PRESSES)

    def type(self, sent: bytes) -> None:
        """Send bytes as a terminal does."""
        os.write(self.outside, sent)

    def say(self) -> str:
        """Wait for what is said next."""
        return self.told.get(timeout=PATIENCE_SECONDS)


@contextmanager
def typing() -> Iterator[Screen]:
    screen = Screen()
    assert flags(screen.inside) == USUAL
    screen.control.start(screen.acts.deliver)
    try:
        assert screen.say() == INVITATION
        wait_until(lambda: flags(screen.inside) == 0, "single keys")
        yield screen
    finally:
        screen.control.stop()
    assert threads("keyboard") == []
    assert flags(screen.inside) == USUAL
    os.close(screen.inside)
    os.close(screen.outside)


def test_each_key_is_heard_at_once_without_enter() -> None:
    with typing() as screen:
        for sent, act in ((b" ", PRESSES[0]), (b"\x1b[B", PRESSES[1]), (b"\x7f", PRESSES[2]), (b"r", commands.Read())):
            screen.type(sent)
            assert screen.acts.next() == act
        assert not screen.control.is_over
        assert screen.acts.is_empty


def test_the_keys_are_shown_and_what_is_no_key_is_answered() -> None:
    with typing() as screen:
        screen.type(b"?")
        assert "main.short (menu-next)" in screen.say()
        screen.type("ë".encode())
        assert screen.say() == f'"ë" is no key here. {INVITATION}'
        screen.type(b"\x01")
        assert screen.say().startswith("\"'\\x01'\" is no key here.")


def test_a_whole_line_is_typed_and_shown_after_a_colon() -> None:
    with typing() as screen:
        screen.type(b"r:")
        assert screen.acts.next() == commands.Read()
        wait_until(lambda: flags(screen.inside) == USUAL, "whole lines")
        assert select.select([screen.outside], [], [], PATIENCE_SECONDS)[0], "the colon is shown"
        screen.type(b"find De Vreis\x7f\x7f\x7fies\n")
        assert screen.acts.next() == commands.Find("De Vries")
        wait_until(lambda: flags(screen.inside) == 0, "single keys again")
        screen.type(b"n")
        assert screen.acts.next() == commands.NextSentence()
        seen = os.read(screen.outside, 4096)
        assert b":find De Vr" in seen
        assert b"n" not in seen.split(b"\n")[-1]


@pytest.mark.parametrize(
    ("line", "answer"), [(b"raed\n", 'no command "raed"'), (b"mian.long\n", 'Did you mean "main.long"?')]
)
def test_a_line_that_is_not_understood_is_answered(line: bytes, answer: str) -> None:
    with typing() as screen:
        screen.type(b":")
        wait_until(lambda: flags(screen.inside) == USUAL, "whole lines")
        screen.type(line)
        assert answer in screen.say()


def test_a_line_is_left_with_enter_or_ctrl_d() -> None:
    with typing() as screen:
        for ending in (b"\n", b"\x04"):
            screen.type(b":")
            wait_until(lambda: flags(screen.inside) == USUAL, "whole lines")
            screen.type(ending)
            wait_until(lambda: flags(screen.inside) == 0, "single keys again")
        screen.type(b"r")
        assert screen.acts.next() == commands.Read()
        assert not screen.control.is_over


def test_what_is_pasted_is_keys_lines_and_keys_again() -> None:
    with typing() as screen:
        screen.type(b"r:find Bos\nn")
        assert [screen.acts.next() for _ in range(3)] == [
            commands.Read(),
            commands.Find("Bos"),
            commands.NextSentence(),
        ]


def test_an_escape_by_itself_does_nothing_to_the_next_key() -> None:
    with typing() as screen:
        screen.type(b"\x1b")
        wait_until(lambda: screen.control._begun == b"\x1b", "the escape")
        wait_until(lambda: screen.control._begun == b"", "the escape passed over")
        screen.type(b"[")
        assert '"[" is no key here.' in screen.say()


def test_ctrl_d_ends_it_and_gives_the_terminal_back() -> None:
    with typing() as screen:
        screen.type(b"r\x04r")
        assert screen.acts.next() == commands.Read()
        wait_until(lambda: screen.control.is_over, "the end")
        wait_until(lambda: flags(screen.inside) == USUAL, "whole lines")
        assert screen.acts.is_empty


def test_a_terminal_that_is_closed_ends_it() -> None:
    screen = Screen()
    screen.control.start(screen.acts.deliver)
    wait_until(lambda: flags(screen.inside) == 0, "single keys")
    os.close(screen.outside)
    wait_until(lambda: screen.control.is_over, "the end")
    screen.control.stop()
    os.close(screen.inside)
    assert threads("keyboard") == []


def test_handlers_of_signals_are_as_they_were() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)]
    with typing():
        assert [signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)] != before
    assert [signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)] == before


def test_one_that_was_made_while_another_listened_gives_the_terminal_back_too() -> None:
    with typing() as screen:
        second = KeyboardControl(screen.told.put, Terminal(screen.inside), PRESSES)
        screen.control.stop()
        assert flags(screen.inside) == USUAL
        second.start(screen.acts.deliver)
        wait_until(lambda: flags(screen.inside) == 0, "single keys")
        screen.type(b"r")
        assert screen.acts.next() == commands.Read()
        second.stop()
        assert flags(screen.inside) == USUAL


def test_a_terminal_is_listened_to_by_keys_and_all_else_by_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    outside, inside = pty.openpty()
    read_end, write_end = os.pipe()
    with os.fdopen(inside) as terminal, os.fdopen(read_end) as pipe:
        monkeypatch.setattr(sys, "stdin", terminal)
        assert isinstance(terminal_control(print, PRESSES), KeyboardControl)
        monkeypatch.setattr(sys, "stdin", pipe)
        assert isinstance(terminal_control(print, PRESSES), TypedControl)
        for stdin in (None, io.StringIO()):
            monkeypatch.setattr(sys, "stdin", stdin)
            control = terminal_control(print, PRESSES)
            assert isinstance(control, TypedControl)
            assert control.is_over
    monkeypatch.setattr(sys, "stdin", terminal)
    assert terminal_control(print, PRESSES).is_over, "it was closed"
    os.close(outside)
    os.close(write_end)


# As a program of its own, in the foreground of a terminal of its own

PROGRAM = """
import sys, threading
from edge.controls.keyboard import terminal_control
from pipelines.session import Press, PressKind
over = threading.Event()
def deliver(act):
    print(f"<{act}>", flush=True)
    if "Stop" in str(act):
        over.set()
control = terminal_control(lambda line: print(line, flush=True), (Press("main", PressKind.SHORT),))
control.start(deliver)
while not over.wait(0.05):
    pass
ENDING
"""


class Job:
    """A program that a shell runs on a terminal."""

    def __init__(self, ending: str) -> None:
        program = PROGRAM.replace("ENDING", ending)
        shell = str(Path(__file__).with_name("shell_job.py"))
        self.pid, self.outside = pty.fork()
        if self.pid == 0:
            os.chdir(ROOT)
            os.environ["PYTHONPATH"] = str(ROOT)
            os.execv(sys.executable, [sys.executable, shell, sys.executable, "-c", program])  # noqa: S606 - no shell is wanted
        self.seen = b""

    def wait_for(self, pattern: str) -> str:
        """Wait for what the program or the shell writes; what came before is forgotten."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while (found := re.search(pattern.encode(), self.seen)) is None:
            ready, _, _ = select.select([self.outside], [], [], max(0.0, deadline - time.monotonic()))
            assert ready, f"in vain: {pattern} in {self.seen!r}"
            try:
                self.seen += os.read(self.outside, 4096)
            except OSError:
                pytest.fail(f"it ended before {pattern} came: {self.seen!r}")
        self.seen = self.seen[found.end() :]
        return found[0].decode()

    def type(self, sent: bytes) -> None:
        """Send bytes as a terminal does."""
        os.write(self.outside, sent)

    def gives_keys(self) -> None:
        """Wait until single keys are listened to."""
        wait_until(lambda: flags(self.outside) == 0, "single keys")


@contextmanager
def job(ending: str = "control.stop()") -> Iterator[Job]:
    started = Job(ending)
    try:
        started.wait_for(r"\[started\]")
        started.gives_keys()
        yield started
    finally:
        os.kill(started.pid, signal.SIGKILL)
        os.close(started.outside)
        os.waitpid(started.pid, 0)


@pytest.mark.parametrize(("ending", "code"), [("control.stop()", 0), ("raise RuntimeError('a fault')", 1)])
def test_the_terminal_is_as_it_was_after_the_end_and_after_a_crash(ending: str, code: int) -> None:
    with job(ending) as running:
        running.type(b"r")
        running.wait_for(r"<Read\(\)>")
        running.type(b"x")
        assert running.wait_for(r"\[ended .*\]") == f"[ended lines=True shown=True code={code}]"


def test_ctrl_c_leaves_the_terminal_as_it_was() -> None:
    with job() as running:
        running.type(b"\x03")
        assert running.wait_for(r"\[ended .*\]").startswith("[ended lines=True shown=True code=-2")


def test_ctrl_z_gives_the_terminal_to_the_shell_and_keys_come_again_afterwards() -> None:
    with job() as running:
        for _ in range(2):
            running.type(b"\x1a")
            assert running.wait_for(r"\[stopped .*\]") == "[stopped lines=True shown=True]"
            os.kill(running.pid, signal.SIGUSR1)
            running.wait_for(r"\[goes on\]")
            running.gives_keys()
            running.type(b"r")
            running.wait_for(r"<Read\(\)>")
        running.type(b"x")
        assert running.wait_for(r"\[ended .*\]") == "[ended lines=True shown=True code=0]"
