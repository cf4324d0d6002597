"""Looking for a barcode until enough frames agree on it, or the time is up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self

from pipelines.reading.products import CodeVotes
from pipelines.types import Barcode, Observation, Size, Wanted

WAIT_SECONDS = 6.0
"""How long a code is looked for: long enough to turn a box round."""


@dataclass(frozen=True, slots=True)
class Scanning:
    """The frames in which a code was looked for."""

    give_up_at: float = 0.0
    """When to say that no code is in view, in seconds on the run's clock."""
    votes: CodeVotes = field(default_factory=CodeVotes)

    @property
    def wanted(self) -> Wanted:
        """What must be seen to go on."""
        return Wanted(quality=True, barcodes=True)

    def begun(self, now: float) -> Self:
        """Begin to look, or begin anew after a pause."""
        return replace(self, give_up_at=now + WAIT_SECONDS)

    def seen(self, seen: Observation) -> tuple[Self, tuple[Barcode, ...], Size | None]:
        """Take note of an observation; give the codes of its frame that can be trusted, and its size."""
        if seen.barcodes is None:
            return self, (), None
        votes = self.votes.with_frame(seen.barcodes, seen.frame_id)
        return replace(self, votes=votes), votes.trusted(seen.barcodes), seen.size
