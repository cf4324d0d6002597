"""What is heard live: takes feedback, sounds it, and tells what became of each utterance when that was heard."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from edge.clock import Clock
from edge.errors import UserError
from edge.sound.mixer import MarkKind
from edge.sound.pcm import Pcm, at_volume
from edge.sound.player import Player
from edge.sound.speech_queue import SpeechQueue
from edge.sound.voice import PAUSE, Voice, VoiceError, speak_part
from pipelines.types import Feedback, Play, Say, Silence, SpeechMoment, SpeechProgress, Utterance

READ_AHEAD_SECONDS = 1.0
"""Speech that is synthesised before it is heard: enough to outlast a restart of the voice, little enough to forget."""

_IDLE_SECONDS = 0.25
"""The longest wait of the thread, so that it looks after the output."""

_END_SECONDS = 5.0
"""How long `close` waits for the thread; a hanging voice is given up within this time."""

_MOST_FAILURES = 3
"""A voice that fails over so many texts in a row is taken to be broken: a fresh start may mend what silence cannot."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Line:
    """The utterance under way."""

    token: int
    utterance: Utterance
    part: int = 0
    """Which of the utterance's parts comes from the voice next, or is coming."""
    chunks: Iterator[Pcm] | None = None
    """The voice's output for that part; None until it was asked for."""
    complete: bool = False
    """Whether the player has all of it."""
    heard_from: float | None = None
    """When its first sample was heard, in seconds on the clock."""


@dataclass(frozen=True, slots=True)
class _Report:
    """Something to tell, at its time."""

    due: float
    """Seconds on the clock."""
    progress: SpeechProgress


