"""Adds speech and earcons sample by sample. The live player and the rendition of a replay mix with this same code."""

from __future__ import annotations

import enum
from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from edge.sound.pcm import SILENT, Pcm

DUCK_GAIN = 10 ** (-12 / 20)
"""Speech under an earcon is 12 dB softer: the earcon is then found at 0.93 by matched filter, at 0.58 without."""

DUCK_DOWN_SAMPLES = 176
"""8 ms, as the earcon's own edge."""

DUCK_UP_SAMPLES = 10 * DUCK_DOWN_SAMPLES
"""80 ms: coming back slowly is not noticed."""

FADE_SAMPLES = 110
"""5 ms: speech that is cut fades over this much, so that it does not click."""


class MarkKind(enum.StrEnum):
    """What the mixer tells about speech."""

    STARTED = "started"
    """The first sample has left the mixer."""
    REACHED = "reached"
    """All samples before a place that was marked have left the mixer."""
    FINISHED = "finished"
    """The last sample has left the mixer."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something happened to speech at an exact sample."""

    token: int
    """Which speech, as given to `begin`."""
    kind: MarkKind
    position: int
    """Samples since the mixer's start: that of the first sample, or the one just after the last."""
    place: int = 0
    """For REACHED: the number that was given to `mark`."""


@dataclass(slots=True)
class _Sounding:
    """Samples that are being played and cannot be taken back: an earcon, or the fade of speech that was cut."""

    wave: Pcm
    placement: float
    """As in `Mixer.play`."""
    done: int = 0
    """Samples that have left."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in the line of speech that was marked."""

    after: int
    """Samples of the line before it."""
    number: int


