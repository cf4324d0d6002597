"""Roles and cards: what is asked about a card, and what follows from the answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import commands, events
from pipelines.assistant import Assistant
from pipelines.cards import ProfileCard, WorkerCard
from pipelines.commands import Command
from pipelines.events import Event
from pipelines.preferences import Preferences
from pipelines.roles import ANSWER_SECONDS, GONE_SECONDS, SEEK_SECONDS, CardDesk, Handover, Role
from pipelines.session import HandoverFailed, Input
from pipelines.types import (
    Barcode,
    BarcodeStage,
    Observation,
    Point,
    Quad,
    Say,
    SpeechMoment,
    SpeechProgress,
    Symbology,
    Tick,
)
from tests.pipelines.picking import shelf
from tests.pipelines.reading import pages

READ, PICK = Role("orcam", "Read aloud"), Role("metafors", "Pick orders")
DESK = CardDesk((READ, PICK), Handover("orcam", None), "en", sees_codes=True)
SQUARE = Quad((Point(0, 0), Point(80, 0), Point(80, 80), Point(0, 80)))
QUESTION = "Card: Pick orders. To change, choose: Yes."


def qr(text: str, symbology: Symbology = Symbology.QR_CODE) -> Barcode:
    return Barcode(symbology, text.encode(), text, "]Q1", None, (), (), SQUARE, BarcodeStage.ZXING)


def card(text: str, frame: int = 1) -> Observation:
    return Observation(frame, 0.0, barcodes=(qr(text),))


class Run:
    """An assistant that is given one thing after another."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self.events: list[Event] = []
        self.is_heard = True
        """Whether what is said begins to be heard at once."""

    def give(self, *given: Input, now: float = 10.0) -> list[str]:
        """Take the inputs one by one; gives what is said."""
        said: list[str] = []
        for each in given:
            step = self.assistant.step(each, now)
            self.assistant = step.session
            self.events += step.events
            utterances = [one.utterance for one in step.feedback if isinstance(one, Say)]
            said += [each.text for each in utterances]
            for each_said in utterances if self.is_heard else ():
                progress = SpeechProgress(each_said, SpeechMoment.STARTED)
                self.assistant = self.assistant.step(progress, now).session
        return said


def reading(desk: CardDesk = DESK) -> Run:
    return Run(Assistant(pages.fresh_session(), Preferences(language="en"), is_on_shift=True, desk=desk))


PROFILE, WORKER = ProfileCard("metafors").text, WorkerCard("W-7").text


def test_a_card_is_asked_about_and_obeyed_after_a_yes() -> None:
    run = reading()
    assert run.give(commands.ReadCard()) == ["Hold your card up to the camera."]
    assert run.give(card(PROFILE)) == [QUESTION]
    assert run.assistant.handover is None
    assert [offer.kind for offer in run.assistant.offers()][:2] == [commands.Confirm, commands.Decline]
    assert run.give(commands.Confirm()) == ["I am changing to: Pick orders."]
    assert run.assistant.handover == Handover("metafors", None)
    assert (run.assistant.is_on_shift, run.events) == (False, [events.ShiftEnded()])


def test_a_yes_before_the_question_is_heard_was_meant_for_something_else() -> None:
    run = reading()
    run.is_heard = False
    assert run.give(card(PROFILE)) == [QUESTION]
    assert commands.Confirm not in {offer.kind for offer in run.assistant.offers()[:2]}
    run.give(commands.Confirm())
    assert (run.assistant.handover, run.assistant.desk.pending) == (None, Handover("metafors", None))


def test_no_second_card_takes_the_place_of_the_one_that_is_asked_about() -> None:
    run = reading()
    run.give(card(PROFILE))
    assert run.give(card(WORKER)) == []
    run.give(commands.Confirm())
    assert run.assistant.handover == Handover("metafors", None)


def test_a_worker_signs_on() -> None:
    run = reading()
    assert run.give(card(WORKER), commands.Confirm()) == [
        "Card of whiskey, seven. Is that you? Choose: Yes.",
        "Welcome, whiskey, seven.",
    ]
    assert run.assistant.handover == Handover("orcam", "W-7")


@pytest.mark.parametrize("answer", [commands.Decline(), None])
def test_without_a_yes_nothing_changes(answer: Command | None) -> None:
    run = reading()
    run.give(card(PROFILE))
    given: Input = Tick() if answer is None else answer
    assert run.give(given, now=10.0 + ANSWER_SECONDS) == ["Everything stays as it was."]
    assert (run.assistant.handover, run.assistant.desk.pending, run.events) == (None, None, [])
    assert run.give(commands.Confirm()) != ["I am changing to: Pick orders."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("KIJKMEE:PROFILE:gardener", "This role is not on this device."),
        ("KIJKMEE:PROFILE:orcam", "That is so already."),
        ("KIJKMEE:REBOOT", "I do not know this card."),
        ("KIJKMEE:PROFILE:../etc", "I do not know this card."),
        ("KIJKMEE:", "I do not know this card."),
    ],
)
def test_other_cards_change_nothing(text: str, said: str) -> None:
    run = reading()
    assert run.give(card(text)) == [said]
    assert run.give(commands.Confirm()) != []
    assert run.assistant.handover is None


