"""When what was seen of a blurred code is believed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models.barcode.code_128 import code_128_pattern
from models.barcode.ean import ean_8, ean_13
from models.barcode.geometry import PER_MODULE, QUIET
from models.barcode.itf_14 import RATIOS, itf_14_pattern
from models.barcode.pattern import BarPattern
from pipelines.types import Symbology
from pipelines.vision.bar_fit import BarFit, fit_line
from pipelines.vision.blurred.evidence import CodeEvidence
from pipelines.vision.blurred.posterior import Candidate, ranked
from pipelines.vision.gtin import GTIN_DIGITS

_BESIDE = 2
"""Modules on each side of a symbol that do not count as its quiet zone."""
_LEAST_MARGIN = 4.0
"""Modules on each side of a symbol that must have been seen, to tell whether it is quiet there."""


@dataclass(frozen=True, slots=True)
class Limits:
    """From where on a code is believed. See tests/bench/blurred_limits.py, which prints what each of them costs."""

    least_log_posterior: float
    """Natural logarithm of the least probability of the code among all legal ones."""
    most_shortfall: float
    """How many nats the likeliest characters may be likelier than the best legal code, see Candidate."""
    least_validity: float
    """Least log-odds of the bars being such a symbol."""
    least_correlation: float
    """Of the code drawn again with what was seen, over the whole symbol."""
    least_itf_correlation: float
    """The same for an ITF-14, whose pairs of digits differ so little in their bars that a wrong one may fit at every
    place: one that was rendered did at 0.936, where the right one had 0.987."""
    least_part: float
    """The same in the part that fits worst."""
    least_margin: float
    """By which the code drawn again must fit better, at each place, than any other character would.

    With 200 codes of each symbology and seeds 3, 4 and 5, tests/bench/bar_fit_limits.py lays 7,179 wrong codes, most of
    them near ones, over rendered ones: 4 pass 0 and 2 pass 0.01; of 2,400 right ones, 1,773 and 1,683."""
    most_unrest: float
    """Spread of brightness in the quiet zones, as a share of that within the symbol: in a part of a longer code, which
    can read like a shorter one, the bars go on."""


UNKNOWN = Limits(
    least_log_posterior=-0.01,
    most_shortfall=3.0,
    least_validity=2.0,
    least_correlation=0.85,
    least_itf_correlation=0.95,
    least_part=0.7,
    least_margin=0.0,
    most_unrest=0.4,
)
"""For a code that nobody expects."""
KNOWN = replace(UNKNOWN, least_log_posterior=-0.1)
"""For a code that is in stock, where this is told."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The best code for what was seen, with what speaks for it."""

    best: Candidate
    validity: float
    """See CodeEvidence."""
    fit: BarFit
    unrest: float
    """See Limits."""

    def meets(self, limits: Limits) -> bool:
        """Tell whether that is enough."""
        is_itf = self.best.content.symbology is Symbology.ITF
        return (
            self.best.log_posterior >= limits.least_log_posterior
            and self.best.shortfall <= limits.most_shortfall
            and self.validity >= limits.least_validity
            and self.fit.correlation >= (limits.least_itf_correlation if is_itf else limits.least_correlation)
            and self.fit.least_part >= limits.least_part
            and self.fit.worst_margin >= limits.least_margin
            and self.unrest <= limits.most_unrest
        )


def temperature(looks: int) -> float:
    """Looks at one print through one lens err alike: so many count as their square root."""
    return float(np.sqrt(max(1, looks)))


def judgement_of(evidence: CodeEvidence, least_log_posterior: float = KNOWN.least_log_posterior) -> Judgement | None:
    """Rank the legal codes, and draw the best one again; None if it is less likely than so much."""
    best = next(iter(ranked(evidence, 1, temperature(evidence.looks))), None)
    if best is None or best.log_posterior < least_log_posterior:
        return None
    lines = evidence.lines.astype(np.float64)
    lines = (lines - lines.mean(axis=1, keepdims=True)) / (lines.std(axis=1, keepdims=True) + 1e-3)
    # The median, since some bands may lie partly beside the bars, across the print below them.
    line = np.median(lines, axis=0)
    fit = fit_line(-line, QUIET, _patterns(evidence.symbology, best.characters))
    return Judgement(best, evidence.validity, fit, _unrest(line) if evidence.margin >= _LEAST_MARGIN else np.inf)


def _unrest(line: NDArray[np.float64]) -> float:
    """Compare the quiet zones with the symbol; the modules beside it are left out, since its blur reaches there."""
    zone, beside = QUIET * PER_MODULE, _BESIDE * PER_MODULE
    within = line[zone:-zone].std()
    zones = (line[: zone - beside], line[beside - zone :])
    at = np.arange(zone - beside)
    # A slope is uneven light.
    return float(max((each - np.polyval(np.polyfit(at, each, 1), at)).std() for each in zones) / max(within, 1e-9))


def is_known(candidate: Candidate, known: frozenset[str]) -> bool:
    """Tell whether a code is among known contents: GTINs with 14 digits, others as text."""
    text = candidate.content.text
    is_gtin = candidate.content.symbology is not Symbology.CODE_128
    return (text.zfill(GTIN_DIGITS) if is_gtin else text) in known


def _patterns(symbology: Symbology, characters: tuple[int, ...]) -> tuple[BarPattern, ...]:
    number = "".join(map(str, characters))
    match symbology:
        case Symbology.EAN_13:
            return (ean_13(number),)
        case Symbology.EAN_8:
            return (ean_8(number),)
        case Symbology.ITF:
            return tuple(itf_14_pattern(number, ratio) for ratio in RATIOS)
        case _:
            return (code_128_pattern(characters),)
