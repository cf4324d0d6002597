"""Writes the report page; everything that it shows is inside the one file, save the sound beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from edge.files import write_text
from edge.replay import Entry, Replayed
from edge.report.album import Album

_LANES = {"command": (26, "#5a3d8a"), "press": (26, "#5a3d8a"), "earcon": (94, "#a34700"), "event": (118, "#1d6b45")}
"""Height in the timeline and colour, by kind of entry."""
_LEFT = 64
"""Pixels for the names of the lanes."""
_PIXELS_A_SECOND = 28


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the time axis."""

    x: int
    label: str
    """Empty where labels would stand too close together."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An utterance in the timeline."""

    x: float
    width: float
    label: str
    cut: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A moment in the timeline."""

    x: float
    y: int
    colour: str
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that the timeline draws, in pixels."""

    width: int
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    dots: tuple[Dot, ...]


def write_report(path: Path, replayed: Replayed, album: Album, *, title: str, profile: str, wav: Path | None) -> None:
    """Write the page.

    Args:
        path: Where to; it appears only when it is complete.
        replayed: What was heard and when.
        album: What was seen.
        title: Of the set.
        profile: Its name.
        wav: The sound, in the same folder; None leaves the player out.

    Raises:
        UserError: The file cannot be written.
    """
    environment = Environment(
        loader=PackageLoader("edge.report", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=False
    )
    page = environment.get_template("page.html.j2").render(
        title=title,
        profile=profile,
        duration=replayed.duration,
        spoken=sum(entry.kind == "speech" for entry in replayed.transcript),
        transcript=replayed.transcript,
        timeline=_timeline(replayed.transcript, replayed.duration),
        pictures=album.pictures(),
        left_out=album.left_out,
        latencies=album.latencies(),
        wav=wav.name if wav else None,
    )
    write_text(path, page)


def _timeline(transcript: tuple[Entry, ...], duration: float) -> Timeline:
    def x(seconds: float) -> float:
        return round(_LEFT + seconds * _PIXELS_A_SECOND, 1)

    every = 1 if duration < 120 else 5
    seconds = range(0, int(duration) + 2, every)
    ticks = tuple(Tick(int(x(second)), f"{second} s" if second % (5 * every) == 0 else "") for second in seconds)
    bars, dots = [], []
    for entry in transcript:
        if entry.kind == "speech":
            until = float(entry.details["until"] or entry.at)
            is_cut = bool(entry.details["cut"])
            bars.append(Bar(x(entry.at), max(2.0, x(until) - x(entry.at) - 1), f"{entry.at} s: {entry.what}", is_cut))
        else:
            height, colour = _LANES[entry.kind]
            dots.append(Dot(x(entry.at), height, colour, f"{entry.at} s: {entry.what}"))
    return Timeline(int(x(duration + 1.5)), ticks, tuple(bars), tuple(dots))
