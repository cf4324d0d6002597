"""Logs: what a line looks like, what it may tell, and that there are never too many."""

from __future__ import annotations

import ast
import io
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge import log_rules, logs
from edge.clock import ManualClock
from edge.errors import UserError
from edge.journal.errors import JournalError
from edge.log_bursts import MOST_IN_WINDOW, WINDOW_SECONDS, Burst, admit
from edge.log_rules import WITHHELD, Told
from edge.sound.voice_process import ProcessLost, VoiceProcess
from pipelines.types import Symbology

ROOT = Path(__file__).parents[2]
CANARY = "Zonnebloemstraat"
CODE = "8712345678906"


class Desk:
    """A handler with its stream and its clock, below a logger of the program's."""

    def __init__(self, *, is_journal: bool = True, tells_all: bool = False, name: str = "edge.test_logs") -> None:
        self.stream, self.clock = io.StringIO(), ManualClock()
        self.handler = logs.Handler(self.stream, self.clock, is_journal=is_journal, tells_all=tells_all)
        self.log = logging.Logger(name, logging.DEBUG)  # noqa: LOG001 -- a log of its own
        self.log.addHandler(self.handler)

    @property
    def lines(self) -> list[str]:
        """What was written."""
        return self.stream.getvalue().splitlines()


@pytest.fixture
def desk() -> Desk:
    return Desk()


# What a line looks like


@pytest.mark.parametrize(
    ("level", "prefix"),
    [(logging.CRITICAL, "<2>"), (logging.ERROR, "<3>"), (logging.WARNING, "<4>"), (logging.INFO, "<6>"), (10, "<7>")],
)
def test_a_record_for_the_journal_is_one_line_with_its_level_and_fields(desk: Desk, level: int, prefix: str) -> None:
    desk.log.log(
        level, "It rains\nfor %d days.", 3, extra=logs.fields(frames=4, place=Told("at home"), path=Path("/a"))
    )
    (line,) = desk.lines
    expected = 'It rains / for 3 days. | logger=edge.test_logs thread=MainThread frames=4 place="at home" path=/a'
    assert line == f"{prefix}{expected}"


def test_a_record_for_a_terminal_is_plain() -> None:
    desk = Desk(is_journal=False)
    desk.log.warning("It rains.", extra=logs.fields(days=3))
    desk.log.error("It pours.")
    assert desk.lines == ["WARNING: It rains. (days 3)", "ERROR: It pours."]


def test_a_record_is_cut(desk: Desk) -> None:
    desk.log.error("%s", Told("a" * 5000))
    (line,) = desk.lines
    assert len(line) < logs.MOST_CHARACTERS + 80
    assert f"{'a' * 100}… |" in line


def test_what_moves_a_terminals_cursor_is_taken_out() -> None:
    desk = Desk(is_journal=False)
    desk.log.error("%s", Told("one\x1b[2J\u202etwo"))
    assert desk.lines == ["ERROR: one�[2J�two"]


# What it may tell


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (3, "3"),
        (0.25, "0.25"),
        (True, "True"),
        (None, "None"),
        (Path("/data/journal.sqlite3"), "/data/journal.sqlite3"),
        (Symbology.EAN_13, Symbology.EAN_13.value),
        (Told("aplay"), "aplay"),
        (CANARY, WITHHELD),
        (CODE, WITHHELD),
        ([CANARY], WITHHELD),
        ({"name": CANARY}, WITHHELD),
        (CANARY.encode(), WITHHELD),
        (JournalError("The disk is full: free some space."), "The disk is full: free some space."),
        (JournalError(f"The barcode {CODE} stands for two."), "The barcode … stands for two."),
        (UserError(f'There is no name "{CANARY}".'), "There is no name “…”."),
        (FileNotFoundError(2, "No such file", "/data/a.toml"), "No such file: /data/a.toml"),
        (ValueError(CANARY), "ValueError"),
        (KeyError(CANARY), "KeyError"),
    ],
)
def test_a_value_is_told_or_withheld(desk: Desk, value: object, shown: str) -> None:
    desk.log.error("It was %s.", value, extra=logs.fields(value=value))
    (line,) = desk.lines
    assert line.startswith(f"<3>It was {shown}. | ")
    assert CANARY not in line
    assert CODE not in line


