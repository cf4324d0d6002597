"""Takes the silence from both ends of speech while it streams."""

from __future__ import annotations

import numpy as np

from edge.sound.pcm import SAMPLE_RATE, SILENT, Pcm

QUIET = 100
"""Samples up to this size are silence: -50 dB of full scale, 30 dB under eSpeak's speech."""

KEPT_SAMPLES = SAMPLE_RATE // 100
"""10 ms of silence stay at each end, so that nothing sounds clipped."""


class Trimmer:
    """Passes samples on, without the silence before the first sound and after the last (about 340 ms of eSpeak's).

    Pauses inside are kept: they are held back until something follows.
    """

    def __init__(self) -> None:
        self._sounding = False
        self._held: list[Pcm] = []

    def feed(self, pcm: Pcm) -> Pcm:
        """Take the next samples and give those that are known to be needed."""
        loud = np.flatnonzero(np.abs(pcm.astype(np.int32)) > QUIET)
        self._held.append(pcm)
        if not len(loud):
            if not self._sounding:
                self._held = [np.concatenate(self._held)[-KEPT_SAMPLES:]]
            return SILENT
        whole = np.concatenate(self._held)
        before = len(whole) - len(pcm)
        start = 0
        if not self._sounding:
            start = max(0, before + int(loud[0]) - KEPT_SAMPLES)
            self._sounding = True
        end = before + int(loud[-1]) + 1
        self._held = [whole[end:]]
        return whole[start:end]

    def finish(self) -> Pcm:
        """Give what is left when no more samples follow; none if there was no sound at all."""
        if not self._sounding:
            return SILENT
        held, self._held = np.concatenate(self._held), []
        return held[:KEPT_SAMPLES]
