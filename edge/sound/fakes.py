"""A voice and an output that are exact and instant, for tests of all that speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from edge.clock import ManualClock
from edge.errors import UserError
from edge.sound.durations import nominal_seconds
from edge.sound.mixer import FADE_SAMPLES
from edge.sound.pcm import SAMPLE_RATE, SILENT, Pcm, samples
from edge.sound.sinks import BLOCK_SAMPLES, Render
from edge.sound.voice import VoiceError
from pipelines.types import Utterance

_FIRST_LEVEL = 1000
_LEVEL_STEP = 10


@dataclass(frozen=True, slots=True)
class FakeRequest:
    """A text that a FakeVoice was asked for."""

    text: str
    language: str
    rate: int
    pitch: int = 50


class FakeVoice:
    """Speaks each text as samples of one value that belongs to this text alone, for its nominal duration.

    So it can be read from the samples who is heard when: see `heard_runs`.
    """

    languages = frozenset({"nl", "en", "de"})

    def __init__(self, chunk_seconds: float = 0.06) -> None:
        """Args: chunk_seconds: length of the chunks."""
        self.requests: list[FakeRequest] = []
        self.closed = False
        self._chunk = samples(chunk_seconds)
        self._texts: list[str] = []
        self._failing: set[str] = set()
        self._asked = 0

    def trigger_failure(self, text: str) -> None:
        """Fail whenever this text is asked for."""
        self._failing.add(text)

    def level(self, text: str) -> int:
        """The value of this text's samples."""
        if text not in self._texts:
            self._texts.append(text)
        return _FIRST_LEVEL + _LEVEL_STEP * self._texts.index(text)

    def text_of(self, level: int) -> str | None:
        """The text to which a value belongs; None if it belongs to none."""
        index, rest = divmod(level - _FIRST_LEVEL, _LEVEL_STEP)
        return self._texts[index] if rest == 0 and 0 <= index < len(self._texts) else None

    def speak(self, text: str, language: str, rate: int, pitch: int = 50) -> Iterator[Pcm]:
        """See `Voice.speak`."""
        if language not in self.languages:
            raise ValueError(f"no voice for {language!r}")
        if text in self._failing:
            raise VoiceError("the test asked for a failure")
        self.requests.append(FakeRequest(text, language, rate, pitch))
        self._asked += 1
        left = samples(nominal_seconds(Utterance(text, language, rate=rate)))
        return self._chunks(self.level(text), left, self._asked)

    def abort(self) -> None:
        """See `Voice.abort`."""
        self._asked += 1

    def rewind(self) -> None:
        """See `Voice.rewind`."""

    def close(self) -> None:
        """See `Voice.close`."""
        self.closed = True

    def _chunks(self, level: int, left: int, asked: int) -> Iterator[Pcm]:
        while left > 0 and self._asked == asked:
            yield np.full(min(left, self._chunk), level, dtype=np.int16)
            left -= self._chunk


class FakeSink:
    """An output that asks for samples only when the test says that time passes, and keeps them all."""

    channels = 1

    def __init__(self, clock: ManualClock, latency_seconds: float = 0.0) -> None:
        """Args: clock: is advanced by `trigger_time`; latency_seconds: what the output claims."""
        self.latency_seconds = latency_seconds
        self.lost: str | None = None
        self.closed = False
        self.starts = 0
        self._clock = clock
        self._render: Render | None = None
        self._absent = False
        self._heard: list[Pcm] = []

    @property
    def running(self) -> bool:
        """Whether it was started and not stopped."""
        return self._render is not None

    @property
    def heard(self) -> Pcm:
        """All that was heard since the start, silence included, also while it was stopped or lost."""
        return np.concatenate(self._heard) if self._heard else SILENT

    def start(self, render: Render) -> None:
        """See `Sink.start`."""
        if self._absent:
            raise UserError("the test has taken the output away")
        self._render, self.lost = render, None
        self.starts += 1

    def stop(self) -> None:
        """See `Sink.stop`."""
        self._render = None

    def close(self) -> None:
        """See `Sink.close`."""
        self.stop()
        self.closed = True

    def trigger_time(self, seconds: float) -> Pcm:
        """Let time pass and give what is heard in it."""
        parts: list[Pcm] = []
        left = samples(seconds)
        while left > 0:
            count = min(left, BLOCK_SAMPLES)
            silent = self._render is None or self.lost is not None
            parts.append(np.zeros(count, dtype=np.int16) if silent else self._ask(count))
            self._clock.advance(count / SAMPLE_RATE)
            left -= count
        self._heard += parts
        return np.concatenate(parts) if parts else SILENT

    def trigger_loss(self) -> None:
        """Take the output away, as if it were unplugged."""
        self._absent, self.lost = True, "the test has unplugged the output"

    def trigger_return(self) -> None:
        """Plug it in again."""
        self._absent = False

    def _ask(self, count: int) -> Pcm:
        if self._render is None:
            raise ValueError("the output was not started")
        return self._render(count)


@dataclass(frozen=True, slots=True)
class HeardRun:
    """A text of a FakeVoice that was heard without a gap."""

    text: str
    start_seconds: float
    seconds: float


def heard_runs(pcm: Pcm, voice: FakeVoice) -> tuple[HeardRun, ...]:
    """Read from samples which texts were heard when. The short fade of a text that was cut is passed over.

    Raises:
        AssertionError: There is sound that belongs to no text.
    """
    edges = np.flatnonzero(np.diff(pcm)) + 1
    runs: list[HeardRun] = []
    unknown = 0
    for start, end in zip((0, *edges), (*edges, len(pcm)), strict=True):
        level = int(pcm[start]) if end > start else 0
        text = voice.text_of(level)
        if level == 0:
            unknown = 0
        elif text is not None and end - start > FADE_SAMPLES // 2:
            unknown = 0
            runs.append(HeardRun(text, start / SAMPLE_RATE, (end - start) / SAMPLE_RATE))
        else:
            unknown += end - start
            if unknown > 2 * FADE_SAMPLES:
                raise AssertionError(f"unexpected sound at {start / SAMPLE_RATE:.3f} s: sample {level}")
    return tuple(runs)
