"""Session, loop and journal together, in any order of scans, commands, pauses, failures and crashes.

Whatever happens: no line closes with a wrong item, counts are what was shown or confirmed, and what is stored is all
that there is. The rules count for themselves: from the stored events, and from what the labels are in truth.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from edge.journal.errors import JournalError
from edge.journal.event_form import event_of
from edge.journal.journal import Journal
from edge.journal.keeper import JournalKeeper
from edge.journal.lists import ListStore
from edge.loop import Job, Loop
from pipelines import commands, events
from pipelines.assistant import Assistant, Binding
from pipelines.commands import Command
from pipelines.events import Event, LineEvent
from pipelines.menu import MenuMove
from pipelines.picking.pick_list import Counting, PickList
from pipelines.picking.progress import LineProgress, ListProgress
from pipelines.picking.scans import ScanTracker
from pipelines.picking.session import PickingSession
from pipelines.picking.states import AT_ITEM, LOOKING, PickingState
from pipelines.preferences import Preferences, Strictness
from pipelines.session import Input, JournalChanged, Press, PressKind, Started
from pipelines.types import Detection, Observation, TextLine, Tick
from pipelines.vision.fakes import fake_frame
from tests.edge.journal.picking_world import LABELS, LINES, PLACES, SETTINGS, Label, label_counted, pick_list, save
from tests.edge.journal.retold import ToldLine, progress_of
from tests.pipelines.every_command import every_command
from tests.pipelines.picking import shelf

BEAT_SECONDS = 0.1
AWAY_BEATS = 14
"""So long nothing is in view before a label is shown: what was there before has left without doubt."""
PRESSES = [Press("main", kind) for kind in PressKind]
BINDINGS = tuple(
    Binding(press, move) for press, move in zip(PRESSES, (MenuMove.NEXT, MenuMove.CHOOSE, MenuMove.BACK), strict=True)
)
NAMES = st.sampled_from(sorted(LABELS))
CHOICES = st.lists(st.integers(0, 9), min_size=3, max_size=8)
COMMANDS = [
    command
    for command in every_command("Anna", "42", (0, 1, 2, 3, 4, 9))
    if not isinstance(command, (commands.EndShift, commands.SayFields, commands.Find, commands.StartFrom))
]
ACTS = [
    commands.Undo(),
    commands.Skip(),
    commands.Confirm(),
    commands.Decline(),
    commands.EnterCheckDigits("3931"),
    commands.EnterCheckDigits("71"),
    commands.EnterSerial("SN-2"),
    commands.ReportShort(commands.ShortReason.EMPTY),
    commands.FullTote(),
]


class Noting(JournalKeeper):
    """Keeps events in the journal, and notes what was kept."""

    def __init__(self, journal: Journal, known: list[Event]) -> None:
        super().__init__(journal, "W-07")
        self._known = known
        self.may_fail = False

    def keep(self, events: tuple[Event, ...], now: float) -> None:
        """Store, then note; the journal refuses nothing that the session tells, unless its file is held."""
        try:
            super().keep(events, now)
        except JournalError as error:
            if self.may_fail:
                raise
            raise AssertionError(f"the journal refused what the session told: {error}") from error
        self._known.extend(events)


class PickingMachine(RuleBasedStateMachine):
    """A worker and a lead, where programs crash and stores fail."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.lists: dict[str, PickList] = {}
        self.known: list[Event] = []
        """All that must be stored, in order."""
        self.checked = 0
        """How many of them were compared."""
        self.told: dict[tuple[str, int], ToldLine] = {}
        self.allowed: set[tuple[str, int]] = set()
        """Lines on which a lead allows what has expired."""
        self.now, self.frames = 0.0, count(1)
        self.shown: tuple[Label, ...] = ()
        self.is_legible = True
        self.turn = 0

    @initialize(
        name=st.sampled_from(sorted(SETTINGS)), lines=st.permutations(range(len(LINES))), most=st.integers(1, 4)
    )
    def begin(self, name: str, lines: list[int], most: int) -> None:
        """Switch a new device on, and begin a list."""
        self.settings, self.lines = SETTINGS[name], tuple(lines[:most])
        self._switch_on()
        self._offer()
        self._give(commands.AcceptList())

    def teardown(self) -> None:
        """Leave nothing behind."""
        if hasattr(self, "journal"):
            self.journal.close()
        shutil.rmtree(self.folder)

    # The device

    def _switch_on(self) -> None:
        """Begin with nothing but what is stored."""
        self.journal = Journal.open(self.folder / "journal.sqlite3", busy_seconds=0.01)
        begun = [progress_of(each, self.journal.events()) for each in self.lists.values()]
        in_hand = [one for one in begun if one.is_accepted and not one.is_cancelled and not one.is_complete]
        at_hand = in_hand[0] if in_hand else None
        session = PickingSession.resuming(at_hand, shelf.ENGLISH, self.settings, ScanTracker())
        self.store = Noting(self.journal, self.known)
        self.loop = Loop(Assistant(session, Preferences("en"), BINDINGS), self.store, 3)
        self._give(Started())
        self._give(shelf.DATED)

    @property
    def session(self) -> PickingSession:
        """The picking session."""
        session = self.loop.assistant.session
        assert isinstance(session, PickingSession)
        return session

    @property
    def progress(self) -> ListProgress | None:
        """The list at hand."""
        return self.session.progress

    def _give(self, given: Input) -> None:
        self.loop.take(given, self.now)

    def _beat(self) -> None:
        self.now = round(self.now + BEAT_SECONDS, 6)
        if self.loop.wake_at is not None and self.now >= self.loop.wake_at:
            self._give(Tick())
        self.loop.show(fake_frame(next(self.frames), self.now, 0))
        for _ in range(9):
            job = self.loop.next_job()
            if job is None:
                return
            self._give(self._seen(job))
        raise AssertionError("more and more is wanted")

    def _seen(self, job: Job) -> Observation:
        frame = job.frame
        if job.wanted.detections_of is not None:
            return Observation(frame.id, frame.captured_at, detections=(Detection(shelf.quad(640, 420), 0.9, 0),))
        if job.wanted.lines is not None:
            text = next((label.digits for label in self.shown if label.digits), "")
            line = TextLine(text, 0.9, (0.9,) * len(text), shelf.quad(640, 420), 0)
            return Observation(frame.id, frame.captured_at, line=line)
        codes = [label.code for label in self.shown] if self.is_legible else []
        return shelf.seen(*codes, at=frame.captured_at, frame_id=frame.id)

    def _look(self, *labels: Label, beats: int = shelf.LOOK_FRAMES) -> None:
        self.shown = labels
        for _ in range(beats):
            self._beat()
        self.shown = ()

    def _away(self) -> None:
        self._look(beats=AWAY_BEATS)

    def _offer(self) -> None:
        """Let a list wait: one that was handed over, or a new one."""
        for each in self.lists.values():
            progress = progress_of(each, self.journal.events())
            if not (progress.is_accepted or progress.is_cancelled or progress.is_complete):
                self._give(JournalChanged(offered=progress))
                return
        made = pick_list(f"P-{len(self.lists) + 1}", self.lines)
        self.lists[made.id] = made
        save(self.journal, made)
        self.told |= {(made.id, line.number): ToldLine(line) for line in made.lines}
        self._give(JournalChanged(offered=ListProgress.start(made)))

    @contextlib.contextmanager
    def _failing_store(self) -> Iterator[None]:
        """Hold the journal's file, so that nothing can be stored."""
        other = sqlite3.connect(self.folder / "journal.sqlite3", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        self.store.may_fail = True
        try:
            yield
        finally:
            other.execute("ROLLBACK")
            other.close()
            self.store.may_fail = False

    # What the worker shows

    @rule(name=NAMES)
    def show(self, name: str) -> None:
        """Show any label."""
        self._show(LABELS[name])

    @rule(one=NAMES, other=NAMES, beats=st.integers(1, shelf.LOOK_FRAMES))
    def show_two(self, one: str, other: str, beats: int) -> None:
        """Show two labels side by side, for a long or a short time."""
        known = len(self.known)
        self._away()
        self._look(LABELS[one], LABELS[other], beats=beats)
        self._check_counted(known, most=2)

    @rule(choices=CHOICES)
    def work_on(self, choices: list[int]) -> None:
        """Do what comes next, as `work` does; picking is most of what happens."""
        self.work(choices)

    @rule(choices=CHOICES)
    def work_further(self, choices: list[int]) -> None:
        """As above."""
        self.work(choices)

    @rule(choices=CHOICES)
    def work(self, choices: list[int]) -> None:
        """Do what comes next, some times: be there, and show the place, a label of the item at hand, or the tote."""
        for given in choices:
            # Hypothesis likes to repeat itself; a turn of the labels makes every one of them come.
            self.turn += 1
            choice = given + self.turn
            if self.session.is_held:
                self._give(PRESSES[-1])
            if self.session.is_paused:
                self._give(commands.Resume())
            if self.session.state in {PickingState.NO_LIST, PickingState.LIST_DONE}:
                self._offer()
            match self.session.state:
                case PickingState.LIST_OFFERED:
                    self._give(commands.AcceptList())
                case PickingState.ZERO_CHECK:
                    self._give(commands.Confirm())
                case PickingState.GO_TO_LOCATION:
                    self._show(LABELS[PLACES[self._at_hand().line.location.code]])
                case PickingState.PUT_TO_TOTE | PickingState.FETCH_TOTE:
                    self._show(LABELS[("tote 7", "tote 8")[choice % 2]])
                case _:
                    own = [label for label in LABELS.values() if label.article == self._at_hand().line.item.article]
                    self._show(own[choice % len(own)])

    def _at_hand(self) -> LineProgress:
        assert self.progress is not None
        return self.progress.at

    @rule(name=st.sampled_from(["tote 7", "tote 8", "lot L-5", "lot L-6", "number SN-2"]))
    def show_what_is_no_goods(self, name: str) -> None:
        """Show a tote, a lot or a serial number alone."""
        self._show(LABELS[name])

    @rule(name=NAMES)
    def read_digits(self, name: str) -> None:
        """Have the digits read under a code that cannot be decoded."""
        known = len(self.known)
        self._away()
        self.is_legible = False
        self._give(commands.ReadDigits())
        self._look(LABELS[name], beats=4)
        self.is_legible = True
        self._check_counted(known, most=1 if LABELS[name].digits else 0)

    @rule(name=NAMES)
    def show_what_cannot_be_stored(self, name: str) -> None:
        """Show a label while nothing can be stored: then nothing happened."""
        self._away()
        before, known = self.progress, len(self.known)
        with self._failing_store():
            self._look(LABELS[name])
        assert (self.progress, len(self.known)) == (before, known)

    def _show(self, label: Label) -> None:
        started_in = self.session.state
        known = len(self.known)
        self._away()
        was, before = self.session, self.progress
        self._look(label)
        self._check_counted(known, most=1)
        if before is None:
            return
        counted = [event for event in self.known[known:] if isinstance(event, events.UnitsCounted)]
        at = before.at.line
        if label.article not in {at.item.article, ""}:
            assert not counted, "a wrong item"
        if started_in is was.state and self._must_count(was, label):
            assert [event.quantity for event in counted] == [label.units], "nothing is lost"

    def _must_count(self, was: PickingSession, label: Label) -> bool:
        """Tell whether a label must count, for nothing is in its way."""
        if was.progress is None or was.is_paused or was.is_held or was.blind_until is not None:
            return False
        at = was.progress.at
        is_plain = at.line.item.counting is Counting.EACH and at.line.item.article in {"N-1", "W-1"}
        is_awaited = was.state in {PickingState.VERIFY_ITEM, PickingState.COUNT}
        return is_plain and is_awaited and label.article == at.line.item.article and label.units <= at.remaining

    def _check_counted(self, since: int, most: int) -> None:
        """Check that what was counted is the right item, in the numbers that its labels stand for."""
        counted = [event for event in self.known[since:] if isinstance(event, events.UnitsCounted)]
        assert len(counted) <= most, "a label counts once"
        for event in counted:
            line, label = self.lists[event.list_id].line(event.line), label_counted(event)
            assert label.article == line.item.article, "a wrong item"
            assert event.quantity == (1 if line.item.has_serial else label.units)
            if line.lot and self.settings.checks.lot is Strictness.REQUIRE:
                assert event.lot == line.lot
            if line.earliest_expiry is not None and (event.list_id, event.line) not in self.allowed:
                assert event.expiry >= line.earliest_expiry.isoformat()

    # What the worker asks

    @rule(command=st.one_of(st.sampled_from(ACTS), st.sampled_from(COMMANDS)))
    def ask(self, command: Command) -> None:
        """Give a command; at most one unit is counted by it, and only of the right item."""
        known = len(self.known)
        self._give(command)
        self._check_counted(known, most=1)

    @precondition(lambda self: self.session.state is PickingState.LIST_OFFERED)
    @rule()
    def accept(self) -> None:
        """Begin the list."""
        self._give(commands.Resume())
        self._give(commands.AcceptList())

    @precondition(lambda self: self.session.is_paused)
    @rule()
    def go_on(self) -> None:
        """End a pause."""
        self._give(commands.Resume())

    @rule(press=st.sampled_from(PRESSES))
    def press(self, press: Press) -> None:
        """Use the menu."""
        known = len(self.known)
        self._give(press)
        self._check_counted(known, most=1)

    @rule(command=st.sampled_from(ACTS))
    def ask_what_cannot_be_stored(self, command: Command) -> None:
        """Give a command while nothing can be stored: then nothing happened."""
        before, known = self.progress, len(self.known)
        with self._failing_store():
            self._give(command)
        assert (self.progress, len(self.known)) == (before, known)

    @precondition(lambda self: self.session.state in {PickingState.NO_LIST, PickingState.LIST_DONE})
    @rule()
    def wait_for_a_list(self) -> None:
        """Be offered the next list."""
        self._offer()

    @rule(is_dated=st.booleans())
    def learn_the_day(self, *, is_dated: bool) -> None:
        """Let the device know the day, or not."""
        self._give(shelf.DATED if is_dated else shelf.UNDATED)

    # What befalls

    @rule()
    def crash(self) -> None:
        """Lose all that is in memory; the list in hand goes on exactly where it was."""
        before = self.progress
        was_in_hand = before is not None and before.is_accepted and not before.is_complete
        self.journal.close()
        self._switch_on()
        assert self.progress == (before if was_in_hand else None)

    @precondition(lambda self: self.session.state in LOOKING)
    @rule(kind=st.sampled_from(["answer", "allow", "answer", "allow", "cancel", "take"]))
    def lead(self, kind: str) -> None:
        """Let a lead act on the line at hand."""
        assert self.progress is not None
        list_id, number = self.progress.pick_list.id, self.progress.at.line.number
        store = ListStore(self.journal)
        match kind:
            case "answer" if self.progress.is_awaiting_help:
                store.answer(list_id, number, "Look behind the post.")
            case "allow":
                store.override_expiry(list_id, number)
                self.allowed.add((list_id, number))
            case "cancel":
                store.cancel(list_id)
            case "take":
                store.assign(list_id, None)
        stored = [event_of(one.event) for one in self.journal.events(len(self.known))]
        acts = tuple(event for event in stored if event is not None)
        self.known.extend(acts)
        self._give(JournalChanged(acts))

    # What holds

    @invariant()
    def what_is_stored_is_all_there_is(self) -> None:
        """Compare the journal with what was told, count it anew, and fold it to what the session knows."""
        if hasattr(self, "journal"):
            self._check_stored()
            self._check_progress()

    def _check_stored(self) -> None:
        stored = self.journal.events(self.checked)
        assert [one.sequence for one in stored] == list(range(self.checked + 1, len(self.known) + 1))
        retold = [event_of(one.event) for one in stored]
        assert retold == self.known[self.checked :]
        for event in retold:
            if isinstance(event, LineEvent):
                self.told[event.list_id, event.line].take(event)
        self.checked = len(self.known)

    def _check_progress(self) -> None:
        if self.progress is None:
            return
        pick_list = self.lists[self.progress.pick_list.id]
        assert self.progress == progress_of(pick_list, self.journal.events())
        for line in self.progress.lines:
            told = self.told[pick_list.id, line.line.number]
            assert (line.counted, line.is_closed) == (told.counted, told.is_closed)
        summary = next(each for each in ListStore(self.journal).lists() if each.id == pick_list.id)
        assert summary.counted == sum(line.counted for line in self.progress.lines)
        assert summary.closed_lines == sum(line.is_closed for line in self.progress.lines)
        serials = [serial for line in self.progress.lines for serial in sorted(line.serials)]
        assert len(serials) == len(set(serials)), "a serial number is one unit"
        assert self.session.question is None or self.session.state in {*AT_ITEM, PickingState.GO_TO_LOCATION}


PickingMachine.TestCase.settings = settings(max_examples=30, stateful_step_count=25)
TestPickingMachine = PickingMachine.TestCase
