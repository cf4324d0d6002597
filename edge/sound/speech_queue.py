"""Which utterance is heard when: a state machine without sound, threads or a clock.

The live speaker and the replay both use it: the one tells it when an utterance was really heard to its end, the other
when its nominal duration is over. Every method takes the time, which never goes back, and returns what happened, in
the order in which it happened. Whoever calls carries it out: STARTED means start its sound, INTERRUPTED means cut it.

| given | nothing is spoken | something is spoken |
|---|---|---|
| add NORMAL | it starts | it waits behind all that wait |
| add NEXT | it starts | it waits before all NORMAL ones, behind earlier NEXT ones |
| add NOW | it starts | the current one is interrupted, it starts; what waits goes on waiting |
| silence | nothing | the current one is interrupted, all that wait are dropped |
| reach | ValueError | all before a mark of the current one was heard |
| finish | ValueError | the current one is finished, the first that waits and has not expired starts |
| fail | ValueError | the current one is interrupted, the first that waits and has not expired starts |
| drop_expired | nothing | those that waited too long are dropped |

An interrupted utterance is never taken up again here: the session decides that. Something waits only while something
is spoken.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.types import Priority, SpeechMoment, SpeechProgress, Utterance


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An utterance that waits for its turn."""

    utterance: Utterance
    added_at: float
    """Seconds."""

    @property
    def expires_at(self) -> float | None:
        """The last moment at which it may start, in seconds; None: it may always."""
        lifetime = self.utterance.expires_after_seconds
        return None if lifetime is None else self.added_at + lifetime


class SpeechQueue:
    """What is spoken and what waits; see the table above."""

    def __init__(self) -> None:
        self._current: Utterance | None = None
        self._started_at = 0.0
        self._mark = 0
        self._waiting: list[_Waiting] = []
        self._now = float("-inf")

    @property
    def current(self) -> Utterance | None:
        """What is being spoken."""
        return self._current

    @property
    def waiting(self) -> tuple[Utterance, ...]:
        """What waits, the next one first."""
        return tuple(each.utterance for each in self._waiting)

    def add(self, utterance: Utterance, now: float) -> tuple[SpeechProgress, ...]:
        """Ask for an utterance; one that waits under the same key is dropped, and this one takes its place.

        The place is kept only among utterances of the same priority; otherwise its own priority gives it a place.
        """
        happened = self.drop_expired(now)
        replaced = self._index_of_key(utterance.key)
        entry = _Waiting(utterance, now)
        if replaced is not None:
            old = self._waiting.pop(replaced).utterance
            happened += (SpeechProgress(old, SpeechMoment.DROPPED),)
            if old.priority is utterance.priority:
                self._waiting.insert(replaced, entry)
                return happened
        if self._current is None:
            return (*happened, self._start(utterance, now))
        if utterance.priority is Priority.NOW:
            return (*happened, self._end_current(SpeechMoment.INTERRUPTED, now), self._start(utterance, now))
        place = len(self._waiting)
        if utterance.priority is Priority.NEXT:
            place = sum(each.utterance.priority is Priority.NEXT for each in self._waiting)
        self._waiting.insert(place, entry)
        return happened

    def silence(self, now: float) -> tuple[SpeechProgress, ...]:
        """Fall silent and forget all that waits."""
        happened = self.drop_expired(now)
        if self._current is None:
            return happened
        dropped = tuple(SpeechProgress(each.utterance, SpeechMoment.DROPPED) for each in self._waiting)
        self._waiting.clear()
        return (*happened, self._end_current(SpeechMoment.INTERRUPTED, now), *dropped)

    def reach(self, mark: int, now: float) -> tuple[SpeechProgress, ...]:
        """Take note that all before a mark was heard; raises ValueError if the current one has no such mark."""
        happened = self.drop_expired(now)
        if self._current is None or mark not in self._current.marks:
            raise ValueError(f"nothing is being spoken that has a mark at {mark}")
        self._mark = mark
        heard = now - self._started_at
        return (*happened, SpeechProgress(self._current, SpeechMoment.MARK_REACHED, heard, mark))

    def finish(self, now: float) -> tuple[SpeechProgress, ...]:
        """Take note that the current one was heard to its end; raises ValueError if nothing is spoken."""
        return self._go_on(SpeechMoment.FINISHED, now)

    def fail(self, now: float) -> tuple[SpeechProgress, ...]:
        """Take note that the current one cannot be spoken (further); raises ValueError if nothing is spoken."""
        return self._go_on(SpeechMoment.INTERRUPTED, now)

    def drop_expired(self, now: float) -> tuple[SpeechProgress, ...]:
        """Drop what has waited longer than it may; the other methods do this first by themselves.

        Raises:
            ValueError: `now` is earlier than in the call before.
        """
        if now < self._now:
            raise ValueError(f"time cannot go back from {self._now} to {now} s")
        self._now = now
        expired = [each for each in self._waiting if each.expires_at is not None and now > each.expires_at]
        self._waiting = [each for each in self._waiting if each not in expired]
        return tuple(SpeechProgress(each.utterance, SpeechMoment.DROPPED) for each in expired)

    def _go_on(self, moment: SpeechMoment, now: float) -> tuple[SpeechProgress, ...]:
        """End the current one and start the next."""
        happened = (*self.drop_expired(now), self._end_current(moment, now))
        if not self._waiting:
            return happened
        return (*happened, self._start(self._waiting.pop(0).utterance, now))

    def _index_of_key(self, key: str | None) -> int | None:
        """Where an utterance with this key waits; there is at most one."""
        if key is None:
            return None
        return next((index for index, each in enumerate(self._waiting) if each.utterance.key == key), None)

    def _start(self, utterance: Utterance, now: float) -> SpeechProgress:
        self._current, self._started_at, self._mark = utterance, now, 0
        return SpeechProgress(utterance, SpeechMoment.STARTED)

    def _end_current(self, moment: SpeechMoment, now: float) -> SpeechProgress:
        if self._current is None:
            raise ValueError("nothing is being spoken, so nothing can end")
        ended, self._current = self._current, None
        return SpeechProgress(ended, moment, now - self._started_at, self._mark)
