"""What checks see of the machine: small files as the kernel and the system show them, and what commands answer."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

COMMAND_SECONDS = 5.0
"""How long a command may take to answer."""
_LONGEST_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answered."""

    code: int
    """Exit code; 0 is well."""
    text: str
    """Standard output."""


RunCommand = Callable[[Sequence[str]], Answer | None]
"""Runs a command; None if there is none of this name, or it does not answer in time."""


def run_command(command: Sequence[str], seconds: float = COMMAND_SECONDS) -> Answer | None:
    """Run a command without input; one that does not end in time is killed with all that it has started."""
    try:
        process = subprocess.Popen(  # noqa: S603 - the checks' own commands; no text from outside
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    except OSError:
        return None
    try:
        out, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=1.0)  # one that hangs in the kernel is left behind
        return None
    return Answer(process.returncode, out.decode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine to look at."""

    root: Path = Path("/")
    """Where its files begin."""
    run: RunCommand = run_command
    """Asks its commands."""
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    """The variables that the program was started with."""
    may_use: Callable[[Path], bool] = lambda path: os.access(path, os.R_OK | os.W_OK)
    """Whether this user may read and write a file or folder."""

    def path(self, name: str) -> Path:
        """Give where an absolute path lies on this machine."""
        return self.root / name.lstrip("/")

    def text(self, name: str | Path) -> str | None:
        """Read a small file, without the white space and the zero byte that may end it; None if it cannot be read."""
        try:
            with self.path(str(name)).open(encoding="utf-8", errors="replace") as file:
                return file.read(_LONGEST_CHARACTERS).strip("\0 \n\t")
        except OSError:
            return None

    def number(self, name: str | Path) -> int | None:
        """Read a file that holds a whole number; None if it does not."""
        text = self.text(name)
        try:
            return None if text is None else int(text)
        except ValueError:
            return None

    def matching(self, pattern: str) -> tuple[Path, ...]:
        """List the paths that fit a pattern such as "/dev/video*", in their order, as seen from the root."""
        try:
            return tuple(Path("/") / found.relative_to(self.root) for found in sorted(self.root.glob(pattern[1:])))
        except OSError:
            return ()

    @property
    def model(self) -> str:
        """The board, such as "Raspberry Pi 4 Model B Rev 1.4"; empty on one that does not say."""
        return self.text("/proc/device-tree/model") or ""

    @property
    def is_pi(self) -> bool:
        """Whether it is a Raspberry Pi."""
        return self.model.startswith("Raspberry Pi")
