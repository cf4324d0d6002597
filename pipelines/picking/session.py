"""The picking session: one list, one line, one step at a time.

The worker's next act follows from the list's progress (states.py), and progress changes by events alone, so that what
was stored is all that there is to come back to. A wrong scan never changes a state or a count. judging.py says what a
code means, commanding.py what a command does; here it is made heard. TRANSITIONS.md lists what each input does.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self

from pipelines import commands, events
from pipelines.commands import Command
from pipelines.phrases import catalogue, picking_phrases, reading_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.picking import commanding, details, judging
from pipelines.picking.at_line import AtLine
from pipelines.picking.codes import code_key
from pipelines.picking.consequences import after_acts
from pipelines.picking.fading import Fading
from pipelines.picking.hearing import Heard, Hearing
from pipelines.picking.lead import LeadsActs
from pipelines.picking.offering import offers_at
from pipelines.picking.outcome import NOTHING, Outcome, Question, QuestionKind
from pipelines.picking.printed_digits import PrintedDigits
from pipelines.picking.progress import ACTS, ListProgress
from pipelines.picking.scans import Observed, Scan, ScanTracker
from pipelines.picking.settings import PickingSettings
from pipelines.picking.states import AT_ITEM, AT_WORK, LOOKING, PickingState, state_of
from pipelines.picking.wording import Wording
from pipelines.session import (
    CameraStatus,
    DeviceStatus,
    Held,
    JournalChanged,
    Offer,
    Released,
    SessionInput,
    Started,
    Step,
)
from pipelines.types import (
    Earcon,
    Feedback,
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

LEAVE_STORE_SECONDS = 3.0
"""After a scan that could not be stored nothing is looked at for so long, so that the words can be heard."""


@dataclass(frozen=True, slots=True)
class PickingSession:
    """The state of the picking job; see the module for the flow."""

    phrasebook: Phrasebook
    settings: PickingSettings = field(default_factory=PickingSettings)
    tracker: ScanTracker = field(default_factory=ScanTracker)
    progress: ListProgress | None = None
    """None while there is no list."""
    offered: ListProgress | None = None
    """The list that waits while this one is at hand."""
    fading: Fading = field(default_factory=Fading)
    question: Question | None = None
    """What was asked and is not answered."""
    digits: PrintedDigits | None = None
    """What is being read under a code that cannot be decoded."""
    reads_next: bool = False
    """Whether the digits of the next frame are to be read."""
    unread_line: int = 0
    """The line on which it was said last that the digits under a code cannot be read; 0 while it was not said."""
    wrong_tries: int = 0
    """Tries in a row that did not succeed."""
    is_paused: bool = False
    is_held: bool = False
    """Whether the menu is speaking."""
    is_cut_off: bool = False
    """Whether the menu cut off what was said last, so that it is said again when the menu is closed."""
    untold: tuple[Phrase, ...] = ()
    """What a lead did while nothing could be said."""
    last_said: Utterance | None = None
    """What Repeat says again."""
    last_seen: str = ""
    """The code that was shown last."""
    last_answer: str = ""
    """The phrase that answered the worker's last act."""
    device: DeviceStatus | None = None
    blind_until: float | None = None
    """No code is looked at before this time, in seconds on the run's clock; None: always."""

    @classmethod
    def resuming(
        cls,
        progress: ListProgress | None,
        phrasebook: Phrasebook,
        settings: PickingSettings,
        tracker: ScanTracker,
    ) -> Self:
        """Make a session that offers a list, or goes on with one that is in hand; None, or no lines, offers nothing."""
        if progress is None or not progress.lines:
            return cls(phrasebook, settings, tracker, fading=Fading(settings.fades))
        begun = cls(phrasebook, settings, tracker, progress, fading=Fading(settings.fades))
        last = next((act for act in reversed(progress.at.acts) if isinstance(act, events.UnitsCounted)), None)
        if last is None:
            return begun
        # The unit that counted last may still be in view after a restart; as after a rest, it must leave it first.
        return replace(begun, tracker=tracker.noting(code_key(last.scanned), None, 0.0), blind_until=0.0)

    @property
    def state(self) -> PickingState:
        """What the worker does next."""
        return state_of(self.progress, self.settings)

    def offers(self) -> tuple[Offer, ...]:
        """Give the commands that make sense now, the likeliest first."""
        common = (Offer(commands.WhereAmI), Offer(commands.Pause), Offer(commands.Stop))
        if self.is_paused:
            return (Offer(commands.Resume), Offer(commands.WhereAmI))
        if self.state is PickingState.LIST_OFFERED:
            return (Offer(commands.AcceptList), Offer(commands.Repeat), *common)
        if self.progress is None:
            return (Offer(commands.Repeat), *common)
        at = self._at(self.progress, None)
        flag = (Offer(commands.FlagWrong),) if self.last_answer and self.state in AT_WORK else ()
        return (*offers_at(at, self.phrasebook, is_asked=self.question is not None), *flag, *common)

    def in_words_of(self, phrasebook: Phrasebook) -> Self:
        """Implement Session; who chooses how much is said keeps that."""
        is_chosen = phrasebook.guidance is not self.phrasebook.guidance
        fading = replace(self.fading, is_on=False) if is_chosen else self.fading
        return replace(self, phrasebook=phrasebook, fading=fading)

    def step(self, given: SessionInput, now: float) -> Step[Self]:
        """Take one input; pure."""
        result = Step(self)
        match given:
            case Started():
                result = self._begin()
            case Observation():
                result = self._observe(given, now)
            case Command():
                result = replace(self, is_cut_off=False)._obey(given, now)
            case JournalChanged():
                result = self._journal_changed(given)
            case DeviceStatus():
                result = Step(replace(self, device=given))
            case CameraStatus():
                # What was not looked at is no absence: a unit that was in view all the while counts no second time.
                result = Step(replace(self, tracker=self.tracker.looking_again(now)))
            case JournalFailed():
                # The same code is still in view; without a rest it would be tried again with every frame.
                resting = replace(self, blind_until=now + LEAVE_STORE_SECONDS, digits=None, reads_next=False)
                result = resting._tell(catalogue.not_stored(), Earcon.ATTENTION)
            case Held():
                result = Step(replace(self, is_held=True, is_cut_off=False))
            case SpeechProgress() if self.is_held:
                result = Step(replace(self, is_cut_off=self.is_cut_off or self._is_cutting_off(given)))
            case Released():
                result = self._released(now)
            case SpeechProgress() | Tick():
                pass
        return replace(result, wanted=result.session._wanted())

    def _wanted(self) -> Wanted:
        if not self._is_looking or self.progress is None:
            return Wanted()
        wanted = Wanted() if self.digits is None else self.digits.wanted()
        return replace(wanted, barcodes=True, known=self._at(self.progress, None).hopes().known)

    @property
    def _is_looking(self) -> bool:
        return self.state in LOOKING and not self.is_paused and not self.is_held

    def _begin(self) -> Step[Self]:
        if self.is_paused:
            return self._notice(catalogue.paused())
        if self.state in AT_WORK:
            # After a battery change, a crash or a power cut.
            return self._where_and_prompt()
        return self._prompt()

    def _is_cutting_off(self, progress: SpeechProgress) -> bool:
        is_lost = progress.moment in {SpeechMoment.INTERRUPTED, SpeechMoment.DROPPED}
        return is_lost and self.last_said is not None and progress.utterance.text == self.last_said.text

    def _released(self, now: float) -> Step[Self]:
        after = replace(self, is_held=False, is_cut_off=False, tracker=self.tracker.looking_again(now))
        again = (Say(self.last_said),) if self.is_cut_off and self.last_said is not None else ()
        if self.is_paused or not self.untold:
            return Step(after, again)
        news = after._news()
        return replace(news, feedback=(*news.feedback, *again))

    # What a lead does

    def _journal_changed(self, changed: JournalChanged) -> Step[Self]:
        if self.progress is None:
            return self._take_offer(changed.offered)
        acts = LeadsActs.on(self.progress, changed.events)
        after = replace(
            self,
            progress=acts.progress,
            untold=(*self.untold, *acts.told),
            offered=changed.offered,
        )
        if acts.is_taken:
            after = after._without_list()
        news = after._news() if acts.told and not (self.is_paused or self.is_held) else Step(after)
        if after.state in {PickingState.NO_LIST, PickingState.LIST_DONE} and changed.offered is not None:
            return news.then(news.session._take_offer(changed.offered))
        return news

    def _without_list(self) -> Self:
        return replace(self, progress=None, question=None, digits=None, wrong_tries=0)

    def _news(self) -> Step[Self]:
        """Say what a lead did."""
        after = replace(self, untold=())
        last = after._notice(self.untold[-1], Priority.NEXT)
        words = tuple(say for phrase in self.untold[:-1] for say in self._words.say(phrase, Priority.NEXT))
        return last.preceded_by(Play(Earcon.ATTENTION), *words)

    def _take_offer(self, offered: ListProgress | None) -> Step[Self]:
        if offered is None or not offered.lines:
            return Step(replace(self, offered=None))
        after = replace(self, progress=offered, offered=None, question=None, wrong_tries=0)
        if self.is_held:
            # The menu keeps it from being heard, so that it is said when the menu is closed.
            return Step(replace(after._prompt().session, is_cut_off=True))
        return Step(after) if self.is_paused else after._prompt().preceded_by(Play(Earcon.ATTENTION))

    # What is seen

    def _observe(self, seen: Observation, now: float) -> Step[Self]:
        if not self._is_looking or self.progress is None:
            return Step(self)
        if self.digits is not None and (seen.detections is not None or seen.line is not None):
            return self._digits_told(self.digits.told(seen), now)
        if seen.barcodes is None:
            return Step(self)
        if self.blind_until is not None and seen.captured_at < self.blind_until:
            return Step(self)
        tracker = self.tracker if self.blind_until is None else self.tracker.looking_again(seen.captured_at)
        observed = tracker.observe(seen, self._at(self.progress, now).hopes())
        looked = Step(replace(self, tracker=observed.tracker, blind_until=None))
        return self._observed(looked, observed, seen, now)

    def _observed(self, result: Step[Self], observed: Observed, seen: Observation, now: float) -> Step[Self]:
        # One answer for one view: beside what is waited for, other codes are no mistake.
        scans = tuple(scan for scan in observed.scans if scan.is_expected) or observed.scans[:1]
        for scan in scans:
            taken = result.session._scanned(scan, now)
            # Of several units in one view the last one's answer holds: two sounds at once would be noise.
            result = replace(result.then(taken), feedback=taken.feedback or result.feedback)
        before, after = self.state, result.session.state
        if before is PickingState.GO_TO_LOCATION and after in AT_ITEM and scans:
            # An item that was refused on the way, or was seen beside the label, counts now though still in view.
            result = replace(result, session=result.session._expecting_item(scans))
        if not scans and observed.again:
            result = result.then(result.session._came_again(observed.again[0], now))
        if not scans and observed.is_crowded and self.state in AT_WORK:
            result = result.then(result.session._tell(picking_phrases.two_codes(), Earcon.ATTENTION))
        if scans:
            # A code that can be read needs no reading of its digits, which would count it once more.
            return replace(result, session=replace(result.session, reads_next=False))
        is_idle = result.session.digits is None and result.session.state in AT_ITEM
        if is_idle and (observed.unread is not None or self.reads_next):
            around = None if observed.unread is None else observed.unread.quad
            reading = replace(result.session, digits=PrintedDigits(seen.frame_id, around), reads_next=False)
            result = replace(result, session=reading)
        return result

    def _expecting_item(self, scans: tuple[Scan, ...]) -> Self:
        """Let an item count that was refused on the way and is still in view; one that counted must leave it first."""
        assert self.progress is not None  # noqa: S101 -- a line is at hand in these states
        counted = frozenset[str]().union(*(line.line.item.keys for line in self.progress.lines if line.counted))
        answered = frozenset(scan.key for scan in scans)
        return replace(self, tracker=self.tracker.forgetting(self.progress.at.line.item.keys - counted - answered))

    def _scanned(self, scan: Scan, now: float) -> Step[Self]:
        if self.progress is None or self.state not in LOOKING:
            return Step(self)
        seen = replace(self, last_seen=scan.label.shown, question=None, digits=None)
        return seen._carry_out(judging.shown(self._at(self.progress, now), scan))

    def _came_again(self, scan: Scan, now: float) -> Step[Self]:
        if self.progress is None or self.state not in LOOKING:
            return Step(self)
        question = self.question
        if question is not None and question.scan.key == scan.key:
            # A label that flickers is no answer; one that leaves the view and comes back counts by itself.
            return Step(self)
        return self._carry_out(judging.asked_again(self._at(self.progress, now), scan))

    def _digits_told(self, digits: PrintedDigits, now: float) -> Step[Self]:
        """Take what was read under a code: it counts only with its check digit, and where the list knows it."""
        if self.progress is None or self.state not in AT_ITEM:
            return Step(replace(self, digits=None))
        at = self._at(self.progress, now)
        scan, outcome = judging.digits_read(at, digits.codes())
        if scan is None and not digits.is_over:
            return Step(replace(self, digits=digits))
        idle = replace(self, digits=None)
        if scan is None and digits.around is not None:
            # Nobody asked: bars that are not meant may stand in view for long, and are mentioned once.
            if self.unread_line == at.line.number:
                return Step(idle)
            idle = replace(idle, unread_line=at.line.number)
        if scan is not None and digits.around is None and at.done.counted:
            # Read anywhere in view, on request: these may be the digits of a unit that was counted already.
            question = judging.asked_again(at, scan)
            outcome = outcome if question == NOTHING else question
        if scan is not None:
            # The same label must leave the view before it counts again, by its code or by its digits.
            idle = replace(idle, tracker=self.tracker.noting(scan.key, digits.around, now), last_seen=scan.key)
        return idle._carry_out(outcome)

    # What follows from it

    def _at(self, progress: ListProgress, now: float | None) -> AtLine:
        today = None if self.device is None or now is None else self.device.day(now)
        return AtLine(progress, self.settings, today, self.phrasebook.language)

    def _carry_out(self, outcome: Outcome) -> Step[Self]:
        """Store what happened, and make it heard: a tone, the answer, and what comes next where that is new."""
        if outcome == NOTHING or self.progress is None:
            return Step(self)
        happened = outcome.events
        progress, all_events = after_acts(self.progress, happened, self.settings, self.phrasebook.language)
        is_act = any(isinstance(event, ACTS) for event in happened)
        after = replace(
            self,
            progress=progress,
            question=outcome.question,
            wrong_tries=self.wrong_tries + 1 if outcome.is_mistake else 0 if is_act else self.wrong_tries,
            last_answer=outcome.phrase.name if outcome.phrase is not None else self.last_answer,
        )
        if any(isinstance(event, events.LineCompleted) for event in all_events):
            after = replace(after, fading=after.fading.line_done())
        if outcome.is_mistake:
            after = replace(after, fading=after.fading.mistaken())
        needs_help = outcome.is_mistake and after.wrong_tries % self.settings.help_after_tries == 0
        heard = after._hearing.answer(outcome, self._hearing, offers_help=needs_help)
        result = replace(after._heard(heard), events=all_events)
        if result.session.state is PickingState.LIST_DONE and self.offered is not None:
            return result.then(result.session._take_offer(self.offered))
        return result

    # What is asked

    def _obey(self, command: Command, now: float) -> Step[Self]:
        match command:
            case commands.Stop():
                return Step(self, (Silence(),))
            case commands.Repeat():
                said = self.last_said
                return self._prompt() if said is None else Step(self, (Silence(), Say(said)))
            case commands.WhereAmI():
                return self._heard(self._hearing.where())
            case commands.Resume() if self.is_paused:
                return self._resume(now)
            case commands.Pause() if not self.is_paused:
                held = replace(self, is_paused=True, fading=self.fading.interrupted(), digits=None, reads_next=False)
                result = held._notice(catalogue.paused()).preceded_by(Silence())
                return replace(result, events=(events.WorkPaused(),))
            case _ if self.is_paused:
                return self._notice(catalogue.paused())
            case commands.Resume():
                return self._prompt()
            case commands.AcceptList() if self.state is PickingState.LIST_OFFERED and self.progress is not None:
                return self._accept(self.progress)
            case commands.Help():
                return self._help()
        is_undone = isinstance(command, commands.Undo) and self.state is PickingState.LIST_DONE
        if self.progress is None or not (self.state in AT_WORK or is_undone):
            return self._not_now(command)
        return self._obey_at_line(command, self.progress, now)

    def _obey_at_line(self, command: Command, progress: ListProgress, now: float) -> Step[Self]:
        at = self._at(progress, now)
        match command:
            case commands.Confirm() | commands.Decline() if self.question is not None:
                return self._answered(self.question, now, is_yes=isinstance(command, commands.Confirm))
            case commands.HandOver():
                return self._hand_over(progress)
            case commands.ReadDigits() if self.state in AT_ITEM:
                return replace(self, reads_next=True)._tell(picking_phrases.reading_digits(), Earcon.HEARD)
            case commands.FlagWrong() if self.last_answer:
                line = progress.at.line.number
                flag = events.AnswerFlagged(progress.pick_list.id, line, self.last_answer, self.last_seen)
                result = replace(self, last_answer="")._tell(picking_phrases.answer_flagged(), Earcon.HEARD)
                return replace(result, events=(flag,))
            case commands.FlagWrong():
                return self._tell(reading_phrases.nothing_to_flag(), Earcon.ATTENTION)
        outcome = commanding.done(at, command)
        return self._not_now(command) if outcome is None else replace(self, digits=None)._carry_out(outcome)

    def _answered(self, question: Question, now: float, *, is_yes: bool) -> Step[Self]:
        """Take the answer to a question, of the code that it was about."""
        assert self.progress is not None  # noqa: S101 -- a question is asked at a line
        after = replace(self, question=None, last_seen=question.scan.label.shown)
        at = self._at(self.progress, now)
        match question.kind:
            case QuestionKind.ANOTHER_UNIT if is_yes:
                return after._carry_out(judging.item_shown(at, question.scan))
            case QuestionKind.ANOTHER_UNIT:
                return after._tell(picking_phrases.not_counted(self.progress.at.remaining), Earcon.HEARD)
            case QuestionKind.DATE_IS_GOOD if not is_yes:
                return after._carry_out(details.date_declined(at, question.scan))
        good = details.date_confirmed(at, question.scan)
        if good is None:
            return after._prompt()
        known = replace(at, progress=self.progress.applying(good))
        following = NOTHING
        if known.line.item.code_for(question.scan.key) is not None:
            following = judging.item_shown(known, question.scan)
        sound = Earcon.GOOD if following.earcon is None else following.earcon
        return after._carry_out(replace(following, events=(good, *following.events), earcon=sound))

    def _accept(self, progress: ListProgress) -> Step[Self]:
        accepted = events.ListAccepted(progress.pick_list.id)
        begun = replace(self, progress=progress.applying(accepted))
        is_begun = any(line.is_started for line in progress.lines)
        told = begun._where_and_prompt() if is_begun else begun._prompt()
        return replace(told.preceded_by(Silence(), Play(Earcon.GOOD)), events=(accepted,))

    def _resume(self, now: float) -> Step[Self]:
        awake = replace(self, is_paused=False, tracker=self.tracker.looking_again(now))
        told = awake._where_and_prompt() if awake.state in AT_WORK else awake._prompt()
        if self.untold:
            told = told.then(told.session._news())
        result = told.preceded_by(*self._words.say(catalogue.resumed()))
        return replace(result, events=(events.WorkResumed(),))

    def _hand_over(self, progress: ListProgress) -> Step[Self]:
        given = events.ListHandedOver(progress.pick_list.id)
        result = self._without_list()._notice(picking_phrases.handed_over()).preceded_by(Silence(), Play(Earcon.GOOD))
        result = replace(result, events=(given,))
        return result if self.offered is None else result.then(result.session._take_offer(self.offered))

    def _help(self) -> Step[Self]:
        if self.progress is None or self.state not in AT_WORK:
            return self._prompt()
        said = self._tell(Wording(self.progress, self.phrasebook.language).help(self.state), Earcon.HEARD)
        if self.progress.is_awaiting_help:
            return replace(said, feedback=(*said.feedback, *self._words.say(picking_phrases.help_is_coming())))
        line, act = self.progress.at.line.number, self.state.name.lower().replace("_", "-")
        asked = events.HelpRequested(self.progress.pick_list.id, line, act, self.wrong_tries, self.last_seen)
        after = replace(said.session, progress=self.progress.applying(asked))
        feedback = (*said.feedback, *self._words.say(picking_phrases.help_asked()))
        return replace(said, session=after, feedback=feedback, events=(asked,))

    # What is said

    @property
    def _words(self) -> Phrasebook:
        """The words, fewer as it goes well."""
        return replace(self.phrasebook, guidance=self.fading.level(self.phrasebook.guidance))

    @property
    def _hearing(self) -> Hearing:
        return Hearing(self._words, self.progress, self.state)

    def _heard(self, heard: Heard) -> Step[Self]:
        after = self if heard.said is None else replace(self, last_said=heard.said)
        return Step(after, heard.feedback)

    def _prompt(self) -> Step[Self]:
        """Say what the worker does next."""
        done: tuple[Feedback, ...] = (Play(Earcon.DONE),) if self.state is PickingState.LIST_DONE else ()
        return self._heard(self._hearing.prompt().preceded_by(*done))

    def _where_and_prompt(self) -> Step[Self]:
        return self._heard(self._hearing.where_and_prompt())

    def _not_now(self, command: Command) -> Step[Self]:
        name = catalogue.menu_command(commands.command_name(command))
        return self._notice(catalogue.not_now(self._words.text(name)))

    def _notice(self, phrase: Phrase, priority: Priority = Priority.NORMAL) -> Step[Self]:
        return self._heard(self._hearing.notice(phrase, priority))

    def _tell(self, phrase: Phrase, earcon: Earcon) -> Step[Self]:
        """Answer an act of the worker: a sound, and words that interrupt what was being said."""
        return self._notice(phrase, Priority.NOW).preceded_by(Play(earcon))
