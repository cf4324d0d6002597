"""The first lesson of the reading job."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from pipelines import commands
from pipelines.phrases import catalogue, practice_phrases
from pipelines.practice import Exercise, PracticeSession, View
from pipelines.reading.session import ReadingSession, ReadingState
from pipelines.types import Earcon, Play

LETTER = View("letter")
_SIDES = (("left", -1.0), ("ahead", 0.0), ("right", 1.0))


def reading_lesson() -> tuple[Exercise, ...]:
    """Give the first lesson: the sounds, reading, moving in the text, pausing, and aiming."""
    meanings = (Earcon.HEARD, Earcon.CAPTURED, Earcon.WORKING, Earcon.ATTENTION, Earcon.DONE)
    cut_off = View("page-cut-off")
    return (
        Exercise(LETTER, practice_phrases.practice_welcome()),
        *(Exercise(LETTER, catalogue.earcon_meaning(earcon.value), Play(earcon)) for earcon in meanings),
        Exercise(LETTER, practice_phrases.practice_aim()),
        *(Exercise(LETTER, catalogue.aim_example(place), Play(Earcon.AIM, placement=side)) for place, side in _SIDES),
        Exercise(LETTER, expects=commands.Read(), sentences=2),
        Exercise(LETTER, expects=commands.Repeat()),
        Exercise(LETTER, expects=commands.NextSentence()),
        Exercise(LETTER, expects=commands.Spell()),
        Exercise(LETTER, expects=commands.StartOver(), keeps_state=True),
        Exercise(LETTER, expects=commands.Pause(), keeps_state=True),
        Exercise(LETTER, expects=commands.Resume()),
        Exercise(
            cut_off,
            practice_phrases.practice_aiming(),
            expects=commands.Read(),
            tried_view=replace(cut_off, is_moving=True),
        ),
        Exercise(LETTER, practice_phrases.practice_menu()),
        Exercise(LETTER, practice_phrases.practice_over()),
    )


@dataclass(frozen=True, slots=True)
class ReadingPractice(PracticeSession[ReadingSession]):
    """A lesson around a reading session."""

    @classmethod
    def around(cls, session: ReadingSession) -> Self:
        """Give the lesson at its beginning."""
        return cls(session, session.reader.phrasebook, reading_lesson())

    @property
    def _has_nothing_to_say(self) -> bool:
        """Implement PracticeSession."""
        return self.inner.state is ReadingState.IDLE

    @property
    def _end_sound(self) -> Play | None:
        """Implement PracticeSession."""
        return Play(Earcon.GOOD)
