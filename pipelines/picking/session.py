"""The picking session: one list, one line, one step at a time.

States, named for the worker's next act: NO_LIST → ACCEPT_LIST → GO_TO_LOCATION → PICK_ITEM → … → LIST_DONE.
A wrong scan never changes the state or a count. Pausing is apart from the state, so that work goes on where it was.
TRANSITIONS.md lists what each input does.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from typing import Self

from pipelines import commands, events
from pipelines.commands import Command
from pipelines.events import Event
from pipelines.phrases import catalogue
from pipelines.phrases.catalogue import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.picking.codes import code_key
from pipelines.picking.pick_list import PickLine, PickList
from pipelines.picking.progress import ListProgress
from pipelines.picking.scans import Scan, ScanTracker
from pipelines.preferences import Strictness
from pipelines.session import Held, Offer, Option, Released, SessionInput, Started, Step
from pipelines.spoken.codes import say_name, say_place
from pipelines.spoken.text import speakable
from pipelines.types import (
    Earcon,
    JournalFailed,
    Observation,
    Play,
    Priority,
    Say,
    Silence,
    SpeechMoment,
    SpeechProgress,
    Tick,
    Utterance,
    Wanted,
)


class PickingState(enum.Enum):
    """The worker's next act."""

    NO_LIST = enum.auto()
    ACCEPT_LIST = enum.auto()
    GO_TO_LOCATION = enum.auto()
    PICK_ITEM = enum.auto()
    LIST_DONE = enum.auto()


AT_WORK = (PickingState.GO_TO_LOCATION, PickingState.PICK_ITEM)
"""The states in which a line is at hand."""

LEAVE_STORE_SECONDS = 3.0
"""After a scan that could not be stored nothing is looked at for so long, so that the words can be heard."""


@dataclass(frozen=True, slots=True)
class PickingSettings:
    """What a profile and the worker's preferences fix for the picking job."""

    location_strictness: Strictness = Strictness.REQUIRE
    """Whether a pick begins with proof of the place."""
    item_strictness: Strictness = Strictness.REQUIRE
    """Whether a number may be entered before the item was shown once."""
    help_after_tries: int = 3
    """After so many wrong scans in a row help is offered."""


