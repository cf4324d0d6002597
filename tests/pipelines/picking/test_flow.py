"""Whole picks, heard as the worker hears them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines import commands, events
from pipelines.commands import Command, ShortReason
from pipelines.events import Event
from pipelines.picking.pick_list import PickLine, PickList
from pipelines.picking.session import PickingSession, PickingState
from pipelines.session import Held, Released, Started
from pipelines.types import Barcode, Symbology
from tests.pipelines.picking.shelf import (
    BOLT,
    LABEL_A,
    LABEL_B,
    LABEL_C,
    NUT,
    NUTS,
    NUTS_OF_3,
    NUTS_OF_10,
    PLACE_A,
    PLACE_B,
    STRANGE,
    WASHER,
    Shelf,
    barcode,
    session_with,
)
from tests.pipelines.stage import Stage


class Worker:
    """Shows codes, gives commands and listens."""

    def __init__(self, session: PickingSession | None = None) -> None:
        self.shelf = Shelf()
        self.stage = Stage(session or session_with(), self.shelf)

    def show(self, *codes: Barcode, seconds: float = 0.3) -> list[str]:
        """Hold codes before the camera, take them away, and listen until it is silent."""
        self.shelf.shown = codes
        self.stage.wait(seconds)
        self.shelf.shown = ()
        self.stage.wait_until_silent()
        return self.stage.take_heard()

    def ask(self, command: Command) -> list[str]:
        """Give a command and listen until it is silent."""
        self.stage.give(command)
        self.stage.wait_until_silent()
        return self.stage.take_heard()

    def happened(self) -> list[Event]:
        """Give the events since the last call."""
        happened, self.stage.events = self.stage.events, []
        return happened

    @property
    def counted(self) -> list[int]:
        """What each line has."""
        progress = self.stage.subject.progress
        assert progress is not None
        return [line.counted for line in progress.lines]


@pytest.fixture
def worker() -> Worker:
    """Give a worker who has begun the list and heard the first place."""
    worker = Worker()
    worker.ask(commands.AcceptList())
    worker.happened()
    return worker


@pytest.fixture
def picker(worker: Worker) -> Worker:
    """Give a worker who has proven the first place."""
    worker.show(LABEL_A)
    worker.happened()
    return worker


def test_a_whole_list() -> None:
    worker = Worker()
    worker.stage.give(Started())
    worker.stage.wait_until_silent()
    assert worker.stage.take_heard() == ["List papa, seven, 3 lines. Choose: Begin the list."]
    assert worker.ask(commands.AcceptList()) == ["♪good", "Go to place alfa, one. Scan the label there."]
    assert worker.show(LABEL_A) == ["♪good", "Take 4 of nuts. Scan what you take."]
    assert worker.show(NUT) == ["♪good", "3 more."]
    assert worker.show(NUTS_OF_3) == [
        "♪good",
        "Good. This line is done.",
        "Go to place bravo, two. Scan the label there.",
    ]
    assert worker.show(LABEL_B) == ["♪good", "Take one bolts. Scan its code."]
    assert worker.show(BOLT) == [
        "♪good",
        "Good. This line is done.",
        "Go to place charlie, three. Scan the label there.",
    ]
    assert worker.show(LABEL_C) == ["♪good", "Take 2 of washers. Scan what you take."]
    assert worker.show(WASHER) == ["♪good", "One more."]
    assert worker.show(WASHER) == ["♪done", "Good. This line is done.", "The list is done."]
    assert worker.happened()[-1] == events.ListCompleted("P-7")
    assert worker.counted == [4, 1, 2]
    assert worker.show(WASHER) == []


def test_a_code_held_in_view_counts_once_and_again_when_it_was_gone(picker: Worker) -> None:
    assert picker.show(NUT, seconds=5) == ["♪good", "3 more."]
    picker.shelf.shown = (NUT,)
    picker.stage.wait(0.2)
    picker.shelf.shown = ()
    picker.stage.wait(0.3)
    assert picker.counted[0] == 2
    picker.shelf.shown = (NUT,)
    picker.stage.wait(0.2)
    assert picker.counted[0] == 2, "0.4 s without it is a decode that failed, no absence"
    picker.shelf.shown = ()
    picker.stage.wait(0.5)
    picker.shelf.shown = (NUT,)
    picker.stage.wait(0.2)
    assert picker.counted[0] == 3


def test_an_itf_code_needs_two_frames(picker: Worker) -> None:
    assert picker.show(NUTS_OF_3, seconds=0.1) == []
    assert picker.show(NUTS_OF_3, seconds=0.2) == ["♪good", "One more."]


def test_two_labels_with_one_itf_code_in_a_frame_are_no_two_frames(picker: Worker) -> None:
    assert picker.show(NUTS_OF_3, NUTS_OF_3, seconds=0.1) == []
    assert picker.happened() == []


def test_an_itf_code_that_is_no_gtin_is_nothing(picker: Worker) -> None:
    part = barcode("400638133393", Symbology.ITF)
    assert picker.show(part, seconds=2) == []
    assert picker.happened() == []


def test_the_label_of_the_place_seen_again_changes_nothing(picker: Worker) -> None:
    before = picker.stage.subject
    assert picker.show(LABEL_A) == []
    assert picker.happened() == []
    assert replace(picker.stage.subject, tracker=before.tracker) == before


def test_label_and_item_in_one_frame_count_in_either_order() -> None:
    for codes in ((LABEL_A, NUT), (NUT, LABEL_A)):
        worker = Worker()
        worker.ask(commands.AcceptList())
        worker.happened()
        assert worker.show(*codes)[-1] == "3 more."
        assert [type(event) for event in worker.happened()] == [events.LocationVerified, events.ItemVerified]


def test_a_pack_that_is_too_large_is_refused_once_when_it_is_seen_with_its_label(worker: Worker) -> None:
    refused = ["♪wrong", "Put the rest back. Only 4 more are needed."]
    assert worker.show(LABEL_A, NUTS_OF_10, seconds=1) == ["♪good", "Take 4 of nuts. Scan what you take. …", *refused]


def test_a_right_and_a_wrong_code_in_one_frame_count_the_right_one_only(picker: Worker) -> None:
    assert picker.show(WASHER, NUT) == ["♪good", "3 more."]
    assert picker.counted == [1, 0, 0]
    assert [type(event) for event in picker.happened()] == [events.ItemVerified]


def test_two_wrong_codes_in_one_frame_are_answered_once(picker: Worker) -> None:
    assert picker.show(WASHER, barcode("PIN", Symbology.QR_CODE)) == ["♪wrong", "Look for nuts. This is not the one."]
    assert [type(event) for event in picker.happened()] == [events.ItemRefused]


def test_an_item_refused_before_its_place_counts_at_the_place_though_it_stayed_in_view(worker: Worker) -> None:
    worker.shelf.shown = (NUT,)
    worker.stage.wait(0.5)
    assert worker.stage.take_heard()[0] == "♪wrong"
    worker.shelf.shown = (NUT, LABEL_A)
    worker.stage.wait(0.5)
    assert worker.counted[0] == 1


def test_a_counted_unit_that_stays_in_view_does_not_count_for_the_next_line() -> None:
    lines = (PickLine(1, PLACE_A, NUTS, 1), PickLine(2, PLACE_B, NUTS, 2))
    worker = Worker(session_with(PickList("P-8", lines)))
    worker.ask(commands.AcceptList())
    worker.show(LABEL_A)
    worker.shelf.shown = (NUT,)
    worker.stage.wait(0.5)
    worker.shelf.shown = (NUT, LABEL_B)
    worker.stage.wait(2)
    assert worker.counted == [1, 0]
    assert worker.stage.subject.state is PickingState.PICK_ITEM


def test_a_counted_unit_does_not_count_again_after_skipping_to_a_line_of_the_same_item() -> None:
    lines = (PickLine(1, PLACE_A, NUTS, 2), PickLine(2, PLACE_B, NUTS, 2))
    worker = Worker(session_with(PickList("P-8", lines)))
    worker.ask(commands.AcceptList())
    worker.show(LABEL_A)
    worker.shelf.shown = (NUT,)
    worker.stage.wait(0.5)
    worker.stage.give(commands.Skip())
    worker.shelf.shown = (NUT, LABEL_B)
    worker.stage.wait(2)
    assert worker.counted == [1, 0]


def test_wrong_tries_are_answered_with_the_remedy_and_then_help_is_offered(picker: Worker) -> None:
    for _ in range(2):
        assert picker.show(WASHER) == ["♪wrong", "Look for nuts. This is not the one."]
    offer = "Does it not work? Choose: Help, or: Do it later."
    assert picker.show(STRANGE) == ["♪wrong", "Look for nuts. I do not know this code.", offer]


def test_a_right_scan_begins_the_tries_anew(picker: Worker) -> None:
    picker.show(STRANGE)
    picker.show(STRANGE)
    picker.show(NUT)
    assert picker.show(STRANGE) == ["♪wrong", "Look for nuts. I do not know this code."]


def test_one_more_after_the_line_is_full_is_put_back(picker: Worker) -> None:
    picker.show(NUT)
    picker.ask(commands.EnterQuantity(4))
    assert picker.show(NUT) == ["♪wrong", "Put this back, that line is done. Go to place bravo, two."]
    assert picker.counted == [4, 0, 0]


def test_a_skipped_line_comes_last(picker: Worker) -> None:
    picker.show(NUT)
    skipped = ["♪good", "This line comes back later.", "Go to place bravo, two. Scan the label there."]
    assert picker.ask(commands.Skip()) == skipped
    picker.ask(commands.ReportShort(ShortReason.EMPTY))
    heard = picker.ask(commands.ReportShort(ShortReason.NOT_FOUND))
    assert heard == ["♪good", "Stored: 0 of 2.", "Go to place alfa, one. Scan the label there."]
    only = "Pick this line, or report too few. It is the last one."
    assert picker.ask(commands.Skip()) == [only]
    assert picker.counted == [1, 0, 0]
    assert picker.show(LABEL_A)[-1] == "Take 3 of nuts. Scan what you take."


def test_pause_holds_everything_and_resume_goes_on_there(picker: Worker) -> None:
    picker.show(NUT)
    picker.happened()
    assert picker.ask(commands.Pause()) == ["Paused. Choose: Go on, when you start again."]
    assert picker.show(NUT, seconds=2) == []
    assert picker.ask(commands.Resume()) == ["We go on.", "Take 3 of nuts. Scan what you take."]
    assert picker.happened() == [events.WorkPaused(), events.WorkResumed()]


def test_a_unit_that_stays_in_view_through_a_pause_counts_once(picker: Worker) -> None:
    picker.shelf.shown = (NUT,)
    picker.stage.wait(0.3)
    picker.ask(commands.Pause())
    picker.ask(commands.Resume())
    picker.stage.wait(3)
    assert picker.counted[0] == 1


def test_a_shift_that_begins_in_a_pause_says_so(picker: Worker) -> None:
    picker.ask(commands.Pause())
    picker.stage.give(Started())
    picker.stage.wait_until_silent()
    assert picker.stage.take_heard() == ["Paused. Choose: Go on, when you start again."]


def test_stop_silences_and_resume_or_repeat_say_it_again(picker: Worker) -> None:
    picker.stage.give(commands.WhereAmI())
    picker.stage.wait(0.3)
    assert picker.ask(commands.Stop()) == ["Line 1 of 3: nuts. Counted: 0. 4 more. …"]
    assert picker.ask(commands.Repeat()) == ["Line 1 of 3: nuts. Counted: 0. 4 more."]
    assert picker.ask(commands.Resume()) == ["Take 4 of nuts. Scan what you take."]


def test_the_menu_quiets_the_session_and_what_it_cut_off_is_said_again(picker: Worker) -> None:
    picker.stage.give(commands.Resume())
    picker.stage.wait(0.3)
    picker.stage.give(Held(), commands.Stop())
    assert picker.show(NUT, seconds=2) == ["Take 4 of nuts. Scan what you take. …"]
    picker.stage.give(Released())
    picker.stage.wait_until_silent()
    assert picker.stage.take_heard() == ["Take 4 of nuts. Scan what you take."]


def test_help_names_only_what_is_offered(worker: Worker) -> None:
    assert "check digits" in worker.ask(commands.Help())[-1]
    worker.ask(commands.Skip())
    assert "check digits" not in worker.ask(commands.Help())[-1]
    assert commands.EnterCheckDigits not in {offer.kind for offer in worker.stage.subject.offers()}
