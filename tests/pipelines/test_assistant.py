"""The assistant around a session: shift, presses, menu and preferences, heard as the wearer hears them."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from pipelines import commands, events
from pipelines.assistant import Assistant, Binding
from pipelines.commands import Command
from pipelines.menu import MENU_SECONDS, MenuMove
from pipelines.phrases import catalogue
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.picking.session import PickingSession
from pipelines.preferences import Guidance, Preferences
from pipelines.reading.session import ReadingSession
from pipelines.session import Press, PressKind, Session, Started, Step
from pipelines.types import Earcon, JournalFailed, Observation, Play, Say, SpeechProgress, Tick, Wanted
from tests.pipelines.picking import shelf
from tests.pipelines.picking import states as picking
from tests.pipelines.reading import pages
from tests.pipelines.reading import states as reading
from tests.pipelines.reading.views import Street, sign
from tests.pipelines.stage import Stage, World, nothing_to_see
from tests.pipelines.transitions import taken

NEXT = Press("main", PressKind.SHORT)
CHOOSE = Press("main", PressKind.LONG)
BACK = Press("main", PressKind.DOUBLE)
BINDINGS = (
    Binding(NEXT, MenuMove.NEXT),
    Binding(CHOOSE, MenuMove.CHOOSE),
    Binding(BACK, MenuMove.BACK),
    Binding(Press("left", PressKind.SHORT), commands.Repeat),
    Binding(Press("left", PressKind.LONG), commands.EnterQuantity),
    Binding(Press("right", PressKind.SHORT), commands.Read),
    Binding(Press("right", PressKind.LONG), commands.Help),
)
LETTER = ("Dear Anna.", "Come on Friday.", "At nine.")
END = ["♪done", "End."]


def assistant(session: Session, preferences: Preferences | None = None, *, is_on_shift: bool = True) -> Assistant:
    """Give an assistant in English with one button for the menu and two for commands."""
    return Assistant(session, preferences or Preferences(language="en"), BINDINGS, is_on_shift=is_on_shift)


def stage(session: Session, world: World = nothing_to_see, *, is_on_shift: bool = True) -> Stage[Assistant]:
    """Give a stage with that assistant on it."""
    return Stage(assistant(session, is_on_shift=is_on_shift), world)


def reading_stage() -> Stage[Assistant]:
    """Give a stage on which the second line of a page is spoken."""
    here = stage(pages.fresh_session("Anna", "Bea"), pages.sheet(*LETTER))
    here.give(commands.Read())
    here.wait(2)
    assert here.take_heard() == ["♪heard", "♪captured", "Dear Anna.", "Come on Friday."]
    return here


def picking_stage() -> Stage[Assistant]:
    """Give a stage on which the first item is waited for."""
    session = shelf.after(shelf.session_with(), commands.AcceptList(), shelf.seen(shelf.LABEL_A))
    return stage(session, shelf.Shelf())


# Shift


def test_a_shift_starts_with_the_program() -> None:
    here = stage(pages.fresh_session(), is_on_shift=False)
    here.give(Started())
    here.wait_until_silent()
    assert here.heard == ["Your shift begins.", "I can read now."]
    assert here.events == [events.ShiftStarted()]
    assert here.wanted == Wanted(quality=True)


def test_a_shift_ends_and_begins_again_with_one_button() -> None:
    here = reading_stage()
    here.give(commands.EndShift())
    here.wait_until_silent()
    assert here.take_heard() == ["Your shift is over. See you next time."]
    assert (here.wanted, here.wake_at) == (Wanted(), None)
    here.give(NEXT, CHOOSE)
    here.wait_until_silent()
    assert here.heard == ["Start shift …", "♪heard", "Your shift begins.", "I can read now."]
    assert here.events == [events.ShiftEnded(), events.ShiftStarted()]
    here.take_heard()
    here.give(commands.Resume())
    here.wait_until_silent()
    assert here.heard == ["Come on Friday.", "At nine.", *END]


@pytest.mark.parametrize("command", [commands.Read(), commands.Repeat(), commands.EndShift(), commands.Faster()])
def test_off_shift_only_its_start_is_possible(command: Command) -> None:
    here = stage(pages.fresh_session(), is_on_shift=False)
    before = here.subject
    here.give(command)
    assert here.heard == ["Choose: Start shift. Your shift has not begun."]
    assert (here.subject, here.events, here.wanted) == (before, [], Wanted())


def test_a_shift_cannot_begin_twice() -> None:
    here = reading_stage()
    here.give(commands.StartShift())
    assert here.said[-1].text == "That is not possible now: Start shift. Choose: Help."
    assert here.events == []


def test_what_was_under_way_when_the_shift_ended_counts_no_more() -> None:
    ended = picking_stage()
    ended.give(commands.EndShift())
    before = ended.subject
    ended.take_heard()
    ended.give(shelf.seen(shelf.NUT), Tick())
    assert ended.subject == before
    assert ended.events == [events.ShiftEnded()]


# Menu


def test_reading_is_held_while_the_menu_speaks_and_goes_on_after() -> None:
    here = reading_stage()
    here.give(NEXT)
    here.wait(5)
    assert here.take_heard() == ["Read aloud"]
    here.give(BACK)
    here.wait_until_silent()
    assert here.heard == ["Menu closed.", "Come on Friday.", "At nine.", *END]


def test_the_menu_closes_by_itself() -> None:
    here = reading_stage()
    here.give(NEXT)
    here.wait(MENU_SECONDS - 0.1)
    assert here.take_heard() == ["Read aloud"]
    here.wait_until_silent()
    assert here.heard == ["Menu closed.", "Come on Friday.", "At nine.", *END]
    assert here.subject.menu is None


def test_each_press_gives_the_menu_its_time_anew() -> None:
    here = reading_stage()
    for _ in range(3):
        here.give(NEXT)
        here.wait(MENU_SECONDS - 1)
    assert here.subject.menu is not None
    assert here.take_heard() == ["Read aloud", "Repeat", "Next sentence"]


def test_a_command_is_chosen() -> None:
    here = reading_stage()
    here.give(NEXT, NEXT, NEXT, CHOOSE)
    here.wait_until_silent()
    assert here.heard[-5:] == ["Next sentence …", "♪heard", "At nine.", *END]


def test_a_choice_outside_the_menu_takes_the_likeliest_command() -> None:
    here = stage(pages.fresh_session(), pages.sheet(*LETTER))
    here.give(CHOOSE)
    here.wait_until_silent()
    assert here.heard == ["♪heard", "♪captured", *LETTER, *END]


def test_back_outside_the_menu_is_silence() -> None:
    here = reading_stage()
    here.give(BACK)
    here.wait_until_silent()
    assert here.heard == []


def test_a_name_to_read_from_is_chosen_with_one_button() -> None:
    here = reading_stage()
    labels = [offer.kind for offer in here.subject.offers()]
    here.give(*[NEXT] * (1 + labels.index(commands.StartFrom)))
    here.give(CHOOSE)
    here.take_heard()
    here.give(CHOOSE)
    here.wait(0.5)
    assert here.heard == ["♪heard", "Dear Anna."]


def test_nothing_that_the_menu_interrupted_is_said_after_the_goodbye() -> None:
    here = picking_stage()
    here.give(commands.Repeat(), NEXT)
    here.take_heard()
    here.give(commands.EndShift())
    here.wait_until_silent()
    assert here.take_heard() == ["♪heard", "Your shift is over. See you next time."]


def test_the_menu_keeps_scans_from_speaking_and_the_instruction_comes_again() -> None:
    here = picking_stage()
    here.give(commands.Repeat(), NEXT)
    here.give(shelf.seen(shelf.NUT))
    assert here.events == []
    assert here.wanted == Wanted()
    here.give(BACK)
    here.wait_until_silent()
    assert here.heard == [
        "Take 4 of nuts. Scan what you take. …",
        "Repeat …",
        "Menu closed.",
        "Take 4 of nuts. Scan what you take.",
    ]
    here.give(shelf.seen(shelf.NUT, at=here.now))
    assert len(here.events) == 1


@pytest.mark.parametrize("given", [commands.Read(), Press("right", PressKind.SHORT)])
def test_a_command_by_another_way_closes_the_menu(given: Command | Press) -> None:
    here = reading_stage()
    here.give(NEXT)
    here.take_heard()
    here.give(given)
    assert here.subject.menu is None
    here.wait_until_silent()
    assert here.heard == ["♪heard", "♪captured", *LETTER, *END]


# Presses


@pytest.mark.parametrize("press", [Press("top", PressKind.SHORT), Press("left", PressKind.DOUBLE)])
@pytest.mark.parametrize("is_in_menu", [False, True])
def test_an_unbound_press_does_nothing(press: Press, *, is_in_menu: bool) -> None:
    here = reading_stage()
    if is_in_menu:
        here.give(NEXT)
    before = (here.subject, here.wanted, here.wake_at)
    step = here.subject.step(press, here.now)
    assert step == Step(before[0], wanted=before[1], wake_at=before[2])


def test_a_bound_command_is_obeyed_at_once() -> None:
    here = reading_stage()
    here.give(Press("left", PressKind.SHORT))
    assert here.heard == ["♪heard", "Come on Friday."]


def test_a_bound_command_with_a_number_opens_its_digits() -> None:
    session = shelf.after(shelf.session_with(), commands.AcceptList(), shelf.seen(shelf.LABEL_A), shelf.seen(shelf.NUT))
    here = stage(session)
    here.give(Press("left", PressKind.LONG))
    assert here.take_heard() == ["zero"]
    here.give(NEXT, NEXT, NEXT, CHOOSE, CHOOSE)
    assert here.events == [events.QuantityEntered("P-7", 1, 3)]


def test_a_bound_command_that_makes_no_sense_now_says_so() -> None:
    here = reading_stage()
    here.give(Press("left", PressKind.LONG))
    here.wait_until_silent()
    assert "That is not possible now: Enter a number. Choose: Help." in here.heard
    assert here.subject.menu is None


@pytest.mark.parametrize("press", [Press("right", PressKind.SHORT), Press("right", PressKind.LONG)])
def test_an_acknowledgement_sounds_once(press: Press) -> None:
    for subject in (reading_stage().subject, picking_stage().subject):
        feedback = subject.step(press, 5.0).feedback
        assert sum(one == Play(Earcon.HEARD) for one in feedback) <= 1


# Preferences


def test_faster_and_louder_are_heard_at_once_and_last() -> None:
    here = stage(pages.fresh_session())
    here.give(commands.Faster(), commands.Louder(), commands.WhereAmI())
    assert [(said.rate, said.volume) for said in here.said] == [(180, 0.8), (180, 0.9), (180, 0.9)]
    assert here.events == [events.PreferenceChanged("rate", 180), events.PreferenceChanged("volume", 0.9)]


@pytest.mark.parametrize(
    ("command", "name", "limit"),
    [
        (commands.Faster(), "rate", 600),
        (commands.Slower(), "rate", 80),
        (commands.Louder(), "volume", 1.0),
        (commands.Softer(), "volume", 0.1),
        (commands.Higher(), "pitch", 100),
        (commands.Lower(), "pitch", 0),
        (commands.SayMore(), "guidance", Guidance.FULL),
        (commands.SayLess(), "guidance", Guidance.TONE),
    ],
)
def test_no_preference_goes_beyond_its_limit(command: Command, name: str, limit: float) -> None:
    here = Stage(assistant(pages.fresh_session(), Preferences("en", guidance=Guidance.SHORT)))
    here.give(Started())
    for _ in range(50):
        here.give(command)
    assert getattr(here.subject.preferences, name) == limit
    assert here.said[-1].text == "It goes no further."
    changes = [event for event in here.events if isinstance(event, events.PreferenceChanged)]
    of_it = [change for change in changes if change.name == name]
    assert of_it[-1].value == limit
    assert len(changes) == len(set(changes)), "nothing is stored when nothing changes"


def test_saying_less_and_more_changes_the_words_at_once() -> None:
    here = stage(pages.fresh_session())
    full = Phrasebook("en").text(catalogue.paused())
    here.give(commands.SayLess(), commands.Pause())
    assert here.said[-1].text != full
    assert here.subject.preferences.guidance is Guidance.SHORT
    here.give(commands.SayMore(), commands.Pause())
    assert here.said[-1].text == full
    changes = [event for event in here.events if isinstance(event, events.PreferenceChanged)]
    assert changes == [
        events.PreferenceChanged("guidance", "short"),
        events.PreferenceChanged("guidance_change", "fixed"),
        events.PreferenceChanged("guidance", "full"),
    ], "whoever chooses keeps the choice"


def test_everything_heard_is_as_preferred() -> None:
    wished = Preferences("en", rate=120, volume=0.3, pitch=65)
    here = Stage(assistant(pages.fresh_session(), wished), pages.sheet(*LETTER))
    here.give(Started(), commands.Read())
    here.wait_until_silent()
    assert {(said.rate, said.volume, said.pitch) for said in here.said} == {(120, 0.3, 65)}
    played = here.subject.step(commands.Read(), here.now).feedback
    assert [one.volume for one in played if isinstance(one, Play)] == [0.3]


def test_the_beacon_is_soft() -> None:
    wished = Preferences("en", volume=0.6)
    here = Stage(assistant(pages.fresh_session(), wished), Street(lambda _: (sign("De Vries", 1100),)))
    here.give(Started(), commands.Find("De Vries"))
    here.wait(3)
    assert {one.volume for one in here.played if one.earcon is Earcon.AIM} == {0.3}


# Every state and input


SESSIONS: dict[str, tuple[Session, dict[str, object]]] = {
    **{f"reading {name}": (session, dict(reading.inputs())) for name, session in reading.states().items()},
    **{f"picking {name}": (session, dict(picking.inputs())) for name, session in picking.states().items()},
}


@pytest.mark.parametrize("name", SESSIONS)
def test_every_input_in_every_state_with_and_without_menu_and_shift(name: str) -> None:
    session, inputs = SESSIONS[name]
    base = assistant(cast("ReadingSession | PickingSession", session))
    opened = base.step(NEXT, 5.0).session
    for subject in (base, opened, replace(base, is_on_shift=False), replace(opened, is_on_shift=False)):
        for given in (*inputs.values(), *(binding.press for binding in BINDINGS), Press("top", PressKind.LONG)):
            step = taken(subject, given, 10.0)  # type: ignore[type-var,arg-type]
            after = step.session
            assert (after.menu is None) == (after.menu_closes_at is None)
            assert after.is_on_shift or step.wanted == Wanted()
            if not subject.is_on_shift and isinstance(given, (Observation, SpeechProgress, tuple)):
                assert (after, step.feedback, step.events) == (subject, (), ())
            for one in step.feedback:
                if isinstance(one, Say):
                    assert (one.utterance.rate, one.utterance.volume) == (165, 0.8) or after != subject


def test_a_failed_commit_leaves_the_shift_as_it_was() -> None:
    subject = assistant(pages.fresh_session(), is_on_shift=False)
    step = subject.step(JournalFailed("disk full"), 0.0)
    assert not step.session.is_on_shift
    assert [one.utterance.phrase for one in step.feedback if isinstance(one, Say)] == ["not-stored"]
