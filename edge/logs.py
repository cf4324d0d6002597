"""Logs on standard error: lines for systemd's journal where that reads them, plain ones on a terminal.

In the journal, a record is one line: its level as systemd reads it (sd-daemon(3)), the message, and `key=value` fields.
A record is cut to a bearable length, and one that comes over and over is counted. What it may tell is decided in
log_rules.py; only with `KIJKMEE_LOG=debug` is everything told, also what was read.
"""

from __future__ import annotations

import json
import logging
import os
import stat
import sys
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import TextIO

from edge import log_rules
from edge.clock import Clock, MonotonicClock
from edge.log_bursts import Burst, admit
from edge.log_rules import Told

LEVEL_VARIABLE = "KIJKMEE_LOG"
"""The environment variable that names the level."""
LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
MOST_CHARACTERS = 1000
"""A record's message is cut to this; journald itself takes lines of 48 KiB (journald.conf(5), LineMax)."""
MOST_PLACES = 200
"""So many places in the source are counted at a time."""

STANDARD_OUTPUT, STANDARD_ERROR = 1, 2

_PREFIXES = ((logging.CRITICAL, "<2>"), (logging.ERROR, "<3>"), (logging.WARNING, "<4>"), (logging.INFO, "<6>"))
"""The syslog levels of sd-daemon(3); what is below is "<7>"."""

log = logging.getLogger(__name__)


def is_journal(descriptor: int, environment: Mapping[str, str] | None = None) -> bool:
    """Tell whether what is written to a descriptor goes to systemd's journal.

    systemd names device and inode of one stream in JOURNAL_STREAM (systemd.exec(5)). Where standard output has a
    connection of its own, it is another socket; under systemd, any socket there counts as the journal.
    """
    stream = (os.environ if environment is None else environment).get("JOURNAL_STREAM", "")
    if not stream:
        return False
    try:
        status = os.fstat(descriptor)
    except OSError:
        return False
    if descriptor == STANDARD_OUTPUT and stat.S_ISSOCK(status.st_mode):
        return True
    return stream == f"{status.st_dev}:{status.st_ino}"


def fields(**values: object) -> dict[str, dict[str, object]]:
    """Give fields for a record, as its `extra`; what they hold is told by the rules of the message."""
    return {"fields": values}


def set_up(stream: TextIO | None = None, environment: Mapping[str, str] | None = None) -> None:
    """Send all logs to standard error, and what ends the program unforeseen with them if that is the journal."""
    environment = os.environ if environment is None else environment
    goes_to_journal = is_journal(STANDARD_ERROR, environment)
    asked = environment.get(LEVEL_VARIABLE, "").strip().lower()
    level = LEVELS.get(asked, logging.INFO if goes_to_journal else logging.WARNING)
    is_debug = level == logging.DEBUG
    handler = Handler(stream or sys.stderr, MonotonicClock(), is_journal=goes_to_journal, tells_all=is_debug)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(capture=goes_to_journal)
    if asked and asked not in LEVELS:
        log.warning("KIJKMEE_LOG cannot be what it is. Set it to debug, info, warning or error.")
    if is_debug:
        log.warning("KIJKMEE_LOG=debug: the log may hold what is read and scanned. Remove it when you are done.")
    if goes_to_journal:
        sys.excepthook = _log_uncaught
        threading.excepthook = _log_thread


def tell(line: str, level: int = logging.INFO) -> None:
    """Log a line that was made for a person at a terminal, without what it quotes."""
    log.log(level, "%s", Told(log_rules.without_content(line)))


class Handler(logging.Handler):
    """Writes records to a stream, bounded in length and number."""

    def __init__(self, stream: TextIO, clock: Clock, *, is_journal: bool, tells_all: bool) -> None:
        """Take where to write, and how.

        Args:
            stream: Is not closed.
            clock: Tells how long ago a message came before.
            is_journal: Whether systemd reads it.
            tells_all: Whether nothing is withheld.
        """
        super().__init__()
        self._stream = stream
        self._clock = clock
        self._is_journal = is_journal
        self._tells_all = tells_all
        self._bursts: dict[tuple[str, int, str], Burst] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, unless it is one of a burst."""
        try:
            text = self._text(record)
            now = self._clock.now()
            place = (record.name, record.levelno, str(record.msg) if isinstance(record.msg, str) else "")
            before = self._bursts.pop(place, None)
            admitted = admit(before, text, now)
            self._forget(now)
            self._bursts[place] = admitted.burst
            if admitted.is_told:
                self._write(record.levelno, text, self._fields(record, admitted.missed_before))
        except Exception:  # noqa: BLE001 -- a log that fails must not end the work; `logging` tells it where it may
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- the name that `logging` calls
        """Leave out what cannot be written; the standard library would print the record's arguments."""

    def close(self) -> None:
        """Tell what was counted and not yet told."""
        with self.lock or threading.RLock():
            for place, burst in self._bursts.items():
                self._tell_missed(place, burst)
            self._bursts.clear()
        super().close()

    def _forget(self, now: float) -> None:
        """Close the windows that have passed, and the oldest of too many."""
        for place, burst in list(self._bursts.items()):
            if not (burst.is_over(now) or len(self._bursts) >= MOST_PLACES):
                break
            self._tell_missed(place, self._bursts.pop(place))

    def _tell_missed(self, place: tuple[str, int, str], burst: Burst) -> None:
        if burst.missed:
            name, level, _ = place
            (text, *_) = sorted(burst.texts)
            self._write(level, text, {"logger": name, "repeated": burst.missed})

    def _text(self, record: logging.LogRecord) -> str:
        text = record.getMessage() if self._tells_all else log_rules.message(record)
        if record.exc_info and record.exc_info[1] is not None:
            error, trace = record.exc_info[1], record.exc_info[2]
            text += f" {error!r}" if self._tells_all else ""
            text += f" {log_rules.traced(error, trace)}"
        text = " / ".join(line.strip() for line in text.splitlines() if line.strip())
        text = "".join(each if each.isprintable() else "�" for each in text)
        return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1]}…"

    def _fields(self, record: logging.LogRecord, missed: int) -> dict[str, object]:
        given = getattr(record, "fields", {})
        told: dict[str, object] = {"logger": record.name, "thread": record.threadName}
        told |= {name: value if self._tells_all else log_rules.told(value) for name, value in given.items()}
        return told | ({"repeated": missed} if missed else {})

    def _write(self, level: int, text: str, told: Mapping[str, object]) -> None:
        if self._is_journal:
            prefix = next((each for least, each in _PREFIXES if level >= least), "<7>")
            line = f"{prefix}{text} | {' '.join(f'{name}={_shown(value)}' for name, value in told.items())}"
        else:
            shown = {name: value for name, value in told.items() if name not in {"logger", "thread"}}
            details = f" ({', '.join(f'{name} {value}' for name, value in shown.items())})" if shown else ""
            line = f"{logging.getLevelName(level)}: {text}{details}"
        self._stream.write(f"{line}\n")
        self._stream.flush()


def _shown(value: object) -> str:
    """Write a field's value so that it ends where it should."""
    text = str(value)[:MOST_CHARACTERS]
    return text if text and text.isprintable() and not set(text) & {" ", '"', "="} else json.dumps(text)


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    log.critical("The program ends by a fault of its own.", exc_info=(kind, error, trace))


def _log_thread(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_value is not None:
        log.critical(
            "A thread ends by a fault of its own.", exc_info=(failed.exc_type, failed.exc_value, failed.exc_traceback)
        )
