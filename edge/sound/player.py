"""Sound in real time: one mixer between those who ask for sound and the output that takes it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from edge.clock import Clock
from edge.errors import UserError
from edge.log_rules import Told
from edge.sound.earcons import sound_of
from edge.sound.mixer import MarkKind, Mixer
from edge.sound.pcm import SAMPLE_RATE, Pcm
from edge.sound.sinks import Sink
from pipelines.types import Play

IDLE_SECONDS = 30.0
"""The output rests after this long without sound: a warm one costs 4 to 8 % of a processor core."""

REOPEN_SECONDS = 2.0
"""How often a lost output is tried again."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class HeardMark:
    """Something that happened to a line of speech, at the time at which it is heard."""

    token: int
    kind: MarkKind
    at_seconds: float
    """On the clock; it may lie in the future by the output's latency."""
    place: int = 0
    """For REACHED: the number that was given to `Player.mark`."""


class Player:
    """Thread-safe. Keeps the output warm, lets it rest, and opens it again if it is lost; speech then waits.

    `tend` must be called at least once a second.
    """

    def __init__(
        self, sink: Sink, clock: Clock, loudness: float = 1.0, idle_seconds: float | None = IDLE_SECONDS
    ) -> None:
        """Open nothing yet.

        Args:
            sink: Where the sound goes; the player starts, stops and closes it.
            clock: The same one that everything else in the run uses.
            loudness: See Mixer.
            idle_seconds: See IDLE_SECONDS; None never lets the output rest, for outputs that swallow the first words.
        """
        self._sink = sink
        self._clock = clock
        self._mixer = Mixer(loudness, sink.channels)
        self._idle_seconds = idle_seconds
        self._mixing = threading.Lock()
        self._opening = threading.RLock()
        self._marks: list[HeardMark] = []
        self._on_mark: Callable[[], None] = lambda: None
        self._running = False
        self._problem: str | None = None
        self._retry_at = 0.0
        self._sounded_at = clock.now()
        self._unheard = 0

    @property
    def problem(self) -> str | None:
        """Why nothing is heard at present; None if all is well."""
        return self._problem

    @property
    def is_speaking(self) -> bool:
        """Whether a line of speech is under way."""
        with self._mixing:
            return self._mixer.speaking is not None

    def on_mark(self, act: Callable[[], None]) -> None:
        """Call this whenever there is a new mark, from the output's thread; it must return at once."""
        self._on_mark = act

    def open(self) -> None:
        """Start the output; raises UserError if there is none."""
        with self._opening:
            if not self._running:
                self._sink.start(self._render)
                self._running, self._problem = True, None
                self._sounded_at = self._clock.now()

    def play(self, play: Play) -> None:
        """Start an earcon at once. While the output is lost it is not kept, since it would come too late."""
        earcon = sound_of(play)
        with self._mixing:
            if self._problem is not None:
                self._unheard += 1
                return
            self._mixer.play(earcon, play.placement)
        self._wake()

    def begin(self, token: int, placement: float = 0.0) -> None:
        """Start a line of speech, from the left (-1) to the right (1); what was spoken is cut."""
        with self._mixing:
            self._mixer.begin(token, placement)
        self._wake()

    def feed(self, token: int, pcm: Pcm) -> bool:
        """Add samples to a line; gives False, and does nothing, if it was cut."""
        with self._mixing:
            if self._mixer.speaking != token:
                return False
            self._mixer.feed(pcm)
            return True

    def mark(self, token: int, number: int) -> None:
        """Ask for a mark when all that was fed so far was heard; does nothing if the line was cut."""
        with self._mixing:
            if self._mixer.speaking == token:
                self._mixer.mark(number)

    def complete(self, token: int) -> None:
        """Say that no samples of this line follow; does nothing if it was cut."""
        with self._mixing:
            if self._mixer.speaking == token:
                self._mixer.complete()

    def cut(self) -> float:
        """Fall silent but for earcons; gives how much of the last line was heard, in seconds."""
        with self._mixing:
            return self._mixer.cut() / SAMPLE_RATE

    def buffered_seconds(self) -> float:
        """Speech that waits to be heard."""
        with self._mixing:
            return self._mixer.buffered / SAMPLE_RATE

    def take_marks(self) -> tuple[HeardMark, ...]:
        """Give what happened to lines since the last call, in order."""
        with self._mixing:
            marks, self._marks = tuple(self._marks), []
            return marks

    def tend(self, now: float) -> None:
        """Let an idle output rest, and open a lost one again."""
        with self._opening:
            if self._running and self._sink.lost is not None:
                self._lose(self._sink.lost, now)
            if self._problem is not None and now >= self._retry_at:
                self._wake()
            with self._mixing:
                idle = self._mixer.idle
            if not idle:
                self._sounded_at = now
            elif self._running and self._idle_seconds is not None and now - self._sounded_at >= self._idle_seconds:
                self._sink.stop()
                self._running = False

    def close(self) -> None:
        """Give the output back; raises UserError if not everything could be put out."""
        with self._opening:
            self._running = False
            self._sink.close()

    def _wake(self) -> None:
        """Start the output if it rests; a failure is noted and tried again by `tend`."""
        with self._opening:
            if self._running:
                return
            now = self._clock.now()
            try:
                self.open()
            except UserError as error:
                self._lose(str(error), now)
                return
            if self._unheard:
                _log.warning("the sound output is back; %d earcons were not heard", self._unheard)
                self._unheard = 0

    def _lose(self, reason: str, now: float) -> None:
        if self._problem is None:
            _log.error("the sound output is lost: %s", Told(reason))
        self._problem, self._retry_at = reason, now + REOPEN_SECONDS
        self._running = False
        self._sink.stop()
        with self._mixing:
            self._unheard += self._mixer.drop_earcons()

    def _render(self, count: int) -> Pcm:
        """Be asked for samples by the output."""
        heard_at = self._clock.now() + self._sink.latency_seconds
        with self._mixing:
            first = self._mixer.position
            pcm = self._mixer.render(count)
            marks = self._mixer.take_marks()
            self._marks += (
                HeardMark(each.token, each.kind, heard_at + (each.position - first) / SAMPLE_RATE, each.place)
                for each in marks
            )
        if marks:
            self._on_mark()
        return pcm
