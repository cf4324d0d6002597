"""The first lesson of the picking job: a short list, with shelves that are shown and a lead who answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from pipelines import commands, events
from pipelines.commands import ShortReason
from pipelines.events import Event
from pipelines.phrases import catalogue, practice_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.picking.pick_list import PickLine, PickList
from pipelines.picking.progress import ListProgress
from pipelines.picking.scans import ScanTracker
from pipelines.picking.session import PickingSession
from pipelines.practice import Exercise, PracticeSession, View
from pipelines.session import JournalChanged
from pipelines.types import Earcon, Play

SET = "pick-wrong-three-times"
"""The sample set whose list is practised with, and whose pictures are shown."""
GOODS = View(SET, until=0.0)
"""The goods of the first line's place, with no code in view."""
LABEL = View(SET, is_moving=True, since=8.0, until=9.5)
WRONG_ITEM = View(SET, is_moving=True, since=17.0, until=19.6)
RIGHT_ITEM = View(SET, is_moving=True, since=60.0, until=61.6)


@dataclass(frozen=True, slots=True)
class PickingExercise(Exercise):
    """One thing to hear, or to try, at a point of the list."""

    before: tuple[Event, ...] | None = None
    """What happened on the list before; None: it goes on from where the last exercise ended."""


def picking_lesson(pick_list: PickList, phrasebook: Phrasebook) -> tuple[Exercise, ...]:
    """Give the first lesson: the sounds, a list, place and item, counting, undo, help, too few, and a pause.

    Args:
        pick_list: The list of SET: its first line asks for two units, and it has another line.
        phrasebook: The words for the lead's answer, which comes as a text.
    """
    meanings = (Earcon.HEARD, Earcon.GOOD, Earcon.WRONG, Earcon.DUPLICATE, Earcon.ATTENTION, Earcon.DONE)
    first, last = pick_list.lines[0], pick_list.lines[-1]
    accepted = (events.ListAccepted(pick_list.id),)
    there = (*accepted, _place_shown(pick_list, first))
    one = (*there, _counted(pick_list, first, 1))
    at_last = (*there, _counted(pick_list, first, first.quantity), _completed(pick_list, first))
    empty = (*at_last, _place_shown(pick_list, last))
    answer = events.HelpAnswered(pick_list.id, first.number, phrasebook.text(practice_phrases.practice_answer()))

    def seen(phrase: Phrase, view: View, sentences: int, *before: Event) -> PickingExercise:
        return PickingExercise(GOODS, phrase, shows=True, tried_view=view, sentences=sentences, before=before)

    def tried(
        expects: commands.Command, phrase: Phrase | None, sentences: int, before: tuple[Event, ...] | None
    ) -> PickingExercise:
        return PickingExercise(GOODS, phrase, expects=expects, sentences=sentences, before=before, keeps_state=True)

    return (
        Exercise(GOODS, practice_phrases.practice_welcome()),
        *(Exercise(GOODS, catalogue.earcon_meaning(earcon.value), Play(earcon)) for earcon in meanings),
        tried(commands.AcceptList(), practice_phrases.practice_list(), 1, ()),
        seen(practice_phrases.practice_place(), LABEL, 1, *accepted),
        seen(practice_phrases.practice_wrong_item(), WRONG_ITEM, 1, *there),
        seen(practice_phrases.practice_right_item(), RIGHT_ITEM, 1, *there),
        tried(commands.Undo(), practice_phrases.practice_undo(), 2, one),
        seen(practice_phrases.practice_next_unit(), RIGHT_ITEM, 2, *one),
        tried(commands.Help(), practice_phrases.practice_help(), 2, there),
        PickingExercise(
            GOODS, practice_phrases.practice_lead_answers(), comes=JournalChanged((answer,)), keeps_state=True
        ),
        tried(commands.ReportShort(ShortReason.EMPTY), practice_phrases.practice_short(), 2, empty),
        tried(commands.Confirm(), None, 2, (*empty, _empty(pick_list, last))),
        tried(commands.Pause(), practice_phrases.practice_pause(), 1, one),
        tried(commands.Resume(), None, 3, None),
        Exercise(GOODS, practice_phrases.practice_menu()),
        Exercise(GOODS, practice_phrases.practice_over()),
    )


@dataclass(frozen=True, slots=True)
class PickingPractice(PracticeSession[PickingSession]):
    """A lesson around a picking session."""

    @classmethod
    def around(cls, session: PickingSession, pick_list: PickList) -> Self:
        """Give the lesson at its beginning; `pick_list` is the list of SET."""
        with_list = replace(session, progress=ListProgress.start(pick_list))
        return cls(with_list, session.phrasebook, picking_lesson(pick_list, session.phrasebook))

    def _prepared(self) -> Self:
        """Implement PracticeSession: what the wearer did before does not stand in the way of the exercise."""
        exercise, before = self.exercise, self.inner
        if not isinstance(exercise, PickingExercise) or exercise.before is None or before.progress is None:
            return self
        fresh = PickingSession.resuming(
            ListProgress.after(before.progress.pick_list, exercise.before),
            before.phrasebook,
            before.settings,
            ScanTracker(),
        )
        return replace(self, inner=replace(fresh, device=before.device, is_held=before.is_held))


def _place_shown(pick_list: PickList, line: PickLine) -> Event:
    return events.LocationVerified(pick_list.id, line.number, "scan")


def _counted(pick_list: PickList, line: PickLine, number: int) -> Event:
    return events.UnitsCounted(pick_list.id, line.number, line.item.codes[0].content, "scan", number, number)


def _completed(pick_list: PickList, line: PickLine) -> Event:
    return events.LineCompleted(pick_list.id, line.number, line.quantity)


def _empty(pick_list: PickList, line: PickLine) -> Event:
    return events.LineShorted(pick_list.id, line.number, 0, ShortReason.EMPTY)
