"""What happened when: in lanes, a moment a row, and where each stands in an overview of the whole."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from edge.pick_list_file import PickListFile
from edge.replay import Entry
from edge.report.words import Outcome, outcome, words

LANES = {"command": "Wearer", "press": "Wearer", "speech": "Speech", "earcon": "Sounds", "event": "Events"}
"""Where an entry of a kind stands."""
_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
"""Seconds between labels of the axis, from which one is chosen."""
_MOST_LABELS = 7
"""As many as stand side by side on a telephone."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the transcript, told in plain words."""

    kind: str
    lane: str
    name: str
    """What the transcript calls it; for speech, the words."""
    words: str
    outcome: Outcome
    at: float
    until: float
    """Seconds; when it ends, for speech, else when it is."""
    language: str
    """Of speech; empty for the others."""
    is_cut: bool
    left: float
    """In the overview, in percent."""
    width: float


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened at one time."""

    at: float
    items: tuple[Item, ...]

    def lane(self, name: str) -> tuple[Item, ...]:
        """Give what stands in one lane."""
        return tuple(item for item in self.items if item.lane == name)


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of the axis."""

    left: float
    """In percent."""
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that happened."""

    seconds: float
    """That the overview spans."""
    moments: tuple[Moment, ...]
    ticks: tuple[Tick, ...]


def timeline(transcript: Sequence[Entry], duration: float, pick_list: PickListFile | None = None) -> Timeline:
    """Lay out a transcript, which is in the order of time."""
    seconds = max([0.001, duration, *(_until(entry) for entry in transcript)])
    moments = tuple(
        Moment(at, tuple(_item(entry, seconds, pick_list) for entry in entries))
        for at, entries in itertools.groupby(transcript, key=lambda entry: entry.at)
    )
    step = next((each for each in _STEPS if seconds / each <= _MOST_LABELS), int(seconds / _MOST_LABELS) + 1)
    # A label at the very end would be cut off.
    ticks = range(0, int(seconds - step / 4) + 1, step)
    return Timeline(seconds, moments, tuple(Tick(_percent(at, seconds), clock(at)) for at in ticks))


def item(entry: Entry, pick_list: PickListFile | None = None) -> Item:
    """Tell one entry by itself."""
    return _item(entry, max(0.001, _until(entry)), pick_list)


def clock(seconds: float) -> str:
    """Write a time as seconds, from two minutes on as minutes and seconds."""
    return f"{seconds:g} s" if seconds < 120 else f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _item(entry: Entry, seconds: float, pick_list: PickListFile | None) -> Item:
    until = _until(entry)
    return Item(
        kind=entry.kind,
        lane=LANES[entry.kind],
        name=entry.what,
        words=words(entry, pick_list),
        outcome=outcome(entry),
        at=entry.at,
        until=until,
        language=str(entry.details.get("language", "")) if entry.kind == "speech" else "",
        is_cut=entry.kind == "speech" and bool(entry.details.get("cut")),
        left=_percent(entry.at, seconds),
        width=_percent(until - entry.at, seconds),
    )


def _until(entry: Entry) -> float:
    return float(entry.details.get("until") or entry.at) if entry.kind == "speech" else entry.at


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 3)
