"""The machine that Kijkmee is installed on: where everything lies, and the commands of the system."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HOME = "/opt/kijkmee"
"""Holds all releases, and which of them is in use."""
COMMAND_SECONDS = 120.0
"""The longest that a command of the system may take; the start of the service is the longest of them."""
BUILD_SECONDS = 3600.0
"""The longest that building a release may take: packages are fetched, and models derived, on a slow processor."""


class StoppedError(Exception):
    """The work cannot be done; the message is one sentence for a person and ends with what to do."""


@dataclass(frozen=True, slots=True)
class Machine:
    """The system below a folder: "/" for the one that runs; another one for an image, or for a test."""

    root: Path

    def at(self, path: str) -> Path:
        """Give where an absolute path of the machine lies."""
        return self.root / path.lstrip("/")

    @property
    def home(self) -> Path:
        """The folder of the program."""
        return self.at(HOME)

    def run(
        self,
        command: Sequence[str | Path],
        *,
        environment: Mapping[str, str] | None = None,
        seconds: float = COMMAND_SECONDS,
    ) -> str:
        """Run a command and give what it says.

        Raises:
            StoppedError: It failed; the message holds the last that it said.
        """
        words = [str(word) for word in command]
        try:
            ended = subprocess.run(  # noqa: S603 - commands of this program alone, never a shell
                words,
                env={**os.environ, **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                timeout=seconds,
                check=False,
            )
        except FileNotFoundError as error:
            raise StoppedError(f"The command {words[0]} is missing. Install it and start again.") from error
        except subprocess.TimeoutExpired as error:
            raise StoppedError(f'"{" ".join(words)}" did not end within {seconds:.0f} s.') from error
        if ended.returncode != 0:
            said = "\n    ".join(ended.stdout.strip().splitlines()[-12:])
            raise StoppedError(f'"{" ".join(words)}" failed with exit code {ended.returncode}:\n    {said}')
        return ended.stdout

    def succeeds(self, command: Sequence[str | Path]) -> bool:
        """Run a command that answers a question by its exit code."""
        try:
            self.run(command)
        except StoppedError:
            return False
        return True
