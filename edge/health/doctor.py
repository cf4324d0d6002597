"""Runs checks one after the other; one that hangs or breaks becomes a finding, and the others follow."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator

from edge.health.finding import Check, Finding, Verdict, fail
from pipelines.phrases.doctor_phrases import Problem


def examine(checks: Iterable[Check]) -> Iterator[Finding]:
    """Look at everything, and give each finding when it is there.

    A check that does not end in its time is left behind in its thread, which does not keep the program from ending.
    """
    for check in checks:
        answers: queue.SimpleQueue[tuple[Finding, ...]] = queue.SimpleQueue()
        threading.Thread(target=_look, args=(check, answers), name=f"check-{check.what}", daemon=True).start()
        try:
            yield from answers.get(timeout=check.seconds)
        except queue.Empty:
            yield fail(
                check.what,
                Problem.NO_ANSWER,
                f"no answer within {check.seconds:g} s: the check hangs",
                "Take the power off, wait ten seconds and start again; if it stays, replace what hangs.",
            )


def has_failed(findings: Iterable[Finding]) -> bool:
    """Tell whether something is not in order that the work needs."""
    return any(finding.verdict is Verdict.FAIL for finding in findings)


def _look(check: Check, answers: queue.SimpleQueue[tuple[Finding, ...]]) -> None:
    try:
        answers.put(tuple(check.look()))
    except Exception as error:  # noqa: BLE001 - whatever breaks one check is told, and must not hide the others
        answers.put(
            (
                fail(
                    check.what,
                    Problem.NO_ANSWER,
                    f"the check itself broke ({type(error).__name__}: {error})",
                    "Start again; if it stays, report it with this line.",
                ),
            )
        )
