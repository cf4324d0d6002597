"""Whole readings, heard as the wearer hears them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines import commands, events
from pipelines.commands import FieldKind
from pipelines.reading.session import ReadingSession, ReadingState
from pipelines.session import Held, Released
from pipelines.types import JournalFailed, Observation, Priority, Say, SpeechMoment, SpeechProgress, Utterance
from tests.pipelines.reading.pages import (
    BLURRED,
    DARK,
    SHARP,
    SHARPER,
    Sheet,
    after,
    frame,
    fresh_session,
    located,
    sheet,
    text_line,
)
from tests.pipelines.stage import Stage, nothing_to_see

LETTER = ("Dear Anna.", "Come on Friday.", "At nine.", "Bring bread.")
READ = ["♪heard", "♪captured"]
END = ["♪done", "End."]


def reading(world: Sheet, *, seconds: float) -> Stage[ReadingSession]:
    """Give a stage on which the page was asked for so long ago."""
    stage = Stage(fresh_session("Anna"), world)
    stage.wait(0.5)
    stage.give(commands.Read())
    stage.wait(seconds)
    return stage


def rest(stage: Stage[ReadingSession]) -> list[str]:
    """Listen until it is silent, and give all that was heard since."""
    stage.take_heard()
    stage.wait_until_silent()
    return stage.take_heard()


def test_a_page_is_read_in_order() -> None:
    stage = reading(sheet(*LETTER), seconds=0)
    stage.wait_until_silent()
    assert stage.heard == [*READ, *LETTER, *END]
    assert stage.events == [events.PageRead(4, 0)]
    assert stage.wanted.lines is None


def test_speech_starts_before_the_page_is_recognised() -> None:
    stage = reading(sheet(*LETTER), seconds=0.3)
    assert stage.heard == [*READ, "Dear Anna."]
    assert stage.subject.reader.page is not None
    assert not stage.subject.reader.page.is_complete


def test_unsure_lines_are_marked_and_blank_ones_passed_over() -> None:
    world = Sheet((text_line("Dear Anna."), text_line("  "), text_line("c0me", 0.79), text_line("At nine.", 0.8)))
    stage = reading(world, seconds=0)
    stage.wait_until_silent()
    assert stage.heard == [*READ, "Dear Anna.", "Unsure: c0me", "At nine.", *END]
    assert stage.events == [events.PageRead(3, 1)]


def test_an_urgent_message_cuts_a_line_off_and_the_line_is_said_again() -> None:
    stage = reading(sheet(*LETTER), seconds=2.0)
    urgent = Utterance("Battery low", "en", Priority.NOW)
    stage.give(*stage._carry_out(Say(urgent)))
    assert stage.heard[2:] == ["Dear Anna.", "Come on Friday. …", "Battery low"]
    assert rest(stage) == ["Come on Friday.", "At nine.", "Bring bread.", *END]


def test_speech_that_was_cut_off_goes_on_at_the_start_of_its_sentence() -> None:
    stage = reading(sheet("Come in. The door", "is open. Sit down.", "Bye"), seconds=1.8)
    urgent = Utterance("Battery low", "en", Priority.NOW)
    stage.give(*stage._carry_out(Say(urgent)))
    assert stage.heard[2:] == ["Come in.", "The door is open. …", "Battery low"]
    assert rest(stage) == ["The door is open.", "Sit down.", "Bye", *END]


STORY = ("Come in. The door", "is open. Sit", "down and wait.", "Bye")


@pytest.mark.parametrize(
    ("command", "heard"),
    [
        (commands.NextSentence(), ["Sit down and wait.", "Bye", *END]),
        (commands.PreviousSentence(), ["Come in.", "The door is open.", "Sit down and wait.", "Bye", *END]),
        (commands.NextLine(), ["is open.", "Sit down and wait.", "Bye", *END]),
        (commands.Repeat(), ["The door is open.", "Sit down and wait.", "Bye", *END]),
        (commands.WhereAmI(), ["Line 1 of 4.", "Sit down and wait.", "Bye", *END]),
        (commands.NextBlock(), ["This is the end.", "Sit down and wait.", "Bye", *END]),
        (commands.PreviousBlock(), ["This is the beginning.", "Sit down and wait.", "Bye", *END]),
    ],
)
def test_moving_across_lines_from_the_second_sentence(command: commands.Command, heard: list[str]) -> None:
    stage = reading(sheet(*STORY), seconds=1.8)
    assert stage.heard[-1] == "The door is open."
    stage.take_heard()
    stage.give(command)
    stage.wait_until_silent()
    assert stage.heard == heard


def test_blocks_are_stepped_through() -> None:
    lines = [replace(text_line(words), block=block) for block, words in enumerate(("One.", "Two.", "Three."))]
    lines.insert(1, replace(text_line("One more."), block=0))
    stage = reading(Sheet(tuple(lines)), seconds=0.6)
    stage.give(commands.NextBlock())
    stage.wait(0.3)
    stage.give(commands.NextBlock())
    stage.wait(0.3)
    stage.give(commands.PreviousBlock())
    stage.wait(0.3)
    assert stage.heard[2:] == ["One. …", "Two. …", "Three. …", "Two."]


def test_a_page_without_text_is_told() -> None:
    stage = reading(sheet(), seconds=0)
    stage.wait_until_silent()
    assert stage.heard == ["♪heard", "♪attention", "No text found."]
    assert stage.events == [events.ReadingFailed("no-text")]


def test_a_page_with_nothing_legible_is_told() -> None:
    stage = reading(sheet("", " "), seconds=0)
    stage.wait_until_silent()
    assert stage.heard == [*READ, "♪attention", "Come closer. There is text, but I cannot read it."]
    assert stage.events == [events.ReadingFailed("not-legible")]


def test_stop_silences_and_resume_begins_with_the_same_line() -> None:
    stage = reading(sheet(*LETTER), seconds=2.0)
    stage.give(commands.Stop())
    assert stage.heard == [*READ, "Dear Anna.", "Come on Friday. …"]
    assert rest(stage) == []
    stage.give(commands.Resume())
    stage.wait_until_silent()
    assert stage.heard == ["Come on Friday.", "At nine.", "Bring bread.", *END]


def test_a_page_that_is_stopped_before_its_first_line_is_given_up() -> None:
    world = sheet(*LETTER)
    world.is_recognising = False
    stage = reading(world, seconds=0.5)
    assert stage.wanted.lines is not None
    stage.give(commands.Stop())
    assert stage.wanted.lines is None
    stage.give(commands.Resume())
    assert stage.heard == [*READ, "Choose: Read aloud. Nothing has been read yet."]


def test_pause_holds_and_resume_begins_with_the_same_line() -> None:
    stage = reading(sheet(*LETTER), seconds=2.0)
    stage.give(commands.Pause())
    assert rest(stage) == []
    stage.take_heard()
    stage.give(commands.Resume())
    stage.wait_until_silent()
    assert stage.heard == ["Come on Friday.", "At nine.", "Bring bread.", *END]


def test_the_menu_holds_and_reading_goes_on_after_it() -> None:
    stage = reading(sheet(*LETTER), seconds=2.0)
    stage.give(Held(), *stage._carry_out(Say(Utterance("Repeat", "en", Priority.NOW))))
    assert rest(stage) == []
    stage.give(Released())
    stage.wait_until_silent()
    assert stage.heard == ["Come on Friday.", "At nine.", "Bring bread.", *END]


FROM_SECOND = ["Come on Friday.", "At nine.", "Bring bread.", *END]
MOVES = [
    (commands.NextLine(), ["At nine.", "Bring bread.", *END]),
    (commands.PreviousLine(), ["Dear Anna.", *FROM_SECOND]),
    (commands.StartOver(), ["Dear Anna.", *FROM_SECOND]),
    (commands.StartFrom("bread"), ["Bring bread.", *END]),
    (commands.StartFrom("Dea Ana"), ["Dear Anna.", *FROM_SECOND]),
]


@pytest.mark.parametrize(("command", "heard"), MOVES)
@pytest.mark.parametrize("holding", [None, commands.Stop(), commands.Pause()])
def test_moving_from_the_second_line(
    command: commands.Command, heard: list[str], holding: commands.Command | None
) -> None:
    stage = reading(sheet(*LETTER), seconds=2.0)
    if holding is not None:
        stage.give(holding)
        stage.wait_until_silent()
    stage.take_heard()
    stage.give(command)
    stage.wait_until_silent()
    assert stage.heard == heard


@pytest.mark.parametrize(
    ("holding", "command", "heard"),
    [
        (None, commands.Repeat(), FROM_SECOND),
        (None, commands.WhereAmI(), ["Line 2 of 4.", "At nine.", "Bring bread.", *END]),
        (None, commands.StartFrom("Zebedeus"), ["Zebedeus is not on this page.", "At nine.", "Bring bread.", *END]),
        (commands.Stop(), commands.Repeat(), ["Come on Friday."]),
        (commands.Stop(), commands.WhereAmI(), ["Line 2 of 4."]),
        (commands.Stop(), commands.StartFrom("Zebedeus"), ["Zebedeus is not on this page."]),
        (commands.Pause(), commands.Repeat(), ["Paused. Choose: Go on, when you start again."]),
        (commands.Pause(), commands.WhereAmI(), ["Line 2 of 4."]),
        (commands.Pause(), commands.StartFrom("Zebedeus"), ["Zebedeus is not on this page."]),
    ],
)
def test_asking_in_the_second_line(
    holding: commands.Command | None, command: commands.Command, heard: list[str]
) -> None:
    stage = reading(sheet(*LETTER), seconds=2.0)
    if holding is not None:
        stage.give(holding)
        stage.wait_until_silent()
    stage.take_heard()
    stage.give(command)
    stage.wait_until_silent()
    assert stage.heard == heard


def test_next_line_waits_for_a_line_that_is_still_being_recognised() -> None:
    world = sheet(*LETTER)
    stage = reading(world, seconds=0.3)
    world.is_recognising = False
    stage.give(commands.NextLine())
    stage.wait(3)
    assert stage.heard == [*READ, "Dear Anna. …", "♪working"]
    world.is_recognising = True
    assert rest(stage) == ["Come on Friday.", "At nine.", "Bring bread.", *END]


def test_the_first_and_the_last_line_have_no_neighbour() -> None:
    stage = reading(sheet(*LETTER), seconds=0.3)
    stage.give(commands.PreviousLine())
    stage.wait_until_silent()
    assert stage.heard[3] == "This is the beginning."
    stage.take_heard()
    stage.give(commands.NextLine())
    stage.wait_until_silent()
    assert stage.heard == ["This is the end."]


def test_a_name_is_sought_on_the_whole_page_also_when_reading_was_stopped() -> None:
    world = sheet(*LETTER)
    stage = reading(world, seconds=0.3)
    world.is_recognising = False
    stage.give(commands.Stop(), commands.StartFrom("bread"))
    stage.wait(1)
    stage.take_heard()
    world.is_recognising = True
    assert rest(stage) == ["Bring bread.", *END]
    stage.give(commands.Resume())
    stage.wait_until_silent()
    assert stage.heard == ["This is the end."]


def test_a_name_is_missing_only_when_the_whole_page_was_seen() -> None:
    world = sheet(*LETTER)
    stage = reading(world, seconds=0.3)
    world.is_recognising = False
    stage.give(commands.StartFrom("Zebedeus"))
    stage.wait(1.5)
    assert "Zebedeus is not on this page." not in stage.heard
    world.is_recognising = True
    assert rest(stage) == ["Zebedeus is not on this page."]


def test_where_am_i_counts_the_lines_that_are_spoken() -> None:
    world = Sheet((text_line(""), *(text_line(words) for words in LETTER)))
    stage = reading(world, seconds=0)
    stage.wait_until_silent()
    stage.take_heard()
    stage.give(commands.WhereAmI())
    assert stage.heard == ["Line 4 of 4."]


def test_reading_again_begins_a_new_page() -> None:
    world = sheet(*LETTER)
    stage = reading(world, seconds=2.0)
    world.lines = (text_line("Notice"),)
    stage.take_heard()
    stage.give(commands.Read())
    stage.wait_until_silent()
    assert stage.heard == [*READ, "Notice", *END]


def test_dark_then_light() -> None:
    world = sheet(*LETTER)
    world.quality = DARK
    stage = reading(world, seconds=1.0)
    assert stage.heard == ["♪heard", "Find more light. It is too dark."]
    world.quality = SHARP
    stage.wait_until_silent()
    assert stage.heard == ["♪heard", "Find more light. It is too dark.", "♪captured", *LETTER, *END]


def test_dark_for_too_long() -> None:
    world = sheet(*LETTER)
    world.quality = DARK
    stage = reading(world, seconds=0)
    stage.wait_until_silent()
    assert stage.heard == [
        "♪heard",
        "Find more light. It is too dark.",
        "♪attention",
        "Find more light. It is too dark.",
    ]
    assert stage.events == [events.ReadingFailed("too-dark")]


def test_a_blurred_page_is_read_after_all_when_the_time_is_up() -> None:
    world = sheet(*LETTER)
    world.quality = BLURRED
    stage = reading(world, seconds=1.4)
    assert stage.heard == ["♪heard", "Hold your head still. The picture is not sharp."]
    stage.wait_until_silent()
    assert stage.heard[2:] == ["♪captured", *LETTER, *END]


def test_no_frame_comes() -> None:
    stage = Stage(fresh_session(), nothing_to_see)
    stage.give(commands.Read())
    stage.wait(1.4)
    assert stage.heard == ["♪heard"]
    stage.wait_until_silent()
    assert stage.heard == ["♪heard", "♪attention", "No picture comes from the camera."]
    assert stage.subject.state is ReadingState.IDLE


@pytest.mark.parametrize(("hold", "release"), [(Held(), Released()), (commands.Pause(), commands.Resume())])
def test_aiming_is_held_and_begins_anew(hold: Held | commands.Pause, release: Released | commands.Resume) -> None:
    world = sheet(*LETTER)
    world.quality = DARK
    stage = Stage(fresh_session(), world)
    stage.give(commands.Read(), hold)
    stage.wait(5)
    assert not [words for words in stage.heard if "dark" in words]
    stage.take_heard()
    stage.give(release)
    stage.wait(1.3)
    world.quality = SHARP
    stage.wait_until_silent()
    assert stage.heard == ["Find more light. It is too dark.", "♪captured", *LETTER, *END]


def test_the_sharpest_of_the_last_frames_is_read() -> None:
    session = after(fresh_session(), frame(1, 0.0, SHARPER), frame(2, 0.5), frame(3, 1.0, BLURRED), now=1.0)
    assert session.step(commands.Read(), 1.0).wanted.detections_of == 1
    assert session.step(commands.Read(), 1.1).wanted.detections_of == 2, "a second is the oldest that counts"


def test_a_failed_commit_is_told_once_and_tried_no_more() -> None:
    stage = Stage(fresh_session(), nothing_to_see)
    stage.give(commands.Read())
    stage.wait(1.4)
    stage.give(JournalFailed("disk full"))
    stage.wait_until_silent()
    told = "This was not stored and does not count. Please do it again."
    assert stage.heard == ["♪heard", "♪attention", told]
    assert stage.wake_at is None


def test_a_frame_may_show_its_quality_and_its_lines_at_once() -> None:
    session = after(fresh_session(), commands.Read(), frame(1, 0.0))
    both = Observation(1, 0.0, quality=SHARP, detections=located(1))
    assert session.step(both, 0.0).session.state is ReadingState.READING


def test_nothing_is_repeated_before_anything_was_said() -> None:
    stage = Stage(fresh_session(), nothing_to_see)
    stage.give(commands.Repeat())
    assert stage.heard == ["Nothing has been said yet."]


DOUBTFUL = ("Dear Anna.", "Pay 1250 euros.", "Bring bread.")


def second_reading(text: str, confidence: float = 0.84) -> list[str]:
    """Hear a letter whose figure is in doubt, while a second reading gives this."""
    lines = [text_line(words) for words in DOUBTFUL]
    lines[1] = text_line(DOUBTFUL[1], confidence)
    stage = reading(Sheet(tuple(lines), again=text_line(text)), seconds=0)
    stage.wait_until_silent()
    return stage.heard[2:-2]


def test_a_figure_that_is_read_alike_twice_is_spoken_as_fact() -> None:
    assert second_reading("Pay 1250 euros.") == ["Dear Anna.", "Pay 1250 euros.", "Bring bread."]


@pytest.mark.parametrize("again", ["Pay 1260 euros.", "Pay 125O euros.", "Pay euros.", ""])
def test_a_figure_that_is_read_otherwise_or_not_at_all_is_spoken_as_doubtful(again: str) -> None:
    assert second_reading(again) == ["Dear Anna.", "Pay unsure: 1250 euros.", "Bring bread."]


def test_a_line_waits_for_its_second_reading_and_is_asked_for_it_once() -> None:
    world = Sheet((text_line("Pay 1250 euros.", 0.84), text_line("Bring bread.")))
    stage = reading(world, seconds=0)
    while stage.wanted.again is None:
        stage.wait(0.1)
        assert stage.now < 5
    world.is_recognising = False
    stage.wait(1)
    assert stage.wanted.again is not None
    assert stage.wanted.lines is None
    world.is_recognising = True
    stage.wait_until_silent()
    assert stage.heard[-4:] == ["Pay unsure: 1250 euros.", "Bring bread.", "♪done", "End."]


@pytest.mark.parametrize("command", [commands.SayFields(FieldKind.AMOUNTS), commands.StartFrom("Zebedeus")])
def test_what_was_asked_of_a_page_is_not_answered_in_a_pause(command: commands.Command) -> None:
    world = sheet(*LETTER)
    stage = reading(world, seconds=0.3)
    world.is_recognising = False
    stage.give(command, commands.Pause())
    stage.wait_until_silent()
    stage.take_heard()
    world.is_recognising = True
    stage.wait(5)
    assert stage.heard == []


def test_fields_are_said_once_the_whole_page_was_seen() -> None:
    world = sheet("Dear Anna.", "Pay € 12,50.", "Or pay € 9,95.")
    stage = reading(world, seconds=0.3)
    world.is_recognising = False
    stage.give(commands.SayFields(FieldKind.AMOUNTS))
    stage.wait(1)
    stage.take_heard()
    world.is_recognising = True
    assert rest(stage) == ["2 amounts:", "12 euros 50", "9 euros 95"]


def test_a_message_that_was_never_heard_does_not_end_what_is_being_said() -> None:
    stage = reading(sheet(*LETTER), seconds=0.6)
    assert stage.subject.is_talking
    stage.give(SpeechProgress(Utterance("Too late", "en"), SpeechMoment.DROPPED))
    assert stage.subject.is_talking