@dataclass(frozen=True, slots=True)
class PickingSession:
    """The state of the picking job; see the module for the flow."""

    phrasebook: Phrasebook
    settings: PickingSettings = field(default_factory=PickingSettings)
    tracker: ScanTracker = field(default_factory=ScanTracker)
    state: PickingState = PickingState.NO_LIST
    progress: ListProgress | None = None
    """None while there is no list."""
    finished: PickLine | None = None
    """The line that was completed last; a further unit of it is put back, not taken for a wrong item."""
    wrong_tries: int = 0
    """Wrong scans in a row."""
    is_paused: bool = False
    last_said: Utterance | None = None
    """What Repeat says again."""
    is_held: bool = False
    """Whether the menu is speaking."""
    is_cut_off: bool = False
    """Whether the menu cut off what was said last, so that it is said again when the menu is closed."""
    blind_until: float | None = None
    """No code is looked at before this time, in seconds on the run's clock; None: always."""

    @classmethod
    def with_list(
        cls,
        pick_list: PickList | None,
        phrasebook: Phrasebook,
        settings: PickingSettings,
        tracker: ScanTracker,
    ) -> Self:
        """Make a session that offers a list; None, or a list without lines, offers nothing."""
        if pick_list is None or not pick_list.lines:
            return cls(phrasebook, settings, tracker)
        progress = ListProgress.start(pick_list)
        return cls(phrasebook, settings, tracker, PickingState.ACCEPT_LIST, progress)

    def offers(self) -> tuple[Offer, ...]:
        """Give the commands that make sense now, the likeliest first."""
        if self.is_paused:
            return (Offer(commands.Resume), Offer(commands.WhereAmI))
        offers: list[Offer] = []
        if self.state is PickingState.ACCEPT_LIST:
            offers.append(Offer(commands.AcceptList))
        offers.append(Offer(commands.Repeat))
        if self.progress is not None and self.state in AT_WORK:
            line = self.progress.at.line
            if self.state is PickingState.PICK_ITEM:
                offers.append(Offer(commands.EnterQuantity, digits=len(str(line.quantity)) + 1))
            elif line.location.check_digits:
                digits = len(line.location.check_digits)
                offers.append(Offer(commands.EnterCheckDigits, digits=digits, is_exact=True))
            reasons = tuple(
                Option(self.phrasebook.text(catalogue.menu_reason(reason.value)), commands.ReportShort(reason))
                for reason in commands.ShortReason
            )
            offers += [Offer(commands.Help), Offer(commands.ReportShort, options=reasons)]
            if self.progress.can_skip:
                offers.append(Offer(commands.Skip))
        return (*offers, Offer(commands.WhereAmI), Offer(commands.Pause), Offer(commands.Stop))

    def in_words_of(self, phrasebook: Phrasebook) -> Self:
        """Implement Session."""
        return replace(self, phrasebook=phrasebook)

    def step(self, given: SessionInput, now: float) -> Step[Self]:
        """Take one input; pure."""
        result = Step(self)
        match given:
            case Started():
                result = self._notice(catalogue.paused()) if self.is_paused else self._prompt()
            case Observation() if given.barcodes is not None and self._is_looking:
                result = self._observe(given)
            case Command():
                result = replace(self, is_cut_off=False)._obey(given, now)
            case JournalFailed():
                # The same code is still in view; without a rest it would be tried again with every frame.
                resting = replace(self, blind_until=now + LEAVE_STORE_SECONDS)
                result = resting._tell(catalogue.not_stored(), Earcon.ATTENTION)
            case Held():
                result = Step(replace(self, is_held=True, is_cut_off=False))
            case SpeechProgress() if self.is_held:
                result = Step(replace(self, is_cut_off=self.is_cut_off or self._is_cutting_off(given)))
            case Released():
                result = self._released(now)
            case Observation() | SpeechProgress() | Tick():
                pass
        after = result.session
        return replace(result, wanted=Wanted(barcodes=after._is_looking))

    @property
    def _is_looking(self) -> bool:
        return self.state in AT_WORK and not self.is_paused and not self.is_held

    def _is_cutting_off(self, progress: SpeechProgress) -> bool:
        is_lost = progress.moment in {SpeechMoment.INTERRUPTED, SpeechMoment.DROPPED}
        return is_lost and self.last_said is not None and progress.utterance.text == self.last_said.text

    def _released(self, now: float) -> Step[Self]:
        after = replace(self, is_held=False, is_cut_off=False, tracker=self.tracker.looking_again(now))
        if self.is_cut_off and self.last_said is not None:
            return Step(after, (Say(self.last_said),))
        return Step(after)

    # What is seen

    def _observe(self, seen: Observation) -> Step[Self]:
        if self.blind_until is not None and seen.captured_at < self.blind_until:
            return Step(self)
        tracker = self.tracker if self.blind_until is None else self.tracker.looking_again(seen.captured_at)
        observed = tracker.observe(seen.barcodes or (), seen.captured_at, self._expected())
        result = Step(replace(self, tracker=observed.tracker, blind_until=None))
        # One answer for one view: beside what is waited for, other codes are no mistake.
        expected = self._expected()
        scans = tuple(scan for scan in observed.scans if scan.content in expected) or observed.scans[:1]
        # The place comes first: where label and item are seen together, the item counts at its place.
        place = self._place_key()
        for scan in sorted(scans, key=lambda scan: scan.content != place):
            following = result.session._scanned(scan)
            result = Step(
                following.session,
                (*result.feedback, *following.feedback),
                (*result.events, *following.events),
            )
        if self.state is PickingState.GO_TO_LOCATION and result.session.state is PickingState.PICK_ITEM:
            answered = frozenset(scan.content for scan in observed.scans)
            result = replace(result, session=result.session._expecting_item(answered))
        return result

    def _expecting_item(self, answered: frozenset[str]) -> Self:
        """Let an item count that was refused on the way and is still in view; one that counted must leave it first."""
        assert self.progress is not None  # noqa: S101 -- as above
        counted = frozenset[str]().union(*(line.line.item.keys for line in self.progress.lines if line.counted))
        refused = self.progress.at.line.item.keys - counted - answered
        return replace(self, tracker=self.tracker.forgetting(refused))

    def _expected(self) -> frozenset[str]:
        assert self.progress is not None  # noqa: S101 -- a line is at hand in these states
        return self.progress.at.line.item.keys | {self._place_key()}

    def _place_key(self) -> str:
        assert self.progress is not None  # noqa: S101 -- as above
        return code_key(self.progress.at.line.location.barcode)

    def _scanned(self, scan: Scan) -> Step[Self]:
        if self.progress is None or self.state not in AT_WORK:
            return Step(self)
        line = self.progress.at.line
        shown = next(
            (other.location for other in self._lines() if code_key(other.location.barcode) == scan.content), None
        )
        if shown is not None:
            if scan.content != self._place_key():
                if self.settings.location_strictness is Strictness.IGNORE:
                    return Step(self)
                refused = events.LocationRefused(self.progress.pick_list.id, line.number, scan.shown)
                return self._wrong(catalogue.wrong_location(self._place(shown.code), self._place_at_hand()), refused)
            return self._at_location("scan")
        if self.state is PickingState.GO_TO_LOCATION:
            return self._item_before_location(scan)
        return self._item_shown(scan)

    def _item_before_location(self, scan: Scan) -> Step[Self]:
        assert self.progress is not None  # noqa: S101 -- as above
        line = self.progress.at.line
        is_required = self.settings.location_strictness is Strictness.REQUIRE
        if not is_required and line.item.code_for(scan.content) is not None:
            return self._item_unchecked(scan)
        more = None if self.finished is None else self.finished.item.code_for(scan.content)
        if self.finished is not None and more is not None:
            refused = events.OverPickRefused(self.progress.pick_list.id, self.finished.number, more.pack_quantity, 0)
            return self._wrong(catalogue.line_was_full(self._place_at_hand()), refused)
        if not is_required:
            return self._item_shown(scan)
        if any(other.item.code_for(scan.content) for other in self._lines()):
            refused_item = events.ItemRefused(self.progress.pick_list.id, line.number, scan.shown)
            return self._wrong(catalogue.location_first(self._place_at_hand()), refused_item)
        unknown = events.CodeUnknown(self.progress.pick_list.id, line.number, scan.shown)
        return self._wrong(catalogue.location_first(self._place_at_hand()), unknown)

    def _item_unchecked(self, scan: Scan) -> Step[Self]:
        """Take the right item without proof of its place."""
        taken = replace(self, state=PickingState.PICK_ITEM, finished=None)._item_shown(scan)
        if taken.session.progress == self.progress:
            return self._item_shown(scan)
        if self.settings.location_strictness is Strictness.IGNORE:
            return taken
        # Right after the count, which would cut off what was said before it.
        warned = self.phrasebook.say(catalogue.location_not_checked(), Priority.NEXT)
        return replace(taken, feedback=(*taken.feedback, *warned))

    def _item_shown(self, scan: Scan) -> Step[Self]:
        assert self.progress is not None  # noqa: S101 -- as above
        line = self.progress.at.line
        list_id = self.progress.pick_list.id
        code = line.item.code_for(scan.content)
        if code is None:
            if any(other.item.code_for(scan.content) for other in self._lines()):
                refused = events.ItemRefused(list_id, line.number, scan.shown)
                return self._wrong(catalogue.wrong_item(self._name()), refused)
            unknown = events.CodeUnknown(list_id, line.number, scan.shown)
            return self._wrong(catalogue.unknown_code(self._name()), unknown)
        remaining = self.progress.at.remaining
        if code.pack_quantity > remaining:
            over = events.OverPickRefused(list_id, line.number, code.pack_quantity, remaining)
            return self._wrong(catalogue.too_many(remaining), over)
        counted = self.progress.at.counted + code.pack_quantity
        verified = events.ItemVerified(list_id, line.number, scan.shown, code.pack_quantity, counted)
        return self._count(counted, verified)

    def _wrong(self, phrase: Phrase, event: Event) -> Step[Self]:
        tries = self.wrong_tries + 1
        result = replace(self, wrong_tries=tries)._tell(phrase, Earcon.WRONG)
        if tries % self.settings.help_after_tries == 0:
            can_skip = self.progress is not None and self.progress.can_skip
            offer = catalogue.help_offer() if can_skip else catalogue.help_offer_last()
            result = replace(result, feedback=(*result.feedback, *self.phrasebook.say(offer)))
        return replace(result, events=(event,))

    # What follows from it

    def _at_location(self, by: str) -> Step[Self]:
        assert self.progress is not None  # noqa: S101 -- as above
        if self.state is PickingState.PICK_ITEM:
            # The label beside the goods comes into view again and again while they are taken.
            return Step(self)
        verified = events.LocationVerified(self.progress.pick_list.id, self.progress.at.line.number, by)
        there = replace(self, state=PickingState.PICK_ITEM, wrong_tries=0, finished=None)
        result = there._prompt().preceded_by(Silence(), Play(Earcon.GOOD))
        return replace(result, events=(verified,))

    def _count(self, counted: int, event: Event) -> Step[Self]:
        assert self.progress is not None  # noqa: S101 -- as above
        progress = self.progress.counting(counted)
        after = replace(self, progress=progress, wrong_tries=0)
        if not progress.at.is_closed:
            result = after._tell(catalogue.remaining(progress.at.remaining), Earcon.GOOD)
            return replace(result, events=(event,))
        line = progress.at.line
        completed = events.LineCompleted(progress.pick_list.id, line.number, counted)
        after = replace(after, finished=line)
        return after._next_line((event, completed), catalogue.line_done())

    def _next_line(self, happened: tuple[Event, ...], phrase: Phrase) -> Step[Self]:
        assert self.progress is not None  # noqa: S101 -- as above
        words = self.phrasebook.say(phrase)
        if self.progress.is_complete:
            done = replace(self, state=PickingState.LIST_DONE, finished=None)._notice(catalogue.list_done())
            happened = (*happened, events.ListCompleted(self.progress.pick_list.id))
            return replace(done.preceded_by(Silence(), Play(Earcon.DONE), *words), events=happened)
        moved = replace(self, state=PickingState.GO_TO_LOCATION, progress=self.progress.moved_on(), wrong_tries=0)
        return replace(moved._prompt().preceded_by(Silence(), Play(Earcon.GOOD), *words), events=happened)

    # What is asked

    def _obey(self, command: Command, now: float) -> Step[Self]:
        match command:
            case commands.Stop():
                return Step(self, (Silence(),))
            case commands.Repeat():
                said = self.last_said
                return self._prompt() if said is None else Step(self, (Silence(), Say(said)))
            case commands.WhereAmI():
                return self._say_where()
            case commands.Resume() if self.is_paused:
                awake = replace(self, is_paused=False, tracker=self.tracker.looking_again(now))
                result = awake._prompt().preceded_by(*self.phrasebook.say(catalogue.resumed()))
                return replace(result, events=(events.WorkResumed(),))
            case commands.Pause() if not self.is_paused:
                held = replace(self, is_paused=True)
                result = held._notice(catalogue.paused()).preceded_by(Silence())
                return replace(result, events=(events.WorkPaused(),))
            case _ if self.is_paused:
                return self._notice(catalogue.paused())
            case commands.Resume():
                return self._prompt()
            case commands.AcceptList() if self.state is PickingState.ACCEPT_LIST and self.progress is not None:
                begun = replace(self, state=PickingState.GO_TO_LOCATION)._prompt()
                accepted = events.ListAccepted(self.progress.pick_list.id)
                return replace(begun.preceded_by(Silence(), Play(Earcon.GOOD)), events=(accepted,))
            case commands.Help():
                return self._help()
        if self.progress is None or self.state not in AT_WORK:
            return self._not_now(command)
        return self._obey_at_line(command, self.progress)

    def _obey_at_line(self, command: Command, progress: ListProgress) -> Step[Self]:
        line = progress.at.line
        match command:
            case commands.EnterCheckDigits(digits) if self.state is PickingState.GO_TO_LOCATION:
                if digits and digits == line.location.check_digits:
                    return self._expecting_item(frozenset())._at_location("check-digits")
                refused = events.LocationRefused(progress.pick_list.id, line.number, digits)
                return self._wrong(catalogue.wrong_check_digits(self._place_at_hand()), refused)
            case commands.EnterQuantity(number) if self.state is PickingState.PICK_ITEM:
                return self._quantity_entered(number, progress)
            case commands.ReportShort(reason):
                shorted = events.LineShorted(progress.pick_list.id, line.number, progress.at.counted, reason)
                after = replace(self, progress=progress.closed_short(), finished=None)
                return after._next_line((shorted,), catalogue.line_shorted(progress.at.counted, line.quantity))
            case commands.Skip():
                if not progress.can_skip:
                    return self._notice(catalogue.only_line_left())
                skipped = events.LineSkipped(progress.pick_list.id, line.number)
                after = replace(self, progress=progress.skipped(), finished=None)
                return after._next_line((skipped,), catalogue.line_skipped())
        return self._not_now(command)

    def _quantity_entered(self, number: int, progress: ListProgress) -> Step[Self]:
        line = progress.at.line
        is_unproven = progress.at.counted == 0
        if is_unproven and self.settings.item_strictness is Strictness.REQUIRE:
            return self._tell(catalogue.scan_first(self._name()), Earcon.ATTENTION)
        if number > line.quantity:
            over = events.OverPickRefused(progress.pick_list.id, line.number, number, progress.at.remaining)
            return self._wrong(catalogue.too_many(progress.at.remaining), over)
        if number < 1:
            return self._notice(catalogue.help_item(self._name()))
        entered = events.QuantityEntered(progress.pick_list.id, line.number, number)
        if number == line.quantity:
            result = self._count(number, entered)
        else:
            after = replace(self, progress=progress.counting(number), wrong_tries=0)
            result = after._tell(catalogue.quantity_set(number, line.quantity - number), Earcon.GOOD)
            result = replace(result, events=(entered,))
        if is_unproven and self.settings.item_strictness is Strictness.WARN:
            warned = self.phrasebook.say(catalogue.item_not_checked(), Priority.NEXT)
            result = replace(result, feedback=(*result.feedback, *warned))
        return result

    def _help(self) -> Step[Self]:
        match self.state:
            case PickingState.GO_TO_LOCATION:
                has_digits = self.progress is not None and self.progress.at.line.location.check_digits
                phrase = catalogue.help_location if has_digits else catalogue.help_label
                return self._tell(phrase(self._place_at_hand()), Earcon.HEARD)
            case PickingState.PICK_ITEM:
                return self._tell(catalogue.help_item(self._name()), Earcon.HEARD)
        return self._prompt()

    # What is said

    def _prompt(self) -> Step[Self]:
        """Say what the worker does next."""
        match self.state:
            case PickingState.GO_TO_LOCATION:
                return self._notice(catalogue.go_to_location(self._place_at_hand()))
            case PickingState.PICK_ITEM if self.progress is not None:
                return self._notice(catalogue.pick_item(self._name(), self.progress.at.remaining))
            case PickingState.ACCEPT_LIST if self.progress is not None:
                pick_list = self.progress.pick_list
                name = say_place(pick_list.id, self.phrasebook.language)
                return self._notice(catalogue.list_offered(name, len(pick_list.lines)))
            case PickingState.LIST_DONE:
                return self._notice(catalogue.list_done()).preceded_by(Play(Earcon.DONE))
        return self._notice(catalogue.no_list())

    def _say_where(self) -> Step[Self]:
        if self.progress is None or self.state not in AT_WORK:
            return self._prompt()
        at, total = self.progress.at, len(self.progress.lines)
        if self.state is PickingState.GO_TO_LOCATION:
            return self._notice(catalogue.where_in_list(at.line.number, total, self._place_at_hand()))
        return self._notice(
            catalogue.where_in_line(at.line.number, total, self._name(), at.counted, at.remaining),
        )

    def _not_now(self, command: Command) -> Step[Self]:
        name = catalogue.menu_command(commands.command_name(command))
        return self._notice(catalogue.not_now(self.phrasebook.text(name)))

    def _notice(self, phrase: Phrase, priority: Priority = Priority.NORMAL) -> Step[Self]:
        after = replace(self, last_said=self.phrasebook.utterance(phrase))
        return Step(after, self.phrasebook.say(phrase, priority))

    def _tell(self, phrase: Phrase, earcon: Earcon) -> Step[Self]:
        """Answer an act of the worker: a sound, and words that interrupt what was being said."""
        return self._notice(phrase, Priority.NOW).preceded_by(Play(earcon))

    def _lines(self) -> tuple[PickLine, ...]:
        return self.progress.pick_list.lines if self.progress is not None else ()

    def _place(self, code: str) -> str:
        return say_place(code, self.phrasebook.language)

    def _place_at_hand(self) -> str:
        assert self.progress is not None  # noqa: S101 -- as above
        return self._place(self.progress.at.line.location.code)

    def _name(self) -> str:
        assert self.progress is not None  # noqa: S101 -- as above
        name = say_name(self.progress.at.line.item.name, self.phrasebook.language)
        return speakable(name, self.phrasebook.language)
