"""Why a reading failed: the strongest reason first, with its figure and what helps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines import commands, events
from pipelines.phrases import reading_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.reading.diagnosis import Evidence, Reason, diagnose, why_words
from pipelines.reading.framing import Framing
from pipelines.reading.session import ReadingSession
from pipelines.types import FrameQuality, Side
from tests.pipelines.reading.pages import DARK, SHARP, Sheet, fresh_session, sheet, text_line
from tests.pipelines.stage import Stage

WHOLE = Framing((), 24.0, 0.0, 0.6)
GOOD = Evidence(SHARP, WHOLE, (text_line("Dear Anna."),), was_looked_for=True)
SOFT = replace(SHARP, sharpness=0.05)
UNSURE = (text_line("Dear Anna."), text_line("c0me", 0.65))


@pytest.mark.parametrize(
    ("evidence", "reasons", "words"),
    [
        (GOOD, (), reading_phrases.why_nothing()),
        (Evidence(DARK), (Reason.TOO_DARK,), reading_phrases.why("too-dark")),
        (replace(GOOD, quality=replace(SOFT, motion=0.2)), (Reason.MOVED,), reading_phrases.why("moved")),
        (replace(GOOD, quality=SOFT), (Reason.OUT_OF_FOCUS,), reading_phrases.why("out-of-focus")),
        (
            replace(GOOD, quality=replace(SOFT, motion=None)),
            (Reason.OUT_OF_FOCUS,),
            reading_phrases.why("out-of-focus"),
        ),
        (replace(GOOD, quality=replace(SHARP, glare=0.2)), (Reason.GLARE,), reading_phrases.why("glare")),
        (Evidence(SHARP, None, was_looked_for=True), (Reason.NO_TEXT,), reading_phrases.why("no-text")),
        (
            replace(GOOD, framing=replace(WHOLE, cut_off=(Side.LEFT,))),
            (Reason.CUT_OFF,),
            reading_phrases.cut_off("left"),
        ),
        (replace(GOOD, framing=replace(WHOLE, text_height=9.2)), (Reason.TOO_FAR,), reading_phrases.why_too_far(9, 16)),
        (
            replace(GOOD, framing=replace(WHOLE, tilt=178), lines=(text_line(""),)),
            (Reason.UPSIDE_DOWN,),
            reading_phrases.why("upside-down"),
        ),
        (replace(GOOD, framing=replace(WHOLE, tilt=178)), (), reading_phrases.why_nothing()),
        (replace(GOOD, lines=UNSURE), (Reason.UNCERTAIN,), reading_phrases.why_uncertain(80)),
        (
            replace(GOOD, quality=replace(SOFT, motion=0.2), framing=replace(WHOLE, text_height=9.0), lines=UNSURE),
            (Reason.MOVED, Reason.TOO_FAR),
            reading_phrases.why("moved"),
        ),
    ],
)
def test_the_strongest_reason_is_said(evidence: Evidence, reasons: tuple[Reason, ...], words: Phrase) -> None:
    diagnosis = diagnose(evidence)
    assert diagnosis.reasons == reasons
    assert why_words(diagnosis) == words


def test_every_reason_has_words() -> None:
    with_figures = {Reason.CUT_OFF, Reason.TOO_FAR, Reason.UNCERTAIN}
    assert {reason.value for reason in set(Reason) - with_figures} == set(reading_phrases.PLAIN_REASONS)


# In the session


def read(world: Sheet) -> Stage[ReadingSession]:
    """Give a stage on which a page was asked for."""
    stage = Stage(fresh_session(), world)
    stage.wait(0.4)
    stage.give(commands.Read())
    stage.wait_until_silent()
    stage.take_heard()
    return stage


@pytest.mark.parametrize(
    ("lines", "quality", "heard", "reason"),
    [
        (("Dear Anna.",), SHARP, "Everything could be read well.", "none"),
        (("Dear Anna.",), DARK, "Find more light. It was too dark.", "too-dark"),
        (("Dear Anna.",), SOFT, "Move back or come closer a little. The picture was not sharp.", "out-of-focus"),
        (("", ""), SHARP, "Read it once more. I was 0 percent sure.", "uncertain"),
    ],
)
def test_why_and_the_mark_name_the_same_reason(
    lines: tuple[str, ...], quality: FrameQuality, heard: str, reason: str
) -> None:
    world = sheet(*lines)
    world.quality = quality
    stage = read(world)
    stage.give(commands.Why())
    stage.wait_until_silent()
    stage.give(commands.FlagWrong())
    stage.wait_until_silent()
    stage.give(commands.FlagWrong())
    assert stage.heard == [heard, "Noted. Thank you.", "This is noted already."]
    assert stage.events[-1] == events.ResultFlagged(reason)
    assert len([one for one in stage.events if isinstance(one, events.ResultFlagged)]) == 1


def test_there_is_nothing_to_explain_or_to_mark_before_a_reading() -> None:
    stage = Stage(fresh_session(), sheet())
    stage.give(commands.Why(), commands.FlagWrong())
    stage.wait_until_silent()
    assert stage.heard == ["Nothing was read yet.", "Nothing was read yet that could be noted."]
    assert stage.events == []


def test_the_next_page_can_be_marked_again() -> None:
    stage = read(sheet("Dear Anna."))
    for _ in range(2):
        stage.give(commands.FlagWrong(), commands.Read())
        stage.wait_until_silent()
    assert [type(one).__name__ for one in stage.events].count("ResultFlagged") == 2
