"""A place with bars, followed over the frames of a camera: when it is tried, and what was seen of its code so far."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np

from pipelines.types import Quad
from pipelines.vision.barcode_votes import same_place
from pipelines.vision.blurred.evidence import CodeEvidence

_GROWN = 1.3
"""A code that is so many times wider or narrower than at the last look is another one."""
_TURNED = math.radians(45)
"""So is one that stands so far turned."""


@dataclass(frozen=True, slots=True)
class BarPlace:
    """A region as it is followed over frames.

    Where there is a reader of blurred codes, it takes turns with the ordinary readers: they try first, and while they
    rest it looks, as long as it sees a code. So a place costs one of both in a frame, and one that shows no code is
    looked at once for each time that the ordinary readers try it.
    """

    quad: Quad
    """Where it was in the last frame, in pixels of the grey picture."""
    frames: int = 1
    """How many frames running it was seen in."""
    tries: int = 0
    """In vain since it was first seen, or since a code was last decoded there."""
    rest: int = 0
    """Frames to wait before the next try of the ordinary readers."""
    was_decoded: bool = False
    """Whether a code was decoded there in the last frame."""
    faint: int = 0
    """Frames running in which what was seen of it would not have been enough for a new region."""
    is_blurred_turn: bool = False
    """Whether the reader of blurred codes is next, and not the ordinary readers."""
    looks: tuple[CodeEvidence | None, ...] = ()
    """What that reader saw of the code in its newest looks, all of one symbology and length; None where it saw none."""

    @property
    def evidence(self) -> CodeEvidence | None:
        """What was seen of its code, taken together; its quad is that of the newest look that showed the code."""
        seen = [look for look in self.looks if look is not None]
        return reduce(CodeEvidence.with_look, seen) if seen else None

    def is_due(self, steady_frames: int) -> bool:
        """Tell whether one of the readers should try it now."""
        is_ready = self.rest == 0 or self.is_blurred_turn
        return self.was_decoded or (self.frames >= steady_frames and is_ready)

    def seen_at(self, quad: Quad, *, is_faint: bool) -> BarPlace:
        """Give it as it is found in the next frame."""
        return replace(
            self,
            quad=quad,
            frames=self.frames + 1,
            rest=max(0, self.rest - 1),
            faint=self.faint + 1 if is_faint else 0,
        )

    def unseen(self) -> BarPlace:
        """Give it after a frame in which its bars could not be seen: what comes back there may be another label."""
        return replace(self, faint=self.faint + 1, looks=())

    def tried(self, longest_rest: int, *, has_blurred_reader: bool) -> BarPlace:
        """Note that the ordinary readers tried; where that was not in vain, the place is remembered anew."""
        return replace(
            self,
            tries=self.tries + 1,
            rest=1 + min(2 * self.tries + 1, longest_rest),
            was_decoded=False,
            is_blurred_turn=has_blurred_reader,
        )

    def looked(self, look: CodeEvidence | None, most_looks: int) -> BarPlace:
        """Note what the reader of blurred codes saw; until it is judged, that is a try in vain.

        The newest looks are kept whole rather than faded, so that of a label that was changed for another nothing is
        left after some frames, and so that the evidence says how many looks it is of.
        """
        last = next((each for each in reversed(self.looks) if each is not None), None)
        if look is not None and (last is None or not _is_of_same(last, look)):
            looks: tuple[CodeEvidence | None, ...] = (look,)
        elif look is not None and last is not None and np.array_equal(look.log_likelihoods, last.log_likelihoods):
            # A picture that does not differ at all shows nothing new.
            looks = tuple(look if each is last else each for each in self.looks)
        else:
            looks = (*self.looks, look)[-most_looks:]
        shows_code = any(each is not None for each in looks)
        return replace(
            self,
            tries=self.tries + 1,
            was_decoded=False,
            # The ordinary readers are due when they have rested.
            is_blurred_turn=shows_code and self.rest > 0,
            looks=looks,
        )

    def judged(self) -> BarPlace:
        """Note that the reader of blurred codes gave a code: it looks again in the next frame, since two must agree."""
        return replace(self, tries=0, rest=0, was_decoded=True, faint=0, is_blurred_turn=True)


def next_to_try(places: Sequence[BarPlace], steady_frames: int) -> int | None:
    """Give the index of the place to try, if one is due: one that was decoded, or else the one tried least."""
    due = [index for index, place in enumerate(places) if place.is_due(steady_frames)]
    return min(due, key=lambda index: (not places[index].was_decoded, places[index].tries), default=None)


def _is_of_same(before: CodeEvidence, now: CodeEvidence) -> bool:
    """Tell whether two looks may be at one code: of one kind and length, and it did not jump between them."""
    if now.symbology is not before.symbology or now.log_likelihoods.shape != before.log_likelihoods.shape:
        return False
    widths = sorted((before.quad.width, now.quad.width))
    turned = math.remainder(_direction(now.quad) - _direction(before.quad), math.tau)
    return same_place(before.quad, now.quad) and widths[1] <= _GROWN * widths[0] and abs(turned) <= _TURNED


def _direction(quad: Quad) -> float:
    """Give where the code runs, in radians."""
    first, second = quad.points[:2]
    return math.atan2(second.y - first.y, second.x - first.x)
