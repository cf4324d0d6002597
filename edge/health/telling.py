"""What is said of findings to those who cannot see the list: how many there are, then each problem with its remedy."""

from __future__ import annotations

from collections.abc import Sequence

from edge.earcon_lesson import spoken
from edge.health.finding import Finding, Verdict
from edge.sound.recital import Piece
from pipelines.phrases import doctor_phrases
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.preferences import Preferences
from pipelines.types import Earcon, Play


def told(findings: Sequence[Finding], preferences: Preferences) -> tuple[Piece, ...]:
    """Give a tone, the summary, and each problem once, the worst first.

    Args:
        findings: All of an examination.
        preferences: The language, and how it is spoken.
    """
    words = Phrasebook(preferences.language)
    problems = dict.fromkeys(
        finding.problem
        for verdict in (Verdict.FAIL, Verdict.WARN)
        for finding in findings
        if finding.verdict is verdict and finding.problem is not None
    )
    if not problems:
        things = len({finding.what for finding in findings})
        return (
            Play(Earcon.DONE, preferences.volume),
            spoken(doctor_phrases.doctor_well(things), words, preferences),
        )
    return (
        Play(Earcon.ATTENTION, preferences.volume),
        spoken(doctor_phrases.doctor_found(len(problems)), words, preferences),
        *(spoken(doctor_phrases.doctor_problem(problem), words, preferences) for problem in problems),
    )
