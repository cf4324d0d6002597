"""Which readings are trusted: evidence from several passes over one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import cv2
import numpy as np

from pipelines.types import BarcodeStage, Point, Quad, Symbology
from pipelines.vision.bar_fit import Verdict
from pipelines.vision.barcode_reading import RETAIL, BarcodeReading, Reader

_LEAST_ITF_DIGITS = 6
"""An ITF pattern has no check and is found in many other bars; what is shorter is noise. (Code lengths are even.)"""
_LEAST_ITF_HEIGHT = 0.05
"""Least height of what zxing-cpp read as an ITF code, as a share of its width: so many scan lines agree.

A slanted line that leaves the bars at their end reads a part of the code. Of rendered codes such parts had up to 0.03,
whole ones from 0.07 on.
"""
_ITF_SPAN = 0.75
"""Least share of a region's bars that an ITF reading must span: a slanted line reads a part of the code as a whole."""
_STEADY_SCAN_LINES = 4
"""Sparse scan lines of zbar that must agree on a code that is not EAN or UPC."""


_LEAST_BARS = 0.5
"""Least length of the bars of an EAN or UPC, as a share of its width: nominally 0.7 (ISO/IEC 15420), often less."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One reading with what speaks for it."""

    reading: BarcodeReading
    """Its quad is in full-frame pixels."""
    stage: BarcodeStage
    verdict: Verdict | None = None
    """What the picture says: of an EAN or UPC, drawn again; of an ITF, by what lies beyond its ends."""


def is_plausible(reading: BarcodeReading) -> bool:
    """Tell whether a reading is long enough to be meant, and of more than a line that leaves the bars aslant."""
    if reading.symbology is not Symbology.ITF:
        return True
    is_steady = reading.reader is not Reader.ZXING or reading.quad.height >= _LEAST_ITF_HEIGHT * reading.quad.width
    return is_steady and len(reading.content) >= _LEAST_ITF_DIGITS


def accepted_at_once(vote: Vote) -> bool:
    """Judge zxing-cpp's reading of the whole picture: it stands unless the picture speaks against it."""
    return is_plausible(vote.reading) and vote.verdict is not Verdict.CONTRADICTED


def accepted_alone(vote: Vote) -> bool:
    """Judge zbar's reading of the whole, sparsely scanned picture, for which no second reading will come."""
    if vote.reading.symbology in RETAIL:
        return vote.verdict is Verdict.CONFIRMED
    return vote.reading.symbology is not Symbology.ITF and (vote.reading.scan_lines or 0) >= _STEADY_SCAN_LINES


def accepted_together(votes: Sequence[Vote], bars_width: float) -> tuple[Vote, ...]:
    """Judge all readings of one region.

    EAN and UPC: the drawn bars fit; or both readers agree and nothing is said against it. ITF: both readers agree and
    span the bars. All others: two passes agree. Of different contents in the same place, the one with more votes stays;
    with equally many, none.

    Args:
        votes: In the order in which they were cast.
        bars_width: Width of the region's bars in full-frame pixels.
    """
    ballots = [_Ballot.of(group) for group in _by_content(votes)]
    elected = [b for b in ballots if b.wins(bars_width)]
    return tuple(
        ballot.best
        for ballot in elected
        if not any(
            other is not ballot and other.count >= ballot.count and same_place(other.quad, ballot.quad)
            for other in elected
        )
    )


def merged(votes: Iterable[Vote]) -> tuple[Vote, ...]:
    """Keep one of those that lie in the same place; equal codes in different places both stay.

    One that the drawn bars confirm goes before others; else the first.
    """
    kept: list[Vote] = []
    for vote in sorted(votes, key=lambda vote: vote.verdict is not Verdict.CONFIRMED):
        if not any(same_place(_whole_bars(vote), _whole_bars(other)) for other in kept):
            kept.append(vote)
    return tuple(kept)


def _whole_bars(vote: Vote) -> Quad:
    """Give where the bars of a reading must be: an EAN or UPC that was not confirmed may be of one scan line only.

    Read wrongly at the ragged end of a code, it would else seem to be another code beside the right one.
    """
    quad = vote.reading.quad
    if vote.reading.symbology not in RETAIL or vote.verdict is Verdict.CONFIRMED:
        return quad
    corners = quad.as_array().astype(np.float64)
    top, bottom = (corners[0] + corners[1]) / 2, (corners[2] + corners[3]) / 2
    along = corners[1] - corners[0]
    missing = _LEAST_BARS * np.hypot(*along) - np.hypot(*(bottom - top))
    if missing <= 0:
        return quad
    down = np.array([-along[1], along[0]]) / max(np.hypot(*along), 1e-9) * missing / 2
    return Quad.from_array((corners + np.array([-down, -down, down, down])).astype(np.float32))


def same_place(one: Quad, other: Quad) -> bool:
    """Tell whether the centre of either lies in the other; symmetric."""
    return _holds(one, other.centre) or _holds(other, one.centre)


def _holds(quad: Quad, point: Point) -> bool:
    return cv2.pointPolygonTest(quad.as_array(), (point.x, point.y), measureDist=False) >= 0


def _by_content(votes: Sequence[Vote]) -> list[list[Vote]]:
    def content(vote: Vote) -> tuple[str, bytes]:
        return vote.reading.symbology.value, vote.reading.content

    return [list(group) for _, group in groupby(sorted(votes, key=content), key=content)]


@dataclass(frozen=True, slots=True)
class _Ballot:
    """All votes for one content."""

    votes: tuple[Vote, ...]

    @classmethod
    def of(cls, votes: Sequence[Vote]) -> _Ballot:
        return cls(tuple(votes))

    @property
    def best(self) -> Vote:
        """The first vote that the drawn bars confirm, else the first."""
        return next((vote for vote in self.votes if vote.verdict is Verdict.CONFIRMED), self.votes[0])

    @property
    def quad(self) -> Quad:
        return self.best.reading.quad

    @property
    def count(self) -> int:
        return len(self.votes)

    def wins(self, bars_width: float) -> bool:
        """Tell whether the evidence suffices."""
        reading = self.votes[0].reading
        verdicts = {vote.verdict for vote in self.votes}
        readers = {vote.reading.reader for vote in self.votes}
        if reading.symbology in RETAIL:
            return Verdict.CONTRADICTED not in verdicts and (Verdict.CONFIRMED in verdicts or len(readers) > 1)
        if reading.symbology is Symbology.ITF:
            spans = max(vote.reading.quad.width for vote in self.votes) >= _ITF_SPAN * bars_width
            is_whole = Verdict.CONTRADICTED not in verdicts
            return is_plausible(reading) and len(readers) > 1 and spans and is_whole
        return self.count > 1
