"""Guiding: a sound towards the side, words after three tries, and an end to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines import commands, events
from pipelines.phrases import reading_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.reading.aiming import Advice, Aiming, AimingSettings, advise, what_is_missing
from pipelines.reading.framing import Framing
from pipelines.reading.session import ReadingSession, ReadingState
from pipelines.session import Held, Released
from pipelines.types import Earcon, Play, Side, TextLine
from tests.pipelines.reading.pages import fresh_session
from tests.pipelines.reading.views import SIZE, Street, sign
from tests.pipelines.stage import Stage

WHOLE = Framing((), 24.0, 0.0, 0.6)
LEFT = replace(WHOLE, cut_off=(Side.LEFT,))
DOWN = replace(WHOLE, cut_off=(Side.BELOW,))


@pytest.mark.parametrize(
    ("framing", "advice"),
    [
        (None, None),
        (WHOLE, None),
        (LEFT, Advice.LEFT),
        (replace(WHOLE, cut_off=(Side.RIGHT,)), Advice.RIGHT),
        (replace(WHOLE, cut_off=(Side.ABOVE,)), Advice.UP),
        (DOWN, Advice.DOWN),
        (replace(WHOLE, cut_off=(Side.LEFT, Side.RIGHT)), Advice.FURTHER),
        (replace(WHOLE, cut_off=(Side.BELOW, Side.LEFT)), Advice.DOWN),
        (replace(WHOLE, text_height=8.0), Advice.CLOSER),
        (replace(WHOLE, text_height=12.5), None),
        (replace(WHOLE, tilt=40.0), Advice.STRAIGHTEN),
        (replace(WHOLE, tilt=-40.0), Advice.STRAIGHTEN),
        (replace(WHOLE, tilt=88.0), None),
        (replace(WHOLE, tilt=180.0), None),
        (replace(WHOLE, tilt=-95.0), None),
    ],
)
def test_the_one_thing_that_helps_most_is_advised(framing: Framing | None, advice: Advice | None) -> None:
    assert advise(framing, AimingSettings()) is advice


def told(*framings: Framing, settings: AimingSettings | None = None, every: float = 0.7) -> list[object]:
    """Show framings one after the other, and give what was heard: places, words, and None at the end."""
    aiming = Aiming(settings or AimingSettings())
    heard: list[object] = []
    for number, framing in enumerate(framings):
        judged = aiming.judged(framing, every * number)
        if judged is None:
            heard.append("taken")
            break
        aiming, what = judged
        heard.append(what.placement if isinstance(what, Play) else what)
    return heard


def test_sounds_come_first_and_words_after_three_tries() -> None:
    assert told(*[LEFT] * 6) == [-1.0, -1.0, -1.0, reading_phrases.aim_advice("left"), -1.0, -1.0]


def test_the_same_words_come_again_only_after_some_seconds() -> None:
    heard = told(*[LEFT] * 11)
    assert [place for place, what in enumerate(heard) if isinstance(what, Phrase)] == [3, 9]


def test_words_may_come_at_once() -> None:
    assert told(LEFT, LEFT, settings=AimingSettings(words_after_tries=0)) == [reading_phrases.aim_advice("left"), -1.0]


def test_up_and_down_are_said_in_words() -> None:
    assert told(DOWN, DOWN, DOWN) == [reading_phrases.aim_advice("down"), None, None]


def test_progress_is_told_anew() -> None:
    right = replace(WHOLE, cut_off=(Side.RIGHT,))
    assert told(LEFT, LEFT, right, right) == [-1.0, -1.0, 1.0, 1.0]


def test_what_is_framed_is_taken() -> None:
    assert told(LEFT, WHOLE) == [-1.0, "taken"]


def test_it_comes_to_an_end() -> None:
    heard = told(*[LEFT] * 40)
    assert heard[-1] == "taken"
    assert len(heard) == pytest.approx(8.0 / 0.7, abs=2)


def test_what_is_missing_is_said() -> None:
    assert what_is_missing(None) is None
    assert what_is_missing(WHOLE) is None
    assert what_is_missing(LEFT) == reading_phrases.cut_off("left")


# In the session


def cut(_: float = 0.0) -> tuple[TextLine, ...]:
    """Three lines that run out of view on the left."""
    return tuple(sign(f"the end of line {row}.", 80.0, 200.0 + 60 * row) for row in range(3))


def framed(_: float = 0.0) -> tuple[TextLine, ...]:
    """The same lines, whole."""
    return tuple(sign(f"Now the end of line {row}.", 500.0, 200.0 + 60 * row) for row in range(3))


def asked(world: Street) -> Stage[ReadingSession]:
    """Give a stage on which a page is asked for."""
    stage = Stage(fresh_session(), world)
    stage.wait(0.4)
    stage.give(commands.Read())
    return stage


def test_the_wearer_is_led_until_the_page_is_framed_and_the_picture_is_taken_by_itself() -> None:
    stage = asked(Street(lambda at: cut() if at < 2.2 else framed()))
    stage.wait(10)
    spoken = [f"Now the end of line {row}." for row in range(3)]
    assert [heard for heard in stage.heard if heard != "♪aim"] == ["♪heard", "♪captured", *spoken, "♪done", "End."]
    aims = [one for one in stage.played if one.earcon is Earcon.AIM]
    assert 2 <= len(aims) <= 3
    assert {aim.placement for aim in aims} == {-1.0}


def test_words_help_who_does_not_follow_the_sound_and_what_is_missing_is_said_at_the_end() -> None:
    stage = asked(Street(cut))
    stage.wait(16)
    words = [heard for heard in stage.heard if not heard.startswith("♪")]
    assert words[0] == "Look a little to the left. The text runs out of view there."
    assert "On the left a part is out of view." in words
    assert words[-1] == "End."
    assert stage.heard.count("♪captured") == 1
    assert stage.events == [events.PageRead(3, 0)]


def test_there_is_never_silence_for_more_than_two_seconds() -> None:
    stage = asked(Street(cut))
    quiet = 0.0
    for _ in range(90):
        before = len(stage.heard)
        stage.wait(0.1)
        is_quiet = len(stage.heard) == before and stage._queue.current is None
        quiet = quiet + 0.1 if is_quiet else 0.0
        assert quiet <= 2.05
        if stage.subject.state is ReadingState.IDLE:
            break


def test_stop_and_the_menu_hold_the_guiding() -> None:
    stage = asked(Street(cut))
    stage.wait(1.0)
    stage.give(Held())
    stage.take_heard()
    stage.wait(6.0)
    assert stage.heard == []
    stage.give(Released())
    stage.wait(1.0)
    assert "♪aim" in stage.heard
    stage.give(commands.Stop())
    stage.take_heard()
    stage.wait(20.0)
    assert stage.heard == []


def test_a_page_that_fills_the_view_is_read_after_a_word_about_it() -> None:
    wide = tuple(sign("x" * 107, SIZE.width / 2, 100.0 + 60 * row) for row in range(4))
    stage = asked(Street(lambda _: wide))
    stage.wait(3)
    assert "Move back a little. The text is larger than the view." in stage.heard


@pytest.mark.parametrize("command", [commands.Read(), commands.ReadLabel()])
def test_the_profile_says_when_words_help(command: commands.Command) -> None:
    session = fresh_session("Anna", has_lists=True)
    at_once = replace(session, settings=replace(session.settings, aiming=AimingSettings(words_after_tries=0)))
    stage = Stage(at_once, Street(cut))
    stage.wait(0.4)
    stage.give(command)
    stage.wait(0.5)
    assert stage.heard == ["♪heard", "Look a little to the left. The text runs out of view there."]