@pytest.mark.parametrize("template", ["%d", "%(name)s %(other)s", "%s %s"])
def test_arguments_that_do_not_fit_are_withheld_and_break_nothing(
    desk: Desk, template: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.log.error(template, {"name": CANARY} if "(" in template else CANARY)
    assert desk.lines == [f"<3>{template} {WITHHELD} | logger=edge.test_logs thread=MainThread"]
    assert capsys.readouterr() == ("", "")


def test_an_error_that_is_the_message_is_told_like_one(desk: Desk) -> None:
    desk.log.error(ValueError(CANARY))
    desk.log.error(UserError("Free some space."))
    assert [line.split(" | ")[0] for line in desk.lines] == ["<3>ValueError", "<3>Free some space."]


def test_a_trace_tells_places_and_no_value(desk: Desk) -> None:
    def fail(text: str) -> None:
        raise RuntimeError(text)

    try:
        fail(CANARY)
    except RuntimeError:
        desk.log.exception("the speaker has failed")
    (line,) = desk.lines
    assert "the speaker has failed RuntimeError: RuntimeError [test_logs.py:" in line
    assert line.count(" fail]") == 1
    assert CANARY not in line


def test_a_librarys_message_is_told_by_its_place_alone() -> None:
    desk = Desk(name="piper.voice")
    desk.log.warning(f"cannot speak {CANARY}")  # noqa: G004 -- as libraries do
    (line,) = desk.lines
    assert line.startswith("<4>A message of piper.voice (test_logs.py:")
    assert CANARY not in line


def test_only_at_debug_everything_is_told() -> None:
    desk = Desk(tells_all=True)
    desk.log.error("It was %s.", CANARY)
    desk.log.error("It was %s.", ValueError(CODE))
    assert [line.split(" | ")[0] for line in desk.lines] == [f"<3>It was {CANARY}.", f"<3>It was {CODE}."]


def test_a_line_for_a_terminal_goes_to_the_log_without_what_it_quotes() -> None:
    assert log_rules.without_content(f'there is no command "{CANARY}"; it took 250 ms, see /a/b') == (
        "there is no command “…”; it took 250 ms, see /a/b"
    )
    assert log_rules.without_content("wasn't it? it's so") == "wasn't it? it's so"


def _log_calls() -> Iterator[tuple[str, ast.Call]]:
    names = {"debug", "info", "warning", "error", "exception", "critical", "log"}
    for package in ("edge", "pipelines", "models"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Attribute)
                    and node.func.attr in names
                    and ast.unparse(node.func.value) in {"log", "_log", "logger", "_logger", "logging"}
                ):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node


TOLD_AS_THEY_ARE = {"error", "self._unheard", "process.pid", "answer.code"}
"""Arguments of log calls that are errors or numbers, as they stand in the source."""


def test_each_log_call_of_the_source_has_a_constant_message_and_nothing_that_would_be_withheld() -> None:
    calls = list(_log_calls())
    assert len(calls) > 12
    for where, call in calls:
        is_level_given = isinstance(call.func, ast.Attribute) and call.func.attr == "log"
        template, *arguments = call.args[is_level_given:]
        assert isinstance(template, ast.Constant), f"{where}: the message is made up at run time"
        for each in arguments:
            words = ast.unparse(each)
            is_told = isinstance(each, ast.Constant) or words.startswith(("Told(", "log_rules.Told("))
            assert is_told or words in TOLD_AS_THEY_ARE, f"{where}: {words} is withheld; see edge/log_rules.py"


# How many


def test_a_burst_is_counted_and_told_when_it_is_over(desk: Desk) -> None:
    for _ in range(500):
        desk.log.warning("The battery cannot be read (%s).", OSError(5, "Input/output error"))
        desk.clock.advance(0.1)
    assert len(desk.lines) == 1
    desk.clock.advance(WINDOW_SECONDS)
    desk.log.warning("Something else.")
    assert len(desk.lines) == 3
    assert desk.lines[1].endswith("| logger=edge.test_logs repeated=499")
    desk.log.warning("The battery cannot be read (%s).", OSError(5, "Input/output error"))
    assert len(desk.lines) == 4


def test_a_burst_that_goes_on_is_told_once_a_window(desk: Desk) -> None:
    for _ in range(10):
        desk.log.warning("It rains.")
        desk.clock.advance(WINDOW_SECONDS / 4)
    assert [line.rpartition(" ")[2] for line in desk.lines] == ["thread=MainThread", "repeated=3", "repeated=3"]


def test_what_was_counted_is_told_at_the_end(desk: Desk) -> None:
    for _ in range(3):
        desk.log.warning("It rains.")
    desk.handler.close()
    assert desk.lines[-1] == "<4>It rains. | logger=edge.test_logs repeated=2"


def test_places_in_the_source_are_not_counted_without_end(desk: Desk) -> None:
    for number in range(3 * logs.MOST_PLACES):
        desk.log.warning(f"Place {number}.")  # noqa: G004 -- each stands for another call
    assert len(desk.handler._bursts) <= logs.MOST_PLACES


@given(st.lists(st.tuples(st.sampled_from("abcdefghijklmnop"), st.floats(0, 40)), max_size=200))
def test_each_message_is_told_or_counted_and_never_too_many(given_: list[tuple[str, float]]) -> None:
    burst: Burst | None = None
    now, told, missed = 0.0, [], 0
    for text, pause in given_:
        now += pause
        admitted = admit(burst, text, now)
        burst, missed = admitted.burst, missed + admitted.missed_before
        if admitted.is_told:
            told.append(now)
    assert len(told) + missed + (burst.missed if burst else 0) == len(given_)
    for at in told:
        assert sum(at <= other < at + WINDOW_SECONDS for other in told) <= 2 * MOST_IN_WINDOW


