"""The process in which a synthesiser runs, as the program sees it: it may die or hang without doing harm."""

from __future__ import annotations

import logging
import multiprocessing
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from edge import logs

END_SECONDS = 0.5
"""A process that was asked to end is killed after this long."""

log = logging.getLogger(__name__)


class ProcessLost(Exception):  # noqa: N818 - it tells a state, which the voice mends
    """The process has ended or does not answer."""


@dataclass(frozen=True, slots=True)
class VoiceProcess:
    """A process and the line to it."""

    process: SpawnProcess
    connection: Connection

    @classmethod
    def start(cls, serve: Callable[..., None], *arguments: object) -> VoiceProcess:
        """Start a process that runs a function with its end of the line and these arguments."""
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=_serve, args=(serve, there, *arguments), name="voice", daemon=True)
        process.start()
        there.close()
        return cls(process, here)

    def send(self, request: object) -> None:
        """Send a request; raises ProcessLost if nobody takes it."""
        try:
            self.connection.send(request)
        except OSError as error:
            raise ProcessLost(f"the process has ended ({error})") from error

    def receive(self, seconds: float) -> Any:  # noqa: ANN401 - each voice has replies of its own
        """Give the next reply; raises ProcessLost if none comes in time or the process has ended."""
        try:
            if not self.connection.poll(seconds):
                raise ProcessLost(f"no answer for {seconds} s")
            return self.connection.recv()
        except (EOFError, OSError) as error:
            raise ProcessLost("the process has ended") from error

    def end(self, patience: float = END_SECONDS) -> None:
        """End the process, killing it after `patience` seconds."""
        self.connection.close()
        self.process.join(patience)
        if self.process.is_alive():
            self.process.kill()
            self.process.join(END_SECONDS)
        if self.process.exitcode is not None:
            self.process.close()


def _serve(serve: Callable[..., None], *arguments: object) -> None:
    """Run in the new process; what ends it unforeseen is logged, since the standard library would print the text."""
    logs.set_up()
    try:
        serve(*arguments)
    except Exception:
        log.critical("The process of a voice ends by a fault of its own.", exc_info=True)
        sys.exit(1)
