"""Guiding the wearer until the text is in view: a sound towards the side first, words when that does not help."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from typing import Self

from pipelines.phrases import reading_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.reading.framing import Framing
from pipelines.types import Earcon, Play, Side


class Advice(enum.StrEnum):
    """What the wearer should do next."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    FURTHER = "further"
    """The text reaches over two opposite sides: from further away all of it is in view."""
    CLOSER = "closer"
    STRAIGHTEN = "straighten"


@dataclass(frozen=True, slots=True)
class AimingSettings:
    """How the wearer is guided."""

    words_after_tries: int = 3
    """So many sounds in a row are tried before words say what to do; 0 speaks at once."""
    give_up_seconds: float = 8.0
    """So long the text is waited for; then what there is of it is read."""
    try_every_seconds: float = 0.7
    """From one sound to the next, at least."""
    words_every_seconds: float = 4.0
    """From one advice in words to the same one again, at least."""
    least_height: float = 0.75
    """Share of the height that lines need, below which the wearer is asked to come closer first; what is a little low
    is read at once."""
    most_tilt: float = 25.0
    """Degrees up to which tilted lines are read without a word about it."""


@dataclass(frozen=True, slots=True)
class Aiming:
    """How far the guiding has come."""

    settings: AimingSettings = field(default_factory=AimingSettings)
    began_at: float | None = None
    """When the first advice was given, in seconds on the run's clock."""
    advice: Advice | None = None
    """The last one."""
    tries: int = 0
    """How often in a row it was given."""
    cut_sides: int = 0
    """How many sides were cut off then; fewer is progress."""
    look_at: float = 0.0
    """When to look again, in seconds on the run's clock."""
    worded_at: float | None = None
    """When it was last said in words."""

    def judged(self, framing: Framing | None, now: float) -> tuple[Self, Play | Phrase | None] | None:
        """Judge how the text lies.

        Args:
            framing: Of the frame at hand; None if there is no text.
            now: Seconds on the run's clock.

        Returns:
            None if the picture is good enough, or the time is up; else the next value and what is to be heard.
        """
        advice = advise(framing, self.settings)
        if framing is None or advice is None:
            return None
        began_at = now if self.began_at is None else self.began_at
        if now - began_at >= self.settings.give_up_seconds:
            return None
        sides = len(framing.cut_off)
        is_progress = advice is not self.advice or sides < self.cut_sides
        tries = 1 if is_progress else self.tries + 1
        after = replace(
            self,
            began_at=began_at,
            advice=advice,
            tries=tries,
            cut_sides=sides,
            look_at=now + self.settings.try_every_seconds,
        )
        may_speak = self.worded_at is None or is_progress or now - self.worded_at >= self.settings.words_every_seconds
        placement = _PLACEMENTS.get(advice)
        # A single ear tells left from right by the beacon's contour, but up from down by words alone.
        if (tries > self.settings.words_after_tries or placement is None) and may_speak:
            return replace(after, worded_at=now), reading_phrases.aim_advice(advice.value)
        if placement is None:
            return after, None
        return after, Play(Earcon.AIM, placement=placement, closeness=0.5)


def advise(framing: Framing | None, settings: AimingSettings) -> Advice | None:
    """Give the one thing that helps most; None where nothing need be done, or nothing is known."""
    if framing is None:
        return None
    sides = framing.cut_off
    if {Side.LEFT, Side.RIGHT} <= set(sides) or {Side.ABOVE, Side.BELOW} <= set(sides):
        return Advice.FURTHER
    if sides:
        return _TOWARDS[sides[0]]
    if framing.text_height < settings.least_height * framing.needed_height:
        return Advice.CLOSER
    turn = abs(framing.tilt) % 90
    # Pages that lie on their side are turned by the reader; in between they are hard to read.
    return Advice.STRAIGHTEN if min(turn, 90 - turn) > settings.most_tilt else None


def what_is_missing(framing: Framing | None) -> Phrase | None:
    """Say what of the text is not in view, before the rest is read; None where it is whole."""
    if framing is None or not framing.cut_off:
        return None
    return reading_phrases.cut_off(framing.cut_off[0].value)


_TOWARDS = {Side.LEFT: Advice.LEFT, Side.RIGHT: Advice.RIGHT, Side.ABOVE: Advice.UP, Side.BELOW: Advice.DOWN}
_PLACEMENTS = {Advice.LEFT: -1.0, Advice.RIGHT: 1.0}
"""Where the beacon sounds for an advice."""