# In the program


def _stream_name(descriptor: int) -> str:
    status = os.fstat(descriptor)
    return f"{status.st_dev}:{status.st_ino}"


def test_the_journal_is_known_by_the_descriptor_alone() -> None:
    here, there = socket.socketpair()
    with here, there:
        number = here.fileno()
        assert logs.is_journal(number, {"JOURNAL_STREAM": _stream_name(number)})
        assert not logs.is_journal(number, {"JOURNAL_STREAM": _stream_name(there.fileno())})
        assert not logs.is_journal(number, {"JOURNAL_STREAM": "nonsense"})
        assert not logs.is_journal(number, {})
    assert not logs.is_journal(number, {"JOURNAL_STREAM": "1:1"}), "it is closed"


PROGRAM = """
import logging, threading, warnings
from edge import logs
logs.set_up()
log = logging.getLogger("edge.program")
log.debug("debug %s", "Zonnebloemstraat"); log.info("info"); log.warning("warning"); warnings.warn("Zonnebloemstraat")
thread = threading.Thread(target=lambda: int("Zonnebloemstraat")); thread.start(); thread.join()
int("Zonnebloemstraat")
"""


def _said(*, to_journal: bool, level: str = "", source: str = PROGRAM) -> str:
    here, there = socket.socketpair()
    with here, there:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "KIJKMEE_LOG": level}
        environment["JOURNAL_STREAM"] = _stream_name(there.fileno()) if to_journal else ""
        with subprocess.Popen(
            [sys.executable, "-c", source], env=environment, stdout=there.fileno(), stderr=there.fileno()
        ) as program:
            there.close()
            said = b"".join(iter(lambda: here.recv(65536), b""))
            assert program.wait(60) == 1
    return said.decode()


def test_in_the_journal_the_program_tells_from_info_on_and_its_faults_without_content() -> None:
    said = _said(to_journal=True)
    lines = [line.split(" | ")[0].split(" [")[0] for line in said.splitlines()]
    assert lines[:2] == ["<6>info", "<4>warning"]
    assert lines[2].startswith("<4>A message of py.warnings (")
    assert lines[3:] == [
        "<2>A thread ends by a fault of its own. ValueError: ValueError",
        "<2>The program ends by a fault of its own. ValueError: ValueError",
    ]
    assert CANARY not in said


@pytest.mark.parametrize(("level", "told"), [("", {"warning"}), ("error", set()), ("info", {"info", "warning"})])
def test_the_level_comes_from_the_environment(level: str, told: set[str]) -> None:
    said = _said(to_journal=False, level=level)
    assert {name for name in ("debug", "info", "warning") if f"\n{name.upper()}: {name}" in f"\n{said}"} == told
    assert "Traceback" in said, "a developer's terminal shows a fault as Python does"


def test_the_process_of_a_voice_that_ends_by_a_fault_tells_no_text(capfd: pytest.CaptureFixture[str]) -> None:
    voice = VoiceProcess.start(_fail, CANARY)
    with pytest.raises(ProcessLost):
        voice.receive(60)
    voice.process.join(60)
    voice.end()
    said = capfd.readouterr().err
    assert "CRITICAL: The process of a voice ends by a fault of its own. ValueError: ValueError [" in said
    assert CANARY not in said


def _fail(_: object, text: str) -> None:
    raise ValueError(text)


def test_debug_is_warned_of_and_an_unknown_level_is_told() -> None:
    said = _said(to_journal=True, level="debug")
    assert said.startswith("<4>KIJKMEE_LOG=debug: the log may hold what is read and scanned.")
    assert f"<7>debug {CANARY} | " in said
    assert _said(to_journal=True, level="loud").startswith("<4>KIJKMEE_LOG cannot be what it is.")


def test_what_a_command_tells_and_complains_of_goes_to_the_journal_as_records() -> None:
    source = (
        "from edge import printing\nfrom edge.errors import UserError\nfrom edge import logs\nlogs.set_up()\n"
        "from edge.replay import Entry\nprinting.tell('there is no command \"Zonnebloemstraat\".')\n"
        "printing.complain(UserError('The barcode 8712345678906 stands for two.'))\n"
        "printing.print_heard(Entry(1.0, 'speech', 'Zonnebloemstraat'), printing.Failures())\nraise SystemExit(1)\n"
    )
    lines = [line.split(" | ")[0] for line in _said(to_journal=True, source=source).splitlines()]
    assert lines == ["<6>there is no command “…”.", "<3>The barcode … stands for two."]
    assert CANARY in _said(to_journal=False, source=source)
