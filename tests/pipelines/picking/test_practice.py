"""The first lesson of picking, heard from beginning to end, with and without a hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import commands
from pipelines.commands import Command, ShortReason
from pipelines.phrases import catalogue, picking_phrases, practice_phrases
from pipelines.phrases.phrasebook import LANGUAGES, Phrasebook
from pipelines.picking.pick_list import Item, ItemCode, Location, PickLine, PickList
from pipelines.picking.practice import GOODS, LABEL, RIGHT_ITEM, WRONG_ITEM, PickingPractice, picking_lesson
from pipelines.picking.scans import ScanTracker
from pipelines.picking.session import PickingSession
from pipelines.picking.settings import PickingSettings
from pipelines.picking.states import PickingState
from pipelines.practice import Phase, View
from pipelines.preferences import Guidance
from pipelines.session import Held, Released, Started
from pipelines.spoken.codes import say_place
from pipelines.types import Barcode, Observation, Point, Quad, Size, Symbology, Wanted
from tests.pipelines.picking.shelf import ENGLISH, barcode
from tests.pipelines.stage import Stage

RIGHT = Item("Z10T", "fuse 10 amperes", (ItemCode("2012345000070"),))
OTHER = Item("Z16T", "fuse 16 amperes", (ItemCode("2012345000094"),))
LIST = PickList(
    "P-1",
    (
        PickLine(1, Location("A-1", "A-1", "42"), RIGHT, 2),
        PickLine(2, Location("B-2", "B-2", "36"), OTHER, 1),
    ),
)
SHOWN = {
    LABEL: barcode("A-1"),
    WRONG_ITEM: barcode("2012345000094", Symbology.EAN_13, "02012345000094"),
    RIGHT_ITEM: barcode("2012345000070", Symbology.EAN_13, "02012345000070"),
}
TO_TRY = [each.expects for each in picking_lesson(LIST, ENGLISH) if each.expects is not None]
OVER = ENGLISH.text(practice_phrases.practice_over())
MOST_SHOWN_SECONDS = 1.5
"""So long is a code in view at most, as in the pictures."""


class Shelves:
    """A world that shows what the lesson's camera would."""

    def __init__(self) -> None:
        """Take no stage yet: it needs the world first."""
        self.stage: Stage[PickingPractice] | None = None
        self._view = GOODS
        self._since = 0.0

    def __call__(self, frame_id: int, at: float, wanted: Wanted) -> Iterator[Observation]:
        """Show the codes of the view, a little otherwise in each frame."""
        view = GOODS if self.stage is None else self.stage.subject.view
        if view != self._view:
            self._view, self._since = view, at
        if not wanted.barcodes:
            return
        code = SHOWN.get(view) if at - self._since < MOST_SHOWN_SECONDS else None
        codes = () if code is None else (_moved(code, frame_id % 5),)
        yield Observation(frame_id, at, barcodes=codes, size=Size(1280, 720))


def _moved(code: Barcode, by: int) -> Barcode:
    corners = ((540 + by, 300), (740 + by, 300), (740 + by, 420), (540 + by, 420))
    first, second, third, fourth = (Point(x, y) for x, y in corners)
    return replace(code, quad=Quad((first, second, third, fourth)))


def begun(phrasebook: Phrasebook = ENGLISH) -> Stage[PickingPractice]:
    """Give a lesson at its beginning."""
    shelves = Shelves()
    session = PickingSession.resuming(None, phrasebook, PickingSettings(), ScanTracker())
    stage = Stage(PickingPractice.around(session, LIST), shelves)
    shelves.stage = stage
    stage.give(Started())
    return stage


def until_waiting(stage: Stage[PickingPractice], expects: type[Command]) -> None:
    """Let time pass until the lesson waits for this."""
    while stage.subject.phase is not Phase.WAITING or not isinstance(stage.subject.exercise.expects, expects):
        stage.wait(0.1)
        assert stage.now < 600, stage.heard[-4:]


def to_the_end(stage: Stage[PickingPractice]) -> None:
    """Let time pass until the lesson is over."""
    while not stage.subject.is_over:
        stage.wait(0.5)
        assert stage.now < 1200, stage.heard[-4:]


def test_who_does_nothing_is_told_once_more_and_then_shown_everything() -> None:
    stage = begun()
    to_the_end(stage)
    assert stage.heard.count(ENGLISH.text(practice_phrases.practice_shown())) == len(TO_TRY)
    assert stage.heard[-1] == OVER


