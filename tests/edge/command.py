"""Runs the command, in this process or as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from typer.testing import CliRunner, Result

from edge import cli, replaying
from edge.errors import UserError
from models.store import ModelError

SETS = replaying.sample_frames()
BOX, LETTER = SETS / "box-ean13" / "01.jpg", SETS / "letter" / "01.jpg"
SECONDS = 60


def here(*arguments: object) -> Result:
    """Run the command in this process; what would be a traceback fails the test."""
    result = CliRunner().invoke(cli.app, [str(each) for each in arguments], catch_exceptions=True)
    if result.exception is not None and not isinstance(result.exception, SystemExit | UserError | ModelError):
        raise result.exception
    return result


def refused(*arguments: object) -> str:
    """Run the command in this process and give the one sentence that refuses it."""
    result = here(*arguments)
    if isinstance(result.exception, UserError | ModelError):
        return str(result.exception)
    assert result.exit_code == 2
    return result.stderr


def started(*arguments: object, **options: Any) -> subprocess.Popen[str]:  # noqa: ANN401  # those of Popen
    """Start the command as a program of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", "from edge.cli import main; main()", *(str(each) for each in arguments)],
        text=True,
        **{
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            "env": {**os.environ, "PYTHONPATH": str(SETS.parent)},
            **options,
        },
    )


def outside(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:  # noqa: ANN401  # those of Popen
    """Run the command as a program of its own."""
    program = started(*arguments, **options)
    out, err = program.communicate(timeout=SECONDS)
    assert "Traceback" not in (err or "")
    return subprocess.CompletedProcess(program.args, program.returncode, out, err)


@contextmanager
def ended_soon() -> Iterator[IO[bytes]]:
    """Give a standard input on which the end of the shift is typed, once a live run has begun."""
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb") as typed, os.fdopen(writer, "wb", buffering=0) as typist:

        def end() -> None:
            typist.write(b"end-shift\n")
            typist.close()

        timer = threading.Timer(3, end)
        timer.start()
        try:
            yield typed
        finally:
            # Who needs no live run must not wait for its end.
            timer.cancel()
            timer.join()


def without_library(away: Path, name: str) -> dict[str, str]:
    """Give an environment in which a shared library cannot be found, in processes that are started too."""
    (away / "sitecustomize.py").write_text(
        f"""
import ctypes, ctypes.util
find, load = ctypes.util.find_library, ctypes.CDLL.__init__
def refuse(self, file, *rest, **more):
    if {name!r} in str(file):
        raise OSError(f"{{file}}: cannot open shared object file")
    load(self, file, *rest, **more)
ctypes.util.find_library = lambda library: None if {name!r} in library else find(library)
ctypes.CDLL.__init__ = refuse
"""
    )
    return {**os.environ, "PYTHONPATH": f"{away}:{SETS.parent}"}
