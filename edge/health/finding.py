"""A check, and what it found."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipelines.phrases.doctor_phrases import Problem


class Verdict(enum.StrEnum):
    """How it stands with what was looked at."""

    OK = "ok"
    WARN = "warn"
    """The work can be done, but worse, or not for long."""
    FAIL = "fail"
    """Something that the work needs is not there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    what: str
    """What was looked at, for example "camera"."""
    verdict: Verdict
    found: str
    """What was found; no full stop at its end."""
    remedy: str = ""
    """What to do, in whole sentences; empty where all is well."""
    problem: Problem | None = None
    """By which sentence a person hears of it; None where all is well."""

    def as_json(self) -> dict[str, object]:
        """Give it as JSON has it."""
        return {
            "what": self.what,
            "verdict": self.verdict.value,
            "found": self.found,
            "remedy": self.remedy,
            "problem": self.problem.value if self.problem else None,
        }


def ok(what: str, found: str) -> Finding:
    """Give a finding that all is well."""
    return Finding(what, Verdict.OK, found)


def warn(what: str, problem: Problem, found: str, remedy: str) -> Finding:
    """Give a finding that something should be mended."""
    return Finding(what, Verdict.WARN, found, remedy, problem)


def fail(what: str, problem: Problem, found: str, remedy: str) -> Finding:
    """Give a finding that something must be mended."""
    return Finding(what, Verdict.FAIL, found, remedy, problem)


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look at."""

    what: str
    """As in its findings."""
    look: Callable[[], Iterable[Finding]]
    """Looks, and gives at least one finding."""
    seconds: float = 10.0
    """How long it may take; then it is told as hanging, and left behind."""
