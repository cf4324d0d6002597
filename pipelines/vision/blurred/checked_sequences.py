"""Sequences that keep a check: how likely all of them are together, and the likeliest one after another.

A sequence is legal if its weighted sum vanishes modulo a number, and one of several beginnings may say which scores
hold for the rest. What is known of a part is only the residue of its sum, so that one pass from the last place to the
first gives, for each residue, the sum over all ways on and the best of them (the forward-backward and the Viterbi
algorithm). The next best are found by Lawler's division (Management Science 18:7, 1972): each differs from one that was
given already, first at some place, and goes on from there in the best way.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]

_LEAST = -1e5
"""Natural logarithm of the smallest likelihood, so that one of zero leaves all sums finite."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One beginning of sequences, before their first scored place."""

    values: tuple[int, ...]
    """What each of them begins with."""
    table: int
    """Which of the tables of scores holds for the rest."""
    residue: int
    """The weighted sum of its values."""
    score: float
    """Natural logarithm of its own likelihood."""


@dataclass(frozen=True, slots=True)
class ScoredSequence:
    """A legal sequence."""

    values: tuple[int, ...]
    score: float
    """Natural logarithm of its likelihood."""


class _Branch(NamedTuple):
    """All sequences with one beginning; they sort by the best of them, highest first, then by age."""

    cost: float
    number: int
    opening: Opening
    values: tuple[int, ...]
    """After the opening's."""


@dataclass(frozen=True, slots=True, eq=False)
class CheckedSequences:
    """All legal sequences, weighed by their likelihoods; made by `checked_sequences`."""

    scores: Scores
    """Tables × places × values: natural logarithms of likelihoods."""
    weights: tuple[int, ...]
    openings: tuple[Opening, ...]
    best_rest: Scores
    """Places × tables × residues: the score of the best rest from this place on, if the sum has this residue so far."""
    log_sum: float
    """Natural logarithm of the summed likelihoods of all legal sequences."""

    def likeliest(self, breadth: int) -> Iterator[ScoredSequence]:
        """Give legal sequences, the likeliest first, each once.

        Args:
            breadth: How many are sure to be in order and complete; those after them may lack some.
        """
        branches = [
            _Branch(-opening.score - float(self.best_rest[0, opening.table, opening.residue]), number, opening, ())
            for number, opening in enumerate(self.openings)
        ]
        heapq.heapify(branches)
        made = len(branches)
        while branches:
            branch = heapq.heappop(branches)
            values, others = self._completed(branch, breadth)
            yield ScoredSequence(branch.opening.values + values, -branch.cost)
            for cost, beginning in others:
                heapq.heappush(branches, _Branch(cost, made, branch.opening, beginning))
                made += 1

    def _completed(self, branch: _Branch, breadth: int) -> tuple[tuple[int, ...], list[tuple[float, tuple[int, ...]]]]:
        """Give the best sequence of a branch, and the best branches that part from it after the branch's beginning."""
        places, modulus = self.scores.shape[1:]
        table = branch.opening.table
        values = list(branch.values)
        score, residue = branch.opening.score, branch.opening.residue
        for place, value in enumerate(values):
            score += float(self.scores[table, place, value])
            residue += self.weights[place] * value
        every = np.arange(modulus)
        costs = np.full((places, modulus), np.inf)
        # The last value follows from those before it, so that nothing parts there.
        for place in range(len(values), places - 1):
            onward = self.best_rest[place + 1, table, (residue + self.weights[place] * every) % modulus]
            row = self.scores[table, place] + onward
            value = int(row.argmax())
            costs[place] = -score - row
            costs[place, value] = np.inf
            values.append(value)
            score += float(self.scores[table, place, value])
            residue += self.weights[place] * value
        if len(values) < places:
            values.append(-residue * pow(self.weights[-1], -1, modulus) % modulus)
        flat = costs.reshape(-1)
        nearest = np.argpartition(flat, breadth)[:breadth] if breadth < flat.size else np.arange(flat.size)
        parted = (divmod(int(index), modulus) for index in nearest if np.isfinite(flat[index]))
        others = [(float(costs[place, value]), (*values[:place], value)) for place, value in parted]
        return tuple(values), others


def checked_sequences(scores: Scores, weights: Sequence[int], openings: Sequence[Opening]) -> CheckedSequences:
    """Weigh all sequences with one of these openings whose weighted sum vanishes.

    Args:
        scores: Tables × places × values, at least one place: natural logarithms of likelihoods. The modulus is the
            number of values.
        weights: One for each place, without a common divisor with the modulus.
        openings: At least one.

    Raises:
        ValueError: If a weight has a divisor in common with the modulus.
    """
    scores = np.maximum(scores, _LEAST)
    tables, places, modulus = scores.shape
    inverse = np.array([pow(weight, -1, modulus) for weight in weights])
    # By what a value adds to the sum, so that the way on lies at the sum of two indices.
    value_of = inverse[:, None] * np.arange(modulus) % modulus
    added = np.take_along_axis(scores, np.broadcast_to(value_of, scores.shape), axis=2)
    best = np.empty((places, tables, modulus))
    best[-1] = added[:, -1, -np.arange(modulus) % modulus]
    total = best[-1]
    sums = np.add.outer(np.arange(modulus), np.arange(modulus)) % modulus
    for place in range(places - 2, -1, -1):
        step = added[:, place, :, None]
        best[place] = (best[place + 1][:, sums] + step).max(axis=1)
        # The best way is part of the sum, so that no term exceeds the number of ways: this cannot overflow.
        relative = total[:, sums] + step - best[place][:, None]
        total = best[place] + np.log(np.exp(relative).sum(axis=1))
    beginnings = [opening.score + total[opening.table, opening.residue] for opening in openings]
    return CheckedSequences(scores, tuple(weights), tuple(openings), best, float(np.logaddexp.reduce(beginnings)))