class Mixer:
    """Mixes one line of speech with any number of earcons. Not thread-safe; knows nothing of real time.

    Earcons start at the very next sample. Speech goes on under them, 12 dB softer.
    """

    def __init__(self, loudness: float = 1.0, channels: int = 1) -> None:
        """Start with silence.

        Args:
            loudness: Factor for everything, above 0 and at most 1; no sample exceeds this share of full scale.
            channels: 1, or 2 for left and right.
        """
        if not 0 < loudness <= 1:
            raise ValueError(f"loudness is above 0 and at most 1, got {loudness}")
        if channels not in {1, 2}:
            raise ValueError(f"there are 1 or 2 channels, got {channels}")
        self._loudness = loudness
        self._channels = channels
        self._position = 0
        self._earcons: list[_Sounding] = []
        self._fading: list[_Sounding] = []
        self._speech: deque[Pcm] = deque()
        self._placement = 0.0
        self._places: deque[_Place] = deque()
        self._token: int | None = None
        self._fed = 0
        self._heard = 0
        self._complete = False
        self._ducked = 0
        self._marks: list[Mark] = []

    @property
    def channels(self) -> int:
        """How many samples leave at once: 1, or 2 for left and right."""
        return self._channels

    @property
    def position(self) -> int:
        """Samples that have left since the start."""
        return self._position

    @property
    def idle(self) -> bool:
        """Whether nothing sounds and nothing is expected to."""
        return self._token is None and not self._earcons and not self._fading

    @property
    def speaking(self) -> int | None:
        """The token of the line of speech under way."""
        return self._token

    @property
    def buffered(self) -> int:
        """Samples of speech that have not left yet."""
        return sum(map(len, self._speech))

    @property
    def remaining(self) -> int:
        """Samples until all that is known now has sounded."""
        ends = [len(each.wave) - each.done for each in (*self._earcons, *self._fading)]
        return max(self.buffered, *ends, 0)

    def play(self, earcon: Pcm, placement: float = 0.0) -> None:
        """Start an earcon at the next sample.

        Args:
            earcon: Its samples.
            placement: From the left (-1) to the right (1); with one channel it makes no difference.
        """
        self._earcons.append(_Sounding(earcon, placement))

    def drop_earcons(self) -> int:
        """Forget the earcons that have not sounded to their end; gives how many."""
        dropped = len(self._earcons)
        self._earcons.clear()
        return dropped

    def begin(self, token: int, placement: float = 0.0) -> None:
        """Start a line of speech; its samples follow by `feed`. What was spoken is cut. Placement as in `play`."""
        self.cut()
        self._token, self._fed, self._heard, self._complete = token, 0, 0, False
        self._placement = placement

    def feed(self, pcm: Pcm) -> None:
        """Add samples to the line of speech; raises ValueError if none was begun, or it was said to be complete."""
        if self._token is None or self._complete:
            raise ValueError("there is no line of speech to add samples to")
        if len(pcm):
            self._speech.append(pcm)
            self._fed += len(pcm)

    def mark(self, number: int) -> None:
        """Report REACHED with this number when all that was fed so far has left; raises ValueError as `feed` does."""
        if self._token is None or self._complete:
            raise ValueError("there is no line of speech to mark")
        self._places.append(_Place(self._fed, number))

    def complete(self) -> None:
        """Say that no samples follow; the line finishes when its last sample has left, in the next `render`."""
        if self._token is None:
            raise ValueError("there is no line of speech to complete")
        self._complete = True

    def cut(self) -> int:
        """End the line of speech, if any, with a short fade.

        Returns:
            The samples that had left of the line that was begun last, also if it has just finished by itself.
        """
        if self._token is None:
            return self._heard
        tail = self._take(FADE_SAMPLES)
        if len(tail):
            fall = 0.5 + 0.5 * np.cos(np.pi * np.arange(1, len(tail) + 1) / len(tail))
            self._fading.append(_Sounding(np.rint(tail * fall).astype(np.int16), self._placement))
        self._token = None
        self._speech.clear()
        self._places.clear()
        return self._heard

    def render(self, count: int) -> Pcm:
        """Give the next samples; silence where nothing sounds. The result does not depend on how calls are divided.

        Returns:
            With one channel as many samples; with two an array of `count` rows, each left and right.
        """
        mixed = np.zeros((count, self._channels), dtype=np.float64)
        self._add_speech(mixed)
        self._drain(self._fading, mixed)
        mixed *= self._duck_gains(count)[:, np.newaxis]
        self._drain(self._earcons, mixed)
        self._position += count
        whole = np.rint(np.clip(mixed, -32768, 32767) * self._loudness).astype(np.int16)
        return whole if self._channels > 1 else whole[:, 0]

    def take_marks(self) -> tuple[Mark, ...]:
        """Give what happened to speech since the last call, in order."""
        marks, self._marks = tuple(self._marks), []
        return marks

    def _placed(self, pcm: Pcm, placement: float) -> NDArray[np.float64]:
        """Spread samples over the channels: the side that it comes from keeps its level, the other one gets softer."""
        if self._channels == 1:
            return pcm[:, np.newaxis].astype(np.float64)
        far = np.cos(min(abs(placement), 1.0) * np.pi / 2)
        gains = np.array((far if placement > 0 else 1.0, far if placement < 0 else 1.0))
        placed: NDArray[np.float64] = pcm[:, np.newaxis] * gains
        return placed

    def _add_speech(self, mixed: NDArray[np.float64]) -> None:
        if self._token is None:
            return
        pcm = self._take(len(mixed))
        mixed[: len(pcm)] += self._placed(pcm, self._placement)
        if len(pcm) and self._heard == 0:
            self._marks.append(Mark(self._token, MarkKind.STARTED, self._position))
        before, self._heard = self._heard, self._heard + len(pcm)
        while self._places and self._heard and self._places[0].after <= self._heard:
            place = self._places.popleft()
            at = self._position + max(0, place.after - before)
            self._marks.append(Mark(self._token, MarkKind.REACHED, at, place.number))
        if self._complete and not self._speech:
            self._marks.append(Mark(self._token, MarkKind.FINISHED, self._position + len(pcm)))
            self._token = None

    def _take(self, count: int) -> Pcm:
        """Remove up to `count` samples from the waiting speech."""
        parts: list[Pcm] = []
        while count and self._speech:
            first = self._speech.popleft()
            parts.append(first[:count])
            if len(first) > count:
                self._speech.appendleft(first[count:])
            count -= len(parts[-1])
        return np.concatenate(parts) if parts else SILENT

    def _duck_gains(self, count: int) -> NDArray[np.float64]:
        """Gain of speech for each sample; counted in whole steps, so that blocks of any size give the same."""
        under = min(count, max((len(each.wave) - each.done for each in self._earcons), default=0))
        down = np.minimum(self._ducked + 10 * np.arange(1, under + 1), DUCK_UP_SAMPLES)
        low = int(down[-1]) if under else self._ducked
        up = np.maximum(low - np.arange(1, count - under + 1), 0)
        steps = np.concatenate((down, up))
        if count:
            self._ducked = int(steps[-1])
        return 1 - (1 - DUCK_GAIN) * steps / DUCK_UP_SAMPLES

    def _drain(self, sounding: list[_Sounding], mixed: NDArray[np.float64]) -> None:
        """Add what is sounding and forget what has ended."""
        for each in sounding:
            part = each.wave[each.done : each.done + len(mixed)]
            mixed[: len(part)] += self._placed(part, each.placement)
            each.done += len(part)
        sounding[:] = [each for each in sounding if each.done < len(each.wave)]
