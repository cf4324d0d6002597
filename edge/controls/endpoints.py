"""Where an utterance begins and ends, by loudness alone: what is too long to be a command is never listened to."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Sound = NDArray[np.int16]
"""Mono samples, -32768 to 32767."""

HEARS_AT = 16_000
"""Samples a second of the acoustic model, and so of the microphone."""

BLOCK_SECONDS = 0.02
"""Loudness is taken over blocks of this length."""

BLOCK_SAMPLES = round(HEARS_AT * BLOCK_SECONDS)

FLOOR_SECONDS = 3.0
"""The loudness of the surroundings is taken from blocks of this length in all that belong to no utterance."""

FLOOR_SHARE = 0.7
"""Share of those blocks that are quieter than what counts as the surroundings."""

OVER_FLOOR_DECIBEL = 5.0
"""A block that is so much louder than the surroundings may be the wearer's speech."""

QUIETEST_DECIBEL = 30.0
"""A block below this, in decibel over one step of a sample, is silence whatever the surroundings."""

BEGIN_SECONDS = 0.1
"""An utterance begins with loud blocks of this length in all."""

BEGIN_WITHIN_SECONDS = 0.2

END_SECONDS = 0.5
"""An utterance ends with quiet of this length: longer than the pause between the wake phrase and its command."""

MARGIN_SECONDS = 0.2
"""Sound that is kept before the first loud block and after the last."""

SHORTEST_SECONDS = 0.6
LONGEST_SECONDS = 3.6
"""The wake phrase and the longest command, said slowly. Longer speech is no command."""


@dataclass(frozen=True, slots=True)
class Said:
    """The sound of one utterance; it lives in memory until it is recognised."""

    sound: Sound
    began: float
    """Seconds of sound since the start, at the first loud block."""
    ended: float
    """The same at the end of the last loud block."""


class Endpointer:
    """Cuts a stream of blocks into utterances. It keeps the last few seconds, in memory alone."""

    def __init__(self) -> None:
        self._levels: deque[float] = deque(maxlen=round(FLOOR_SECONDS / BLOCK_SECONDS))
        self._recent: deque[bool] = deque(maxlen=round(BEGIN_WITHIN_SECONDS / BLOCK_SECONDS))
        self._kept: deque[Sound] = deque(maxlen=round((MARGIN_SECONDS + BEGIN_WITHIN_SECONDS) / BLOCK_SECONDS))
        self._blocks: list[Sound] = []
        self._count = 0
        self._began = 0
        self._last_loud = 0
        self._floor = QUIETEST_DECIBEL
        self._is_within = False

    def hear(self, block: Sound) -> Said | None:
        """Take the next BLOCK_SAMPLES samples; give the utterance that is over with them."""
        level = _decibel(block)
        self._count += 1
        if self._is_within:
            return self._within(block, level)
        self._outside(block, level)
        return None

    def _outside(self, block: Sound, level: float) -> None:
        if self._levels:
            self._floor = float(np.quantile(self._levels, FLOOR_SHARE))
        self._levels.append(level)
        self._kept.append(block)
        self._recent.append(self._is_loud(level))
        if sum(self._recent) * BLOCK_SECONDS >= BEGIN_SECONDS - 1e-9:
            self._is_within = True
            self._blocks = list(self._kept)
            self._began = self._count - len(self._recent) + list(self._recent).index(True)
            self._last_loud = self._count

    def _within(self, block: Sound, level: float) -> Said | None:
        if self._is_loud(level):
            self._last_loud = self._count
        is_too_long = (self._last_loud - self._began) * BLOCK_SECONDS > LONGEST_SECONDS
        if is_too_long:
            # The floor stands still during an utterance, but a noise that stays becomes the floor, else the quiet
            # that ends it would never come. Talk does so too: about two seconds of quiet must follow before anything is
            # listened to again, which keeps the middle of a conversation out.
            self._blocks.clear()
            self._levels.append(level)
            self._floor = max(self._floor, float(np.quantile(self._levels, FLOOR_SHARE)))
        else:
            self._blocks.append(block)
        if (self._count - self._last_loud) * BLOCK_SECONDS < END_SECONDS:
            return None
        return self._over(is_too_long=is_too_long)

    def _over(self, *, is_too_long: bool) -> Said | None:
        blocks, self._blocks = self._blocks, []
        self._is_within = False
        self._kept.clear()
        self._recent.clear()
        if is_too_long or (self._last_loud - self._began) * BLOCK_SECONDS < SHORTEST_SECONDS:
            return None
        surplus = self._count - self._last_loud - round(MARGIN_SECONDS / BLOCK_SECONDS)
        sound = np.concatenate(blocks[:-surplus])
        return Said(sound, self._began * BLOCK_SECONDS, self._last_loud * BLOCK_SECONDS)

    def _is_loud(self, level: float) -> bool:
        return level > max(self._floor + OVER_FLOOR_DECIBEL, QUIETEST_DECIBEL)


def _decibel(block: Sound) -> float:
    """Give the loudness in decibel over one step of a sample."""
    values = block.astype(np.float64)
    return float(10 * np.log10(np.mean((values - values.mean()) ** 2) + 1e-9))
