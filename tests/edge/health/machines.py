"""Machines that are made of a folder and of what their commands answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from edge.health.finding import Finding, Verdict
from edge.health.machine import Answer, Machine
from pipelines.phrases.doctor_phrases import Problem

PI_4 = "Raspberry Pi 4 Model B Rev 1.4\0"


@dataclass
class Rig:
    """A machine to put files on."""

    root: Path
    answers: dict[str, Answer] = field(default_factory=dict)
    """By the command's words."""
    closed: set[str] = field(default_factory=set)
    """What this user may not use."""
    asked: list[str] = field(default_factory=list)
    """The commands, as they came."""

    @property
    def machine(self) -> Machine:
        """Give it as checks see it."""
        return Machine(self.root, self._run, {}, self._may_use)

    def write(self, path: str, text: str = "") -> Path:
        """Put a file on it."""
        file = self.root / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return file

    def answer(self, command: str, text: str = "", code: int = 0) -> None:
        """Let a command answer."""
        self.answers[command] = Answer(code, text)

    def pi(self) -> None:
        """Make it a Raspberry Pi."""
        self.write("/proc/device-tree/model", PI_4)

    def _run(self, command: Sequence[str]) -> Answer | None:
        self.asked.append(" ".join(command))
        return self.answers.get(" ".join(command))

    def _may_use(self, path: Path) -> bool:
        return str(path.relative_to(self.root) if path.is_relative_to(self.root) else path) not in self.closed


Expected = tuple[str, Verdict, Problem | None]
"""What is looked at, how it stands, and the sentence for it."""


def found(findings: Iterable[Finding]) -> list[Expected]:
    """Give findings without their words, after checking that each says what to do where that is needed."""
    all_found = list(findings)
    for each in all_found:
        assert each.found, each
        assert not each.found.endswith("."), each
        assert bool(each.remedy) == bool(each.problem) == (each.verdict is not Verdict.OK), each
    return [(each.what, each.verdict, each.problem) for each in all_found]


def only(findings: Iterable[Finding]) -> Finding:
    """Give the one finding that there is."""
    (finding,) = findings
    return finding


def raising(error: Exception) -> Callable[..., None]:
    """Give a part that fails."""

    def fail(*_: object) -> None:
        raise error

    return fail
