"""What was found in the frames, as the page shows it: picture, outlines with labels, and what came of it."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from edge.pick_list_file import PickListFile
from edge.replay import Entry
from edge.report.album import Mark, Showing
from edge.report.timeline import Item, item
from edge.report.words import Outcome

MOST_LABELS = 4
"""With more marks, the picture has numbers and the words stand beneath it."""
_LONGEST_LABEL = 34
"""Characters on the picture; all of it stands beneath."""
_TOP = 12.0
"""Percent of the height; a mark nearer to the top has its label beneath."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a picture; places are in percent of its width and height."""

    kind: str
    text: str
    x: float
    """Where it starts, or ends if it is beside; the page moves it left where it would not fit."""
    y: float
    place: str
    """"above", "beneath" or "beside" that height."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One showing, with what it led to."""

    showing: Showing
    polygons: tuple[tuple[str, str], ...]
    """Kind and corners, for SVG, in the pixels of the frame."""
    labels: tuple[Label, ...]
    read: tuple[tuple[Mark, str], ...]
    """What was read, with its language, empty where it is not known."""
    led_to: tuple[Item, ...]
    outcomes: tuple[Outcome, ...]
    """Accepted and refused, each once."""
    last_said: Item | None
    """What the wearer had been told last before it."""


def figures(
    showings: Sequence[Showing], transcript: Sequence[Entry], pick_list: PickListFile | None
) -> tuple[Figure, ...]:
    """Put together what was found and what was heard; a showing without a picture is left out."""
    at: dict[float, list[Entry]] = defaultdict(list)
    for entry in transcript:
        if entry.kind not in {"command", "press"}:
            at[entry.at].append(entry)
    speech = [entry for entry in transcript if entry.kind == "speech"]
    starts = [entry.at for entry in speech]
    languages = {entry.what: str(entry.details.get("language", "")) for entry in speech}
    made = []
    for showing in showings:
        if not showing.jpeg_base64:
            continue
        led_to = tuple(item(entry, pick_list) for told in showing.told_at for entry in at.get(told, ()))
        before = bisect.bisect_left(starts, min([showing.at, *showing.told_at]))
        made.append(
            Figure(
                showing=showing,
                polygons=tuple((mark.kind, _points(mark)) for mark in showing.marks),
                labels=_labels(showing),
                read=tuple((mark, languages.get(mark.label, "")) for mark in showing.marks if mark.label),
                led_to=led_to,
                outcomes=tuple(
                    each for each in (Outcome.ACCEPTED, Outcome.REFUSED) if each in {i.outcome for i in led_to}
                ),
                last_said=item(speech[before - 1]) if before else None,
            )
        )
    return tuple(made)


def _points(mark: Mark) -> str:
    return " ".join(f"{point.x:.0f},{point.y:.0f}" for point in mark.quad.points)


def _labels(showing: Showing) -> tuple[Label, ...]:
    read = [mark for mark in showing.marks if mark.label]
    return tuple(_label(mark, number, showing, alone=len(read) <= MOST_LABELS) for number, mark in enumerate(read, 1))


def _label(mark: Mark, number: int, showing: Showing, *, alone: bool) -> Label:
    across = [_within(100 * point.x / showing.width) for point in mark.quad.points]
    down = [_within(100 * point.y / showing.height) for point in mark.quad.points]
    if not alone:
        return Label(mark.kind, str(number), min(across), (min(down) + max(down)) / 2, "beside")
    text = mark.label if len(mark.label) <= _LONGEST_LABEL else mark.label[: _LONGEST_LABEL - 1] + "…"
    is_high = min(down) < _TOP
    return Label(mark.kind, text, min(across), max(down) if is_high else min(down), "beneath" if is_high else "above")


def _within(percent: float) -> float:
    return round(min(100.0, max(0.0, percent)), 2)