def test_all_that_belongs_to_a_pick_is_heard() -> None:
    stage = begun()
    to_the_end(stage)
    told = [words for words in stage.heard if not words.startswith("♪")]
    for phrase in (
        picking_phrases.go_to_location(say_place("A-1", "en")),
        picking_phrases.pick_item("fuse 10 amperes", 2),
        picking_phrases.item_of_other_line("fuse 16 amperes", "fuse 10 amperes"),
        picking_phrases.remaining(1),
        picking_phrases.undone("units-counted", 0),
        picking_phrases.line_done(),
        picking_phrases.help_item("fuse 10 amperes"),
        picking_phrases.help_asked(),
        picking_phrases.help_answer(ENGLISH.text(practice_phrases.practice_answer())),
        picking_phrases.line_shorted(0, 1),
        picking_phrases.zero_check(say_place("B-2", "en")),
        picking_phrases.list_done(),
        catalogue.paused(),
        catalogue.resumed(),
    ):
        assert ENGLISH.text(phrase) in told, (phrase.name, told)


def test_a_wrong_item_sounds_wrong_and_a_right_one_good() -> None:
    stage = begun()
    until_waiting(stage, commands.Undo)
    wrong = stage.heard.index(ENGLISH.text(practice_phrases.practice_wrong_item()))
    right = stage.heard.index(ENGLISH.text(practice_phrases.practice_right_item()))
    assert [heard for heard in stage.heard[wrong:right] if heard.startswith("♪")] == ["♪wrong"]
    assert [heard for heard in stage.heard[right:] if heard.startswith("♪")] == ["♪good"]


def test_who_does_all_is_shown_nothing() -> None:
    stage = begun()
    tried: list[Command] = []
    while not stage.subject.is_over:
        expected = stage.subject.exercise.expects
        if stage.subject.phase is Phase.WAITING and expected is not None:
            tried.append(expected)
            stage.give(expected)
        stage.wait(0.1)
        assert stage.now < 300
    assert tried == TO_TRY
    assert ENGLISH.text(practice_phrases.practice_shown()) not in stage.heard


def test_nothing_of_it_is_told_to_the_journal() -> None:
    stage = begun()
    to_the_end(stage)
    assert stage.events == []


def test_the_lead_answers_while_nobody_asked_and_after_it_was_asked() -> None:
    stage = begun()
    until_waiting(stage, commands.Help)
    stage.take_heard()
    stage.give(commands.Help())
    until_waiting(stage, commands.ReportShort)
    told = [words for words in stage.heard if not words.startswith("♪")]
    assert told[:4] == [
        ENGLISH.text(picking_phrases.help_item("fuse 10 amperes")),
        ENGLISH.text(picking_phrases.help_asked()),
        ENGLISH.text(practice_phrases.practice_lead_answers()),
        ENGLISH.text(picking_phrases.help_answer(ENGLISH.text(practice_phrases.practice_answer()))),
    ]


def test_another_reason_is_as_good() -> None:
    stage = begun()
    until_waiting(stage, commands.ReportShort)
    stage.give(commands.ReportShort(ShortReason.NOT_FOUND))
    assert stage.subject.phase is Phase.TRYING
    until_waiting(stage, commands.Confirm)
    assert stage.subject.inner.state is PickingState.ZERO_CHECK


def test_what_is_to_be_tried_is_the_first_offer() -> None:
    stage = begun()
    while not stage.subject.is_over:
        expected = stage.subject.exercise.expects
        if stage.subject.phase is Phase.WAITING and expected is not None:
            assert stage.subject.offers()[0].kind is type(expected)
            stage.give(expected)
        stage.wait(0.1)


def test_the_camera_shows_what_is_told_and_else_goods_without_a_code() -> None:
    stage = begun()
    views: list[View] = []
    while not stage.subject.is_over:
        if not views or views[-1] != stage.subject.view:
            views.append(stage.subject.view)
        stage.wait(0.1)
    assert views == [GOODS, LABEL, GOODS, WRONG_ITEM, GOODS, RIGHT_ITEM, GOODS, RIGHT_ITEM, GOODS]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("guidance", list(Guidance))
def test_it_comes_to_its_end_in_every_language_however_little_is_said(language: str, guidance: Guidance) -> None:
    stage = begun(Phrasebook(language, guidance))
    to_the_end(stage)
    assert stage.heard[-1] == Phrasebook(language, guidance).text(practice_phrases.practice_over())


ACTS = st.one_of(
    st.sampled_from([0.1, 0.5, 2.0, 13.0]),
    st.sampled_from(TO_TRY),
    st.sampled_from(
        [commands.Skip(), commands.Undo(), commands.HandOver(), commands.Stop(), commands.Decline(), Held(), Released()]
    ),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(ACTS, max_size=25))
def test_whatever_is_done_the_lesson_comes_to_its_end(acts: list[object]) -> None:
    stage = begun()
    for act in acts:
        if isinstance(act, float):
            stage.wait(act)
        else:
            stage.give(act)
    stage.give(Released())
    to_the_end(stage)
