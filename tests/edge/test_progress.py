"""Progress: on standard error alone, and only when the work takes long."""

from __future__ import annotations

import io
import sys
import time

import pytest

from edge import progress
from edge.progress import progress_bar


class Terminal(io.StringIO):
    """Says that it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def on_screen(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in the place of standard error; pytest would undo this between a fixture and its test."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    return terminal


def work(seconds: float) -> None:
    """Do something in steps, and write an answer after each."""
    with progress_bar("Reading") as advance:
        for number in range(1, 5):
            time.sleep(seconds / 4)
            advance(number, 4)
            sys.stdout.write(f"answer {number}\n")


ANSWERS = "".join(f"answer {number}\n" for number in range(1, 5))


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    screen = on_screen(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 60.0)
    work(0.05)
    assert screen.getvalue() == ""
    assert capsys.readouterr().out == ANSWERS


def test_long_work_shows_a_bar_and_every_answer_stays_on_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = on_screen(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0.02)
    work(0.4)
    assert "Reading" in screen.getvalue()
    assert "4/4" in screen.getvalue()
    assert "answer" not in screen.getvalue()
    assert capsys.readouterr().out == ANSWERS


def test_the_bar_comes_also_before_the_first_step(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0.02)
    with progress_bar("Loading"):
        time.sleep(0.3)
        assert "Loading" in screen.getvalue()


def test_answers_on_the_terminal_of_the_bar_are_written_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0.02)
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("COLUMNS", "60")
    long = "[bold]x[/bold] :smile: " + "y" * 200
    with progress_bar("Reading"):
        time.sleep(0.2)
        sys.stdout.write(long + "\n")
    assert long in screen.getvalue()
    assert sys.stdout is screen


def test_the_bar_goes_also_when_the_work_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0.02)

    def fail() -> None:
        with progress_bar("Reading"):
            time.sleep(0.2)
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    assert sys.stderr is screen
    assert screen.getvalue().rindex("\x1b[?25h") > screen.getvalue().rindex("Reading"), "the cursor is back"


def test_without_a_terminal_a_line_tells_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(progress, "LINE_SECONDS", 0.15)
    work(0.4)
    captured = capsys.readouterr()
    assert captured.out == ANSWERS
    assert 1 <= len(captured.err.splitlines()) <= 2
    assert captured.err.startswith("Reading: 2 of 4\n")


def test_without_a_terminal_short_work_tells_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    work(0.05)
    assert capsys.readouterr().err == ""
