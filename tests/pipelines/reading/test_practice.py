"""The first lesson, heard from beginning to end, with and without a hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import commands
from pipelines.commands import Command
from pipelines.phrases import catalogue, practice_phrases
from pipelines.practice import Phase, View
from pipelines.reading.practice import ReadingPractice, reading_lesson
from pipelines.reading.session import ReadingState
from pipelines.session import Held, Released, Started
from pipelines.types import Earcon
from tests.pipelines.reading.pages import ENGLISH, fresh_session, sheet
from tests.pipelines.stage import Stage

PAGE = sheet(*(f"Sentence {number}." for number in range(1, 40)))
TO_TRY = [each.expects for each in reading_lesson() if each.expects is not None]
OVER = ENGLISH.text(practice_phrases.practice_over())


def begun() -> Stage[ReadingPractice]:
    """Give a lesson at its beginning."""
    stage = Stage(ReadingPractice.around(fresh_session()), PAGE)
    stage.give(Started())
    return stage


def until(stage: Stage[ReadingPractice], phase: Phase, most_seconds: float = 60.0) -> None:
    """Let time pass until the lesson is so far."""
    for _ in range(round(most_seconds / 0.1)):
        if stage.subject.phase is phase:
            return
        stage.wait(0.1)
    raise AssertionError(f"not {phase} after {most_seconds} s: {stage.heard[-4:]}")


def test_the_sounds_come_first_each_after_its_meaning() -> None:
    stage = begun()
    until(stage, Phase.WAITING)
    sounds = [place for place, heard in enumerate(stage.heard) if heard.startswith("♪")]
    assert [stage.heard[place] for place in sounds] == [
        *("♪heard", "♪captured", "♪working", "♪attention", "♪done"),
        *["♪aim"] * 3,
    ]
    for place in sounds[:5]:
        meaning = catalogue.earcon_meaning(stage.heard[place].removeprefix("♪"))
        assert stage.heard[place - 1] == ENGLISH.text(meaning)
    assert [one.placement for one in stage.played if one.earcon is Earcon.AIM] == [-1.0, 0.0, 1.0]


def test_who_does_all_is_praised_each_time_and_shown_nothing() -> None:
    stage = begun()
    tried: list[Command] = []
    while not stage.subject.is_over:
        if stage.subject.phase is Phase.WAITING:
            expected = stage.subject.exercise.expects
            assert expected is not None
            tried.append(expected)
            stage.give(expected)
        stage.wait(0.1)
        assert stage.now < 200
    assert tried == TO_TRY
    assert stage.heard.count("♪good") == len(TO_TRY)
    assert ENGLISH.text(practice_phrases.practice_shown()) not in stage.heard
    assert stage.heard[-1] == OVER


def test_who_does_nothing_is_told_once_more_and_then_shown() -> None:
    stage = begun()
    while not stage.subject.is_over:
        stage.wait(0.1)
        assert stage.now < 600
    assert stage.heard.count(ENGLISH.text(practice_phrases.practice_shown())) == len(TO_TRY)
    assert stage.heard.count("Try now: Read aloud.") == 2
    assert "Sentence 1." in stage.heard
    assert stage.heard[-1] == OVER


def test_what_is_not_asked_for_is_done_all_the_same() -> None:
    stage = begun()
    until(stage, Phase.WAITING)
    stage.give(commands.WhereAmI())
    assert stage.heard[-1] == "Choose: Read aloud. Nothing has been read yet."
    assert stage.subject.phase is Phase.WAITING


def test_a_command_may_come_before_it_is_named_to_the_end() -> None:
    stage = begun()
    until(stage, Phase.WAITING)
    stage.give(commands.Read())
    until(stage, Phase.TELLING)
    assert stage.subject.exercise.expects == commands.Repeat()
    stage.give(commands.Repeat())
    assert stage.subject.phase is Phase.TRYING
    assert stage.heard[-2].endswith("…")


def test_the_menu_holds_the_lesson_and_what_it_cut_off_is_told_anew() -> None:
    stage = begun()
    stage.wait(0.3)
    stage.give(Held())
    stage.give(*stage._queue.silence(stage.now))
    stage.wait(40)
    stage.take_heard()
    stage.give(Released())
    assert stage.heard == [ENGLISH.text(practice_phrases.practice_welcome())]


def test_what_is_to_be_tried_is_the_first_offer() -> None:
    stage = begun()
    while not stage.subject.is_over:
        if stage.subject.phase is Phase.WAITING:
            assert stage.subject.offers()[0].kind is type(stage.subject.exercise.expects)
            stage.give(stage.subject.offers()[0].kind())
        stage.wait(0.1)


def test_the_camera_shows_the_letter_and_then_a_page_that_comes_into_view() -> None:
    stage = begun()
    views: list[View] = []
    while not stage.subject.is_over:
        if not views or views[-1] != stage.subject.view:
            views.append(stage.subject.view)
        stage.wait(0.5)
    cut_off = View("page-cut-off")
    assert views == [View("letter"), cut_off, View("page-cut-off", is_moving=True), cut_off, View("letter")]


ACTS = st.one_of(
    st.sampled_from([0.1, 0.5, 2.0, 13.0]),
    st.sampled_from(TO_TRY),
    st.sampled_from([commands.Stop(), commands.ReadAlong(), commands.Find("x"), commands.Help(), Held(), Released()]),
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
    while not stage.subject.is_over:
        stage.wait(1.0)
        assert stage.now < 1200
    assert stage.subject.inner.state in set(ReadingState)


@pytest.mark.parametrize("exercise", [each for each in reading_lesson() if each.sound is not None])
def test_a_sound_has_words_before_it(exercise: object) -> None:
    assert getattr(exercise, "phrase", None) is not None
