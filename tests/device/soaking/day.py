"""The parts of a day in little: a clock that skips what is dull, an output that is unplugged, and what is counted."""

from __future__ import annotations

import json
import threading
import time
import zlib
from collections import deque
from collections.abc import Iterable

from edge.errors import UserError
from edge.journal.event_form import recorded
from edge.journal.keeper import JournalKeeper
from edge.journal.records import RecordedEvent
from edge.replay import Entry
from edge.sound.sinks import NullSink, Render
from pipelines.events import Event, PreferenceChanged, UnitsCounted

WORK_SPEED, SKIP_SPEED = 20.0, 2000.0
"""How many times as fast as the machine's the day's clock runs: while something is done, and while nothing is."""
_KEPT_ENTRIES = 300


class DayClock:
    """Runs ahead of the machine's clock, at a speed that can be changed; it never goes back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._speed = WORK_SPEED
        self._base, self._since = 0.0, time.monotonic()

    def now(self) -> float:
        """See `Clock.now`."""
        with self._lock:
            return self._base + self._speed * (time.monotonic() - self._since)

    def skip_to(self, seconds: float) -> None:
        """Let the time until then go by fast; it is lived through all the same, only with less done in it."""
        self._run_at(SKIP_SPEED)
        pause = threading.Event()
        while (left := seconds - self.now()) > 0:
            pause.wait(min(left / SKIP_SPEED, 0.05))
        self._run_at(WORK_SPEED)

    def _run_at(self, speed: float) -> None:
        with self._lock:
            now = time.monotonic()
            self._base += self._speed * (now - self._since)
            self._speed, self._since = speed, now


class SteadyClock:
    """Runs so many times as fast as the machine's own."""

    def __init__(self, speed: float) -> None:
        self._speed, self._began = speed, time.monotonic()

    def now(self) -> float:
        """See `Clock.now`."""
        return self._speed * (time.monotonic() - self._began)


class UnpluggableSink(NullSink):
    """An output that can be taken away."""

    _is_absent = False
    _is_lost = False

    @property
    def lost(self) -> str | None:
        """See `Sink.lost`."""
        return "it was unplugged" if self._is_lost else super().lost

    def start(self, render: Render) -> None:
        """See `Sink.start`."""
        if self._is_absent:
            raise UserError("It is unplugged. Plug it in again.")
        self._is_lost = False
        super().start(render)

    def trigger_loss(self) -> None:
        """Unplug it."""
        self._is_absent = self._is_lost = True

    def trigger_return(self) -> None:
        """Plug it in again."""
        self._is_absent = False


class Sum:
    """The sum over a series of events: two series of the same sum are the same, one by one."""

    def __init__(self, events: Iterable[RecordedEvent] = ()) -> None:
        self.count = 0
        self._sum = 0
        for event in events:
            self.add(event)

    def add(self, event: RecordedEvent) -> None:
        """Take the next one."""
        told = json.dumps([event.type, event.list_id, event.line, dict(event.payload)], sort_keys=True, default=str)
        self.count += 1
        self._sum = zlib.crc32(told.encode(), self._sum)

    def __eq__(self, other: object) -> bool:
        """Tell whether both are of the same series."""
        return isinstance(other, Sum) and (self.count, self._sum) == (other.count, other._sum)

    __hash__ = None  # type: ignore[assignment]  # it changes


class SummingKeeper(JournalKeeper):
    """Stores events, and sums up those that the loop was told are stored."""

    def __init__(self, journal: object, worker: str | None) -> None:
        super().__init__(journal, worker)  # type: ignore[arg-type]  # a Journal
        self.sum = Sum()
        self.units = self.changes = 0
        """Units counted, and preferences changed, so far."""

    def keep(self, events: tuple[Event, ...], now: float) -> None:
        """See `EventStore.keep`."""
        super().keep(events, now)
        for event in events:
            self.sum.add(recorded(event))
            self.changes += isinstance(event, PreferenceChanged)
            self.units += event.quantity if isinstance(event, UnitsCounted) else 0


class Transcript:
    """The last of what was done and heard; all of a day would be the growth that is looked for."""

    def __init__(self) -> None:
        self._entries: deque[tuple[int, str, str]] = deque(maxlen=_KEPT_ENTRIES)
        self._count = 0
        self.spoken: dict[str, int] = {}
        """How often each sentence was begun and each earcon sounded, of those that are counted."""

    def count_of(self, what: str) -> None:
        """Count this sentence, or earcon by its name, from now on."""
        self.spoken[what] = 0

    def note(self, entry: Entry) -> None:
        """Take an entry; called in the loop's thread."""
        self._count += 1
        self._entries.append((self._count, entry.kind, entry.what))
        if entry.kind in {"speech", "earcon"} and entry.what in self.spoken:
            self.spoken[entry.what] += 1

    @property
    def mark(self) -> int:
        """The place of the last entry."""
        return self._count

    def has(self, what: str, after: int, kind: str = "speech") -> bool:
        """Tell whether this came behind a mark."""
        return any(n > after and (k, w) == (kind, what) for n, k, w in list(self._entries))

    def has_speech(self, after: int) -> bool:
        """Tell whether anything was said behind a mark."""
        return any(n > after and kind == "speech" for n, kind, _ in list(self._entries))

    def tail(self) -> list[str]:
        """Give the last entries, for who looks into a failure."""
        return [f"{kind} {what}" for _, kind, what in list(self._entries)[-15:]]