def test_a_card_that_stays_in_view_is_asked_about_once_and_again_after_it_was_away() -> None:
    run = reading()
    assert run.give(card(PROFILE), now=0.0) == [QUESTION]
    assert run.give(commands.Decline(), now=1.0) == ["Everything stays as it was."]
    assert [run.give(card(PROFILE), now=1.0 + 0.5 * count) for count in range(6)] == [[]] * 6
    assert run.give(card(PROFILE), now=3.5 + GONE_SECONDS) == [QUESTION]


@pytest.mark.parametrize("code", [qr("kijkmee:PROFILE:metafors"), qr(PROFILE, Symbology.CODE_128), qr("8711200345678")])
def test_what_is_no_card_is_left_to_the_job(code: Barcode) -> None:
    run = reading()
    assert run.give(Observation(1, 0.0, barcodes=(code,))) == []
    assert run.assistant.desk == DESK


def test_a_card_is_no_item_of_the_picking_job() -> None:
    session = shelf.after(shelf.session_with(), commands.AcceptList(), shelf.seen(shelf.LABEL_A))
    desk = replace(DESK, current=Handover("metafors", None))
    run = Run(Assistant(session, Preferences(language="en"), is_on_shift=True, desk=desk))
    run.give(Tick())
    for frame in range(1, 20):
        run.give(Observation(frame, frame / 8, barcodes=(qr("KIJKMEE:PROFILE:orcam"),)), now=frame / 8)
    assert run.events == []
    assert run.assistant.desk.pending == Handover("orcam", None)


def test_the_menu_offers_the_other_roles_and_a_choice_needs_no_second_question() -> None:
    run = reading()
    offer = next(offer for offer in run.assistant.offers() if offer.kind is commands.ChooseRole)
    assert [option.label for option in offer.options] == ["Pick orders"]
    assert run.give(offer.options[0].command) == ["I am changing to: Pick orders."]


def test_a_role_that_cannot_be_taken_leaves_the_one_before() -> None:
    run = reading()
    run.give(commands.ChooseRole("metafors"))
    assert run.give(HandoverFailed()) == [
        "The change does not work now. Everything stays as it was.",
        "I can read now.",
    ]
    assert (run.assistant.handover, run.assistant.is_on_shift) == (None, True)
    assert run.events == [events.ShiftEnded(), events.ShiftStarted()]


def test_a_card_is_looked_for_only_while_it_was_asked_for() -> None:
    run = reading()
    assert not run.assistant.step(Tick(), 0.0).wanted.barcodes
    sought = run.assistant.step(commands.ReadCard(), 0.0)
    assert (sought.wanted.barcodes, sought.wake_at) == (True, SEEK_SECONDS)
    run.assistant = sought.session
    assert run.give(Tick(), now=SEEK_SECONDS) == ["I have seen no card."]
    assert not run.assistant.step(Tick(), SEEK_SECONDS).wanted.barcodes


def test_where_codes_are_looked_at_anyway_a_card_is_seen_at_any_time() -> None:
    run = reading(replace(DESK, looks_always=True))
    for command in (commands.Repeat(), commands.Pause()):
        step = run.assistant.step(command, 100.0)
        assert step.wanted.barcodes
        run.assistant = step.session
    assert run.give(card(PROFILE), now=100.0) == [QUESTION]


def test_the_card_that_changed_the_role_is_no_news_to_the_new_one() -> None:
    run = reading()
    run.give(card(PROFILE), now=1.0)
    after = replace(DESK, current=Handover("metafors", None)).after(run.assistant.desk, 5.0)
    assert after.shown(PROFILE, 6.0).phrase is None
    assert after.shown(PROFILE, 6.0 + GONE_SECONDS).phrase is not None


@pytest.mark.parametrize("desk", [CardDesk(), replace(DESK, sees_codes=False)])
def test_where_no_card_can_be_read_none_is_offered(desk: CardDesk) -> None:
    run = reading(desk)
    assert commands.ReadCard not in {offer.kind for offer in run.assistant.offers()}
    assert run.give(commands.ReadCard()) == ["That is not possible now: Show a card. Choose: Help."]


def test_a_replay_knows_no_roles_and_takes_no_card() -> None:
    run = reading(CardDesk())
    assert run.give(card(PROFILE), commands.ChooseRole("metafors")) == [
        "That is not possible now: Another role. Choose: Help."
    ]


INPUTS = st.one_of(
    st.sampled_from([PROFILE, WORKER, "KIJKMEE:PROFILE:orcam", "KIJKMEE:X", "plain"]).map(card),
    st.sampled_from([commands.Confirm(), commands.Decline(), commands.ReadCard(), commands.Repeat(), Tick()]),
)


@given(st.lists(st.tuples(INPUTS, st.floats(0.1, 30)), max_size=25))
def test_nothing_is_handed_over_without_a_yes_to_the_question_before_it(steps: list[tuple[Input, float]]) -> None:
    run, now = reading(), 0.0
    for given_input, later in steps:
        now += later
        asked = run.assistant.desk.pending
        run.give(given_input, now=now)
        if run.assistant.handover is not None:
            assert given_input == commands.Confirm()
            assert run.assistant.handover == asked
            return