class Speaker:
    """Speech and earcons in real time.

    `submit` may be called from any thread and returns in well under a millisecond: earcons and silence take effect in
    it; a thread of the speaker's own synthesises speech and reports. Each utterance is reported either DROPPED, or
    STARTED, its marks, and then FINISHED or INTERRUPTED, in that order and at the time at which it was heard.
    """

    def __init__(
        self,
        player: Player,
        voice: Voice,
        clock: Clock,
        report: Callable[[SpeechProgress], None],
        turned: Callable[[str | None], None] = lambda _: None,
    ) -> None:
        """Start nothing yet.

        Args:
            player: Is opened by `start` and closed by `close`.
            voice: Is closed by `close`.
            clock: The run's clock.
            report: Called in the speaker's thread; it must return at once and may not raise.
            turned: Called in each turn of that thread with `problem`, as a sign of life; the same holds.
        """
        self._player = player
        self._voice = voice
        self._clock = clock
        self._report = report
        self._turned = turned
        self._queue = SpeechQueue()
        self._state = threading.RLock()
        self._wake = threading.Event()
        self._reports: deque[_Report] = deque()
        self._line: _Line | None = None
        self._tokens = 0
        self._thread: threading.Thread | None = None
        self._closing = False
        self._failure: BaseException | None = None
        self._failures = 0
        player.on_mark(self._wake.set)

    @property
    def problem(self) -> str | None:
        """Why nothing is heard at present; None if all is well."""
        return self._player.problem

    def start(self) -> None:
        """Open the output, unless it is lost and looked for already, and begin; raises UserError if there is none."""
        if self._player.problem is None:
            self._player.open()
        self._thread = threading.Thread(target=self._run, name="speaker", daemon=True)
        self._thread.start()

    def submit(self, feedback: tuple[Feedback, ...]) -> None:
        """Sound this, in this order.

        Raises:
            UserError: The voice cannot speak at all.
            RuntimeError: The speaker has failed, or is closed.
        """
        if isinstance(self._failure, UserError):
            raise self._failure
        if self._failure is not None:
            raise RuntimeError("the speaker has failed") from self._failure
        with self._state:
            if self._closing:
                raise RuntimeError("the speaker is closed")
            now = self._clock.now()
            self._follow_player(now)
            for each in feedback:
                match each:
                    case Say(utterance):
                        self._carry_out(self._queue.add(utterance, now), now)
                    case Play():
                        self._player.play(each)
                    case Silence():
                        self._carry_out(self._queue.silence(now), now)
                    case _ as never:
                        assert_never(never)
        self._wake.set()

    def close(self) -> None:
        """Fall silent, report what is left, end the thread, and close voice and output.

        Raises:
            UserError: Not everything could be put out, or the voice could not speak at all.
            RuntimeError: The speaker has failed.
        """
        with self._state:
            if self._closing:
                return
            now = self._clock.now()
            self._follow_player(now)
            self._carry_out(self._queue.silence(now), now)
            self._closing = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join(_END_SECONDS)
        while self._reports:
            self._report(self._reports.popleft().progress)
        self._voice.close()
        self._player.close()
        if isinstance(self._failure, UserError):
            raise self._failure
        if self._failure is not None:
            raise RuntimeError("the speaker has failed") from self._failure

    def step(self) -> float:
        """Do all that is due; gives after how many seconds it wants to be called again at the latest.

        The thread does nothing else but this; tests call it themselves.
        """
        self._player.tend(self._clock.now())
        with self._state:
            # Read inside of the lock: `submit` may have come first with a later time, and the queue's never goes back.
            now = self._clock.now()
            self._follow_player(now)
            self._carry_out(self._queue.drop_expired(now), now)
        hungry = self._feed()
        self._deliver()
        if hungry:
            return 0.0
        with self._state:
            due = self._reports[0].due - self._clock.now() if self._reports else _IDLE_SECONDS
        return max(0.0, min(due, _IDLE_SECONDS))

    def _run(self) -> None:
        """The thread."""
        try:
            while not self._closing:
                self._turned(self.problem)
                wait = self.step()
                if wait > 0:
                    self._wake.wait(wait)
                    self._wake.clear()
        except BaseException as error:  # noqa: BLE001 - told by the next `submit` and by `close`
            _log.exception("the speaker has failed")
            self._failure = error
            self._player.cut()

    def _follow_player(self, now: float) -> None:
        """Take note of what was heard since the last time."""
        for mark in self._player.take_marks():
            line = self._line
            if line is None or mark.token != line.token:
                continue
            if mark.kind is MarkKind.STARTED:
                line.heard_from = mark.at_seconds
                self._tell(SpeechProgress(line.utterance, SpeechMoment.STARTED), mark.at_seconds)
            elif mark.kind is MarkKind.REACHED:
                self._carry_out(self._queue.reach(mark.place, now), mark.at_seconds)
            else:
                self._carry_out(self._queue.finish(now), now, heard_until=mark.at_seconds)

    def _carry_out(self, happened: tuple[SpeechProgress, ...], now: float, heard_until: float | None = None) -> None:
        """Do to the sound what the queue decided, and note what is to be reported."""
        for progress in happened:
            match progress.moment:
                case SpeechMoment.STARTED:
                    self._tokens += 1
                    self._line = _Line(self._tokens, progress.utterance)
                    self._player.begin(self._tokens, progress.utterance.placement)
                case SpeechMoment.DROPPED | SpeechMoment.MARK_REACHED:
                    self._tell(progress, now)
                case SpeechMoment.FINISHED | SpeechMoment.INTERRUPTED:
                    self._end_line(progress, now if heard_until is None else heard_until)

    def _end_line(self, progress: SpeechProgress, at: float) -> None:
        """The line under way is over."""
        line, self._line = self._line, None
        heard = self._player.cut()
        if line is not None and line.heard_from is None:
            self._tell(SpeechProgress(progress.utterance, SpeechMoment.STARTED), at)
        self._tell(replace(progress, heard_seconds=heard), at)

    def _tell(self, progress: SpeechProgress, due: float) -> None:
        """Note a report; never before those that were noted earlier."""
        last = self._reports[-1].due if self._reports else due
        self._reports.append(_Report(max(due, last), progress))

    def _deliver(self) -> None:
        """Report what is due."""
        while True:
            with self._state:
                if not self._reports or self._reports[0].due > self._clock.now():
                    return
                progress = self._reports.popleft().progress
            self._report(progress)

    def _feed(self) -> bool:
        """Give the player some more of the line under way; tells whether it wants yet more now."""
        with self._state:
            line = self._line
        if line is None or line.complete or self._player.buffered_seconds() >= READ_AHEAD_SECONDS:
            return False
        try:
            # Outside of the lock: the voice may take its time, and `submit` may not wait for it.
            if line.chunks is None:
                line.chunks = speak_part(self._voice, line.utterance, line.part)
            chunk = next(line.chunks, None)
            if chunk is not None:
                chunk = at_volume(chunk, line.utterance.volume)
        except (VoiceError, ValueError) as error:
            _log.error("an utterance could not be spoken: %s", error)
            with self._state:
                if self._line is line:
                    now = self._clock.now()
                    self._carry_out(self._queue.fail(now), now)
            if isinstance(error, VoiceError):
                self._count_failure(error)
            return True
        if chunk is None:
            marks = line.utterance.marks
            if line.part < len(marks):
                self._player.mark(line.token, marks[line.part])
                self._player.feed(line.token, PAUSE)
                line.part, line.chunks = line.part + 1, None
                return True
            line.complete = True
            self._failures = 0
            self._player.complete(line.token)
            return False
        if not self._player.feed(line.token, chunk):
            self._voice.abort()
        return True

    def _count_failure(self, error: VoiceError) -> None:
        """Go on after a text that could not be spoken; raises UserError where the voice speaks none at all."""
        self._failures += 1
        if self._failures >= _MOST_FAILURES:
            raise UserError(
                f"The voice failed over {self._failures} texts in a row ({error}). Start Kijkmee again. "
                "If that does not help, check eSpeak NG with `espeak-ng test`."
            ) from error
