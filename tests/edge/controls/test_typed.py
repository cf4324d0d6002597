"""Typed control: every line that arrives is heard, and what is no command is answered."""

from __future__ import annotations

import io
import os
import queue
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from edge.controls.typed import TypedControl, parse_line, refuse_unknown
from pipelines import commands
from pipelines.commands import Command, ShortReason
from pipelines.session import Press, PressKind


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("read", commands.Read()),
        ("  end-shift \r\n", commands.EndShift()),
        ("find De Vries", commands.Find("De Vries")),
        ("find v.d. Berg", commands.Find("v.d. Berg")),
        ("report-short empty", commands.ReportShort(ShortReason.EMPTY)),
        ("enter-quantity 12", commands.EnterQuantity(12)),
        ("enter-check-digits 07", commands.EnterCheckDigits("07")),
        ("main.short", Press("main", PressKind.SHORT)),
        ("foot-pedal.double", Press("foot-pedal", PressKind.DOUBLE)),
    ],
)
def test_a_line_is_a_command_with_its_argument_or_a_press(text: str, act: Command | Press) -> None:
    assert parse_line(text) == act


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("raed", 'no command "raed"; the commands are accept-list'),
        ("find", '"find" takes text'),
        ("read page 2", '"read" takes no argument; given: "page 2"'),
        ("enter-quantity many", "whole number"),
        ("enter-quantity -1", "whole number"),
        ("report-short lazy", "lazy"),
        ("main.hard", "try main.short, main.long, main.double"),
    ],
)
def test_what_is_no_command_is_answered_with_what_can_be_typed(text: str, answer: str) -> None:
    with pytest.raises(ValueError, match=answer):
        parse_line(text)


PRESSES = (Press("main", PressKind.SHORT), Press("main", PressKind.LONG))


def test_an_unknown_press_is_refused_with_those_that_there_are() -> None:
    refuse_unknown(PRESSES[0], PRESSES)
    refuse_unknown(commands.Read(), PRESSES)
    with pytest.raises(
        ValueError, match=r'no press "mian.short". Did you mean "main.short"\? Known: main.long, main.sh'
    ):
        refuse_unknown(Press("mian", PressKind.SHORT), PRESSES)
    with pytest.raises(ValueError, match=r"No button does anything in it$"):
        refuse_unknown(PRESSES[0], ())


class Typist:
    """Writes to a pipe that a control listens to."""

    def __init__(self, control: TypedControl, descriptor: int, complaints: queue.Queue[str]) -> None:
        self.acts: queue.Queue[Command | Press] = queue.Queue()
        self.complaints = complaints
        self.control = control
        self._descriptor: int | None = descriptor

    def type(self, text: bytes) -> None:
        """Let these bytes arrive together."""
        assert self._descriptor is not None
        os.write(self._descriptor, text)

    def leave(self) -> None:
        """Close the pipe."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


@contextmanager
def typing() -> Iterator[Typist]:
    read_end, write_end = os.pipe()
    complaints: queue.Queue[str] = queue.Queue()
    typist = Typist(TypedControl(complaints.put, read_end, PRESSES), write_end, complaints)
    typist.control.start(typist.acts.put)
    yield typist
    typist.leave()
    typist.control.stop()
    assert "typed" not in {thread.name for thread in threading.enumerate()}
    os.close(read_end)


def test_lines_that_arrive_together_are_all_heard_at_once() -> None:
    with typing() as typist:
        typist.type(b"read\nfaster\nmain.long\n")
        acts = [typist.acts.get(timeout=5) for _ in range(3)]
        assert acts == [commands.Read(), commands.Faster(), Press("main", PressKind.LONG)]


def test_a_line_that_arrives_in_parts_is_one() -> None:
    with typing() as typist:
        typist.type("find Zoë".encode()[:-1])
        typist.type("find Zoë".encode()[-1:] + b"\n")
        assert typist.acts.get(timeout=5) == commands.Find("Zoë")
        assert typist.acts.empty()


def test_the_last_line_needs_no_end() -> None:
    with typing() as typist:
        typist.type(b"\n\nend-shift")
        typist.leave()
        assert typist.acts.get(timeout=5) == commands.EndShift()
    assert typist.control.is_over
    assert typist.complaints.empty()


def test_a_wrong_line_is_answered_and_the_next_is_heard() -> None:
    with typing() as typist:
        typist.type(b"\xff\xfe\nmian.long\nread\n")
        assert typist.acts.get(timeout=5) == commands.Read()
        assert "there is no command" in typist.complaints.get(timeout=5)
        assert typist.complaints.get(timeout=5).endswith('Did you mean "main.long"? Known: main.long, main.short.')


def test_listening_ends_when_told_although_nothing_arrives() -> None:
    with typing() as typist:
        typist.control.stop()
        assert "typed" not in {thread.name for thread in threading.enumerate()}


def refuse(given: object) -> None:
    raise AssertionError(given)


def closed_stream() -> io.StringIO:
    stream = io.StringIO()
    stream.close()
    return stream


@pytest.mark.parametrize("make_stdin", [lambda: None, io.StringIO, closed_stream])
def test_without_standard_input_nothing_is_heard(
    make_stdin: Callable[[], io.StringIO | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", make_stdin())
    control = TypedControl.on_standard_input(refuse, PRESSES)
    control.start(refuse)
    assert control.is_over
    assert "typed" not in {thread.name for thread in threading.enumerate()}
    control.stop()
