"""Whole picks, heard as the worker hears them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines import commands, events
from pipelines.commands import Command, ShortReason
from pipelines.events import Event
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.picking.pick_list import PickLine, PickList
from pipelines.picking.scans import Unread
from pipelines.picking.session import PickingSession
from pipelines.picking.settings import PickingSettings
from pipelines.picking.states import PickingState
from pipelines.preferences import Guidance
from pipelines.session import Held, JournalChanged, Released, SessionInput, Started
from pipelines.types import Barcode, Detection, Observation, TextLine, Wanted
from tests.pipelines.picking.shelf import (
    A_DRILL,
    BOLT,
    CARTON_GOOD,
    CARTON_PAST,
    DATED,
    DATES,
    DRILL_S1,
    LABEL_A,
    LABEL_B,
    LABEL_C,
    LOTS,
    NUMBERS,
    NUT,
    NUTS,
    NUTS_OF_3,
    PLACE_A,
    PLACE_B,
    SCREW,
    SERIALS,
    STRANGE,
    TOTE_7,
    TOTED,
    TOTES_CHECKED,
    TUBE,
    TUBE_L6,
    WASHER,
    Shelf,
    ToldTracker,
    barcode,
    quad,
    seen,
    session_with,
    telling,
)
from tests.pipelines.stage import Stage


class Worker:
    """Shows codes, gives commands and listens."""

    def __init__(self, session: PickingSession | None = None) -> None:
        self.shelf = Shelf()
        self.stage = Stage(session or session_with(), self.shelf)

    def show(self, *codes: Barcode, seconds: float = 0.8) -> list[str]:
        """Hold codes before the camera, take them away, and listen until it is silent."""
        self.shelf.shown = codes
        self.stage.wait(seconds)
        self.shelf.shown = ()
        self.stage.wait(1)
        self.stage.wait_until_silent()
        return self.stage.take_heard()

    def ask(self, *given: Command | SessionInput) -> list[str]:
        """Give inputs and listen until it is silent."""
        self.stage.give(*given)
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


def picking(pick_list: PickList, settings: PickingSettings | None = None) -> Worker:
    """Give a worker who stands at the first place of a list."""
    worker = Worker(session_with(pick_list, settings))
    worker.ask(DATED, commands.AcceptList())
    worker.show(LABEL_A)
    worker.happened()
    return worker


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


# Whole lists


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
    # The third line without a mistake: fewer words do from here on.
    assert worker.show(WASHER) == ["♪done", "Done.", "The list is done."]
    assert worker.happened()[-1] == events.ListCompleted("P-7")
    assert worker.counted == [4, 1, 2]
    assert worker.show(WASHER) == []


def test_one_item_in_two_lots() -> None:
    worker = picking(LOTS)
    assert worker.show(TUBE) == ["♪good", "Show the code of lot lima, five."]
    assert worker.show(TUBE_L6) == ["♪wrong", "Look for lot lima, five. This is another lot."]
    assert worker.show(barcode("L-5")) == ["♪good", "One more."]
    assert worker.show(TUBE) == ["♪good", "Good. This line is done.", "Go to place bravo, two. Scan the label there."]
    assert worker.show(LABEL_B) == ["♪good", "Take one glue. Scan its code.", "Take lot lima, six."]
    assert worker.show(TUBE_L6)[-1] == "The list is done."
    assert worker.counted == [2, 1]


def test_serial_numbers() -> None:
    worker = picking(SERIALS)
    assert worker.show(A_DRILL) == ["♪good", "Show the serial number. 2 more."]
    assert worker.show(barcode("SN-1")) == ["♪good", "Take one drill. Scan its code."]
    assert worker.show(DRILL_S1) == ["♪duplicate", "This serial number is counted already. Show the next one."]
    assert worker.show(A_DRILL) == ["♪good", "Show the serial number. One more."]
    assert worker.ask(commands.EnterSerial("SN-2"))[-1] == "The list is done."
    serials = [event.serial for event in worker.happened() if isinstance(event, events.UnitsCounted)]
    assert serials == ["SN-1", "SN-2"]


def test_expiry_dates() -> None:
    worker = picking(DATES)
    early = "Look for a later date: 1 June twenty twenty-six or after. Put this back."
    assert worker.show(CARTON_PAST) == ["♪wrong", early]
    worker.show(CARTON_GOOD)
    assert worker.counted == [1]
    assert worker.show(CARTON_GOOD)[-1] == "The list is done."


def test_a_number_with_a_note() -> None:
    worker = Worker(session_with(NUMBERS))
    worker.ask(commands.AcceptList())
    assert worker.show(LABEL_A)[1:] == ["Take 200 pieces of screws. Scan what you take.", "Note: Mind your fingers."]
    assert worker.show(SCREW)[1].startswith("Take 200. Do you have them?")
    assert worker.ask(commands.EnterQuantity(150))[1] == "150 in all now, instead of what was counted. 50 more."
    assert worker.ask(commands.Confirm())[-1] == "The list is done."


def test_a_tote() -> None:
    worker = picking(TOTED, TOTES_CHECKED)
    worker.show(NUT)
    assert worker.show(NUTS_OF_3) == ["♪good", "Put everything into tote tango oscar tango echo, seven. Scan the tote."]
    assert worker.show(TOTE_7)[-1] == "Go to place bravo, two. Scan the label there."


# The same unit, or another one


def test_a_code_held_in_view_counts_once(picker: Worker) -> None:
    assert picker.show(NUT, seconds=5) == ["♪good", "3 more."]
    assert picker.show(NUT, seconds=5) == ["♪good", "2 more."]
    assert picker.counted[0] == 2


def test_the_label_of_the_place_seen_again_changes_nothing(picker: Worker) -> None:
    assert picker.show(LABEL_A) == []
    assert picker.happened() == []
    assert picker.stage.subject.state is PickingState.VERIFY_ITEM


@pytest.mark.parametrize("codes", [(LABEL_A, NUT), (NUT, LABEL_A)])
def test_label_and_item_in_one_view_count_in_either_order(codes: tuple[Barcode, ...]) -> None:
    worker = Worker()
    worker.ask(commands.AcceptList())
    worker.happened()
    worker.shelf.shown = codes
    worker.stage.wait(2)
    assert [type(event) for event in worker.happened()] == [events.LocationVerified, events.UnitsCounted]


def test_an_item_refused_before_its_place_counts_at_the_place_though_it_stayed_in_view(worker: Worker) -> None:
    worker.shelf.shown = (NUT,)
    worker.stage.wait(1)
    assert worker.stage.take_heard()[0] == "♪wrong"
    worker.shelf.shown = (NUT, LABEL_A)
    worker.stage.wait(1)
    assert worker.counted[0] == 1


def test_a_counted_unit_that_stays_in_view_does_not_count_for_the_next_line() -> None:
    lines = (PickLine(1, PLACE_A, NUTS, 1), PickLine(2, PLACE_B, NUTS, 2))
    worker = picking(PickList("P-8", lines))
    worker.shelf.shown = (NUT,)
    worker.stage.wait(0.5)
    worker.shelf.shown = (NUT, LABEL_B)
    worker.stage.wait(2)
    assert worker.counted == [1, 0]


def test_a_counted_unit_does_not_count_again_after_skipping_to_a_line_of_the_same_item() -> None:
    lines = (PickLine(1, PLACE_A, NUTS, 2), PickLine(2, PLACE_B, NUTS, 2))
    worker = picking(PickList("P-8", lines))
    worker.shelf.shown = (NUT,)
    worker.stage.wait(0.5)
    worker.stage.give(commands.Skip())
    worker.shelf.shown = (NUT, LABEL_B)
    worker.stage.wait(2)
    assert worker.counted == [1, 0]


def test_a_unit_that_stays_in_view_through_a_pause_counts_once(picker: Worker) -> None:
    picker.shelf.shown = (NUT,)
    picker.stage.wait(0.5)
    picker.ask(commands.Pause())
    picker.ask(commands.Resume())
    picker.stage.wait(3)
    assert picker.counted[0] == 1


# Digits that are printed under a code


def _line(text: str, x: float = 640) -> TextLine:
    return TextLine(text, 0.9, (0.9,) * len(text), quad(x, 400), 0)


class Printed(Shelf):
    """A shelf on which a label shows no code that can be decoded, and these lines of text under it."""

    def __init__(self, *texts: str) -> None:
        super().__init__()
        self.texts = texts
        self.read: list[int] = []

    def __call__(self, frame_id: int, at: float, wanted: Wanted) -> list[Observation]:  # type: ignore[override]
        """Show what is wanted."""
        if wanted.detections_of is not None:
            self.read.append(wanted.detections_of)
            boxes = tuple(Detection(quad(640, 400), 0.9, 0) for _ in self.texts)
            return [Observation(wanted.detections_of, at, detections=boxes)]
        if wanted.lines is not None:
            text = self.texts[len(self.texts) - len(wanted.lines.detections)]
            return [Observation(wanted.lines.frame_id, at, line=_line(text))]
        return list(super().__call__(frame_id, at, wanted))


def reading(*texts: str) -> tuple[Worker, Printed]:
    """Give a worker at the nuts, whose label shows these texts."""
    worker = Worker()
    worker.ask(commands.AcceptList())
    worker.show(LABEL_A)
    worker.happened()
    printed = Printed(*texts)
    worker.stage.world = printed
    return worker, printed


GOOD = ["♪good", "3 more."]


def test_a_code_that_cannot_be_decoded_counts_by_its_digits() -> None:
    worker, printed = reading("Hex nut M8", "4 006381 333931")
    assert worker.ask(commands.ReadDigits()) == ["♪heard", "Hold the code still. I am reading the digits. …", *GOOD]
    assert worker.happened() == [events.UnitsCounted("P-7", 1, "04006381333931", "digits", 1, 1)]
    assert len(set(printed.read)) == 1, "one frame is read, whole"


@pytest.mark.parametrize("text", ["4006381333932", "406381333931", "Hex nut", ""])
def test_digits_without_a_valid_check_digit_or_unknown_to_the_list_do_not_count(text: str) -> None:
    worker, _ = reading(text)
    heard = worker.ask(commands.ReadDigits())
    assert heard[2:] == [
        "♪attention",
        "Turn the label to the light. Does it not work? Choose: Enter check digits, or: Help.",
    ]
    assert worker.happened() == []


def test_digits_of_another_line_are_named_as_such() -> None:
    worker, _ = reading("8712345678906")
    assert worker.ask(commands.ReadDigits())[2:] == ["♪wrong", "Look for nuts. This is bolts, for another line."]
    assert worker.happened() == [events.ItemRefused("P-7", 1, "08712345678906")]


def test_digits_on_request_may_be_those_of_a_counted_unit_so_it_is_asked() -> None:
    worker, _ = reading("4006381333931")
    worker.ask(commands.ReadDigits())
    asked = worker.ask(commands.ReadDigits())
    assert asked[2:4] == [
        "♪attention",
        "Is this another one? Choose: Yes, or show it once more. Is it the same? Choose: No.",
    ]
    assert worker.counted == [1, 0, 0]
    worker.ask(commands.Confirm())
    assert worker.counted == [2, 0, 0]


def test_a_code_that_is_decoded_after_all_counts_once() -> None:
    worker, printed = reading("4006381333931")
    printed.shown = (NUT,)
    worker.stage.give(commands.ReadDigits())
    worker.stage.wait(3)
    assert worker.counted == [1, 0, 0]


@pytest.mark.parametrize(("before", "after"), [(commands.Pause(), commands.Resume()), (Held(), Released())])
def test_no_digits_count_while_paused_or_in_the_menu(before: SessionInput, after: SessionInput) -> None:
    worker, _ = reading("4006381333931")
    worker.stage.give(commands.ReadDigits(), seen(frame_id=50))
    worker.stage.give(before)
    worker.stage.give(Observation(50, 1.0, detections=(Detection(quad(640), 0.9, 0),)))
    worker.stage.give(Observation(50, 1.0, line=_line("4006381333931")))
    assert worker.counted == [0, 0, 0]
    worker.stage.give(after)
    assert worker.stage.subject.state is PickingState.VERIFY_ITEM


def test_bars_that_stay_undecoded_are_read_by_their_digits_without_a_command(picker: Worker) -> None:
    unread = Unread(50, quad(640), 1.5)
    session = telling(picker.stage.subject, ToldTracker(unread=unread))
    step = session.step(seen(frame_id=50), 0.0)
    assert replace(step.wanted, known=frozenset()) == Wanted(barcodes=True, detections_of=50, keep=50)
    located = step.session.step(Observation(50, 1.0, detections=(Detection(quad(640), 0.9, 0),)), 0.0)
    counted = located.session.step(Observation(50, 1.0, line=_line("4006381333931")), 0.0)
    assert counted.events == (events.UnitsCounted("P-7", 1, "04006381333931", "digits", 1, 1),)


# Skipping, pausing, being interrupted


def test_a_skipped_line_comes_last(picker: Worker) -> None:
    picker.show(NUT)
    skipped = ["♪good", "This line comes back later.", "Go to place bravo, two. Scan the label there."]
    assert picker.ask(commands.Skip()) == skipped
    picker.ask(commands.ReportShort(ShortReason.NOT_FOUND))
    heard = picker.ask(commands.ReportShort(ShortReason.NOT_FOUND))
    assert heard[:2] == ["♪good", "Stored: 0 of 2."]
    assert picker.stage.subject.state is PickingState.COUNT, "what was proven on the line stays proven"
    assert picker.ask(commands.Skip())[-1] == "Pick this line, or report too few. It is the last one."
    assert picker.counted == [1, 0, 0]


def test_pause_holds_everything_and_resume_goes_on_there(picker: Worker) -> None:
    picker.show(NUT)
    picker.happened()
    assert picker.ask(commands.Pause()) == ["Paused. Choose: Go on, when you start again."]
    assert picker.show(NUT, seconds=2) == []
    where = "List papa, seven, line 1 of 3: nuts. Counted: 1. 3 more."
    assert picker.ask(commands.Resume()) == ["We go on.", where]
    assert picker.happened() == [events.WorkPaused(), events.WorkResumed()]


def test_a_shift_that_begins_in_a_pause_says_so(picker: Worker) -> None:
    picker.ask(commands.Pause())
    assert picker.ask(Started()) == ["Paused. Choose: Go on, when you start again."]


def test_stop_silences_and_resume_or_repeat_say_it_again(picker: Worker) -> None:
    where = "List papa, seven, line 1 of 3: nuts. Counted: 0. 4 more."
    picker.stage.give(commands.WhereAmI())
    picker.stage.wait(0.3)
    assert picker.ask(commands.Stop()) == [f"{where} …"]
    assert picker.ask(commands.Repeat()) == [where]
    assert picker.ask(commands.Resume()) == ["Take 4 of nuts. Scan what you take."]


def test_the_menu_quiets_the_session_and_what_it_cut_off_is_said_again(picker: Worker) -> None:
    picker.stage.give(commands.Resume())
    picker.stage.wait(0.3)
    picker.stage.give(Held(), commands.Stop())
    assert picker.show(NUT, seconds=2) == ["Take 4 of nuts. Scan what you take. …"]
    assert picker.ask(Released()) == ["Take 4 of nuts. Scan what you take."]


def test_news_and_what_the_menu_cut_off_are_both_heard(picker: Worker) -> None:
    picker.stage.give(commands.Resume())
    picker.stage.wait(0.3)
    picker.stage.give(Held(), commands.Stop(), JournalChanged((events.HelpAnswered("P-7", 1, "Top shelf."),)))
    picker.stage.wait(1)
    picker.stage.take_heard()
    assert set(picker.ask(Released())) == {
        "♪attention",
        "Your lead says: Top shelf.",
        "Take 4 of nuts. Scan what you take.",
    }


def test_help_names_only_what_is_offered(worker: Worker) -> None:
    assert "check digits" in worker.ask(commands.Help())[1]
    worker.ask(commands.Skip())
    assert "check digits" not in worker.ask(commands.Help())[1]
    assert commands.EnterCheckDigits not in {offer.kind for offer in worker.stage.subject.offers()}


# How much is said


def _faded(worker: Worker) -> Guidance:
    session = worker.stage.subject
    return session.fading.level(session.phrasebook.guidance)


def _lines(count: int) -> PickList:
    return PickList("P-20", tuple(PickLine(number, PLACE_A, NUTS, 1) for number in range(1, count + 1)))


def test_guidance_fades_as_it_goes_well_and_comes_back() -> None:
    worker = picking(_lines(20))
    levels = []
    for _ in range(9):
        worker.show(NUT)
        worker.ask(commands.EnterCheckDigits("42"))
        levels.append(_faded(worker))
    assert levels == [Guidance.FULL] * 2 + [Guidance.SHORT] * 5 + [Guidance.TONE] * 2
    assert worker.show(NUT)[0] == "♪good"
    worker.ask(commands.EnterCheckDigits("42"))
    worker.show(STRANGE)
    assert _faded(worker) is Guidance.FULL, "after a mistake"
    for _ in range(4):
        worker.show(NUT)
        worker.ask(commands.EnterCheckDigits("42"))
    assert _faded(worker) is Guidance.SHORT
    worker.ask(commands.Pause(), commands.Resume())
    assert _faded(worker) is Guidance.FULL, "after a pause"


def test_guidance_that_is_fixed_stays() -> None:
    worker = picking(_lines(10), PickingSettings(fades=False))
    for _ in range(6):
        worker.show(NUT)
        worker.ask(commands.EnterCheckDigits("42"))
    assert _faded(worker) is Guidance.FULL


def test_who_chooses_how_much_is_said_keeps_it() -> None:
    worker = picking(_lines(10))
    short = Phrasebook("en", Guidance.SHORT)
    worker.stage.subject = worker.stage.subject.in_words_of(short)
    worker.show(STRANGE)
    assert _faded(worker) is Guidance.SHORT
    assert not worker.stage.subject.fading.is_on
    other_language = worker.stage.subject.in_words_of(Phrasebook("de", Guidance.SHORT))
    assert other_language.phrasebook.language == "de"


def test_what_is_known_at_the_item_goes_with_what_is_wanted_and_stays_one_object(picker: Worker) -> None:
    session = picker.stage.subject
    assert session.progress is not None
    step = session.step(seen(frame_id=50), 0.0)
    assert step.wanted.known == session.progress.pick_list.stock_codes.union(
        *(line.item.keys for line in session.progress.pick_list.lines)
    )
    assert step.session.step(seen(frame_id=51), 0.1).wanted.known is step.wanted.known
    assert step.session.step(commands.Pause(), 0.2).wanted == Wanted()
