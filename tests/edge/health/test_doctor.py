"""The examination goes on whatever a check does."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from edge.health.doctor import examine, has_failed
from edge.health.finding import Check, Finding, Verdict, fail, ok, warn
from pipelines.phrases.doctor_phrases import Problem


def test_findings_come_in_the_order_of_the_checks() -> None:
    first, second, third = ok("a", "well"), warn("b", Problem.HOT, "warm", "Cool it."), ok("b", "well")
    checks = (Check("a", lambda: (first,)), Check("b", lambda: iter((second, third))))
    assert list(examine(checks)) == [first, second, third]


def test_a_check_that_hangs_is_told_and_the_others_follow() -> None:
    end = threading.Event()

    def hang() -> Iterator[Finding]:
        end.wait(60)
        yield ok("a", "late")

    after = ok("b", "well")
    before = time.monotonic()
    hung, last = examine((Check("a", hang, seconds=0.1), Check("b", lambda: (after,))))
    assert time.monotonic() - before < 10
    end.set()
    assert (hung.what, hung.verdict, hung.problem) == ("a", Verdict.FAIL, Problem.NO_ANSWER)
    assert "0.1 s" in hung.found
    assert last == after


def test_a_check_that_breaks_is_told_and_the_others_follow() -> None:
    def broken() -> Iterator[Finding]:
        yield ok("a", "half of it")
        raise RuntimeError("no such thing")

    after = ok("b", "well")
    told, last = examine((Check("a", broken), Check("b", lambda: (after,))))
    assert (told.verdict, told.problem) == (Verdict.FAIL, Problem.NO_ANSWER)
    assert "RuntimeError: no such thing" in told.found
    assert last == after


@pytest.mark.parametrize(
    ("findings", "failed"),
    [
        ((), False),
        ((ok("a", "well"), warn("b", Problem.HOT, "warm", "Cool it.")), False),
        ((ok("a", "well"), fail("b", Problem.HOT, "hot", "Cool it.")), True),
    ],
)
def test_only_what_fails_counts_as_a_failure(findings: tuple[Finding, ...], *, failed: bool) -> None:
    assert has_failed(findings) is failed
