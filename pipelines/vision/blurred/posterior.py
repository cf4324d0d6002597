"""How sure a code is among all that it could be, by what was seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from pipelines.types import Symbology
from pipelines.vision.blurred.checked_sequences import CheckedSequences, Scores
from pipelines.vision.blurred.code_128_codes import code_128_codes
from pipelines.vision.blurred.code_128_content import code_128_content
from pipelines.vision.blurred.code_content import CodeContent, number_content
from pipelines.vision.blurred.ean_codes import ean_8_codes, ean_13_codes
from pipelines.vision.blurred.evidence import CodeEvidence
from pipelines.vision.blurred.itf_codes import itf_14_codes

_CODES: dict[Symbology, Callable[[Scores], CheckedSequences]] = {
    Symbology.EAN_13: ean_13_codes,
    Symbology.EAN_8: ean_8_codes,
    Symbology.ITF: itf_14_codes,
    Symbology.CODE_128: code_128_codes,
}
_SPARE = 8
"""How many more are looked at where some cannot be decoded."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A legal code."""

    characters: tuple[int, ...]
    """EAN-13, EAN-8, ITF-14: its 13, 8 or 14 digits. Code 128: the symbol characters from start to check."""
    content: CodeContent
    log_posterior: float
    """Natural logarithm of its probability among all legal codes of its symbology and length, at most 0. Before it was
    seen, each was as likely as any other."""
    shortfall: float
    """By how many nats the likeliest characters are likelier, were any sequence of them legal; 0 where they are legal.
    What is no code of this symbology, or is read backwards, falls short by much."""


def ranked(evidence: CodeEvidence, most: int = 3, temperature: float = 1.0) -> tuple[Candidate, ...]:
    """Give the likeliest legal codes, the best first.

    Args:
        evidence: What was seen.
        most: How many at most; fewer are given where there are no more, or few that can be decoded.
        temperature: Divides the log-likelihoods; above 1 because looks at one code are not independent.

    Raises:
        ValueError: If a Code 128 has fewer than 3 or more than 104 characters.
    """
    return tuple(islice(_candidates(evidence, most + _SPARE, temperature), most))


def _candidates(evidence: CodeEvidence, breadth: int, temperature: float) -> Iterator[Candidate]:
    codes = _codes(evidence, temperature)
    for sequence in islice(codes.likeliest(breadth), breadth):
        content = _content(evidence.symbology, sequence.values)
        if content is not None:
            yield Candidate(
                sequence.values, content, min(sequence.score - codes.log_sum, 0.0), max(0.0, -sequence.score)
            )


def _codes(evidence: CodeEvidence, temperature: float) -> CheckedSequences:
    # A constant a place means nothing; without it, what is likely is near 0, where numbers are exact.
    relative = evidence.log_likelihoods - evidence.log_likelihoods.max(axis=1, keepdims=True)
    return _CODES[evidence.symbology](relative / temperature)


def _content(symbology: Symbology, characters: tuple[int, ...]) -> CodeContent | None:
    if symbology is Symbology.CODE_128:
        return code_128_content(characters)
    return number_content(symbology, "".join(map(str, characters)))
