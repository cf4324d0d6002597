"""The reading session: capture the sharpest frame, read its page line by line, and keep the wearer's place in it.

States: IDLE (nothing asked, or the page is finished or stopped), AIMING (waiting for a usable frame), LOCATING (the
lines of the chosen frame are being located), READING (lines are recognised and spoken). Speech starts with the first
recognised line; the rest is recognised meanwhile, also after Stop, so that a name can be found on the whole page.
TRANSITIONS.md lists what each input does.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from typing import Self

from pipelines import commands
from pipelines.commands import Command
from pipelines.events import PageRead, ReadingFailed
from pipelines.phrases import catalogue
from pipelines.phrases.catalogue import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.reading.capture import CaptureSettings, MeasuredFrame, complaint, sharpest
from pipelines.reading.labels import NameList
from pipelines.reading.page import Page, Place, Unit
from pipelines.reading.products import ProductCatalogue
from pipelines.session import Held, Offer, Option, Released, SessionInput, Started, Step
from pipelines.spoken.sentences import sentence_starts
from pipelines.spoken.text import speakable
from pipelines.types import (
    Earcon,
    JournalFailed,
    Observation,
    Play,
    Say,
    Silence,
    SpeechMoment,
    SpeechProgress,
    TextLine,
    Tick,
    Utterance,
    Wanted,
)

_MOVES: dict[type[Command], tuple[Unit, int]] = {
    commands.NextSentence: (Unit.SENTENCE, 1),
    commands.PreviousSentence: (Unit.SENTENCE, -1),
    commands.NextBlock: (Unit.BLOCK, 1),
    commands.PreviousBlock: (Unit.BLOCK, -1),
    commands.NextLine: (Unit.LINE, 1),
    commands.PreviousLine: (Unit.LINE, -1),
}
"""By what each command moves, and which way."""


class ReadingState(enum.Enum):
    """What the session waits for."""

    IDLE = enum.auto()
    AIMING = enum.auto()
    LOCATING = enum.auto()
    READING = enum.auto()


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """What a profile fixes for the reading job."""

    capture: CaptureSettings = field(default_factory=CaptureSettings)
    unsure_below: float = 0.8
    """A line whose confidence is lower is spoken as unsure, 0 to 1."""
    names: tuple[str, ...] = ()
    """Names that the menu offers to find."""
    label_list: NameList = field(default_factory=NameList)
    """The closed list of names that may stand on labels."""
    catalogue: ProductCatalogue = field(default_factory=ProductCatalogue)
    """The products that are known by their codes."""


@dataclass(frozen=True, slots=True)
class SpokenText:
    """What of the page was handed to the speaker and has not ended."""

    place: Place
    """Where it begins; it goes to the end of its sentence."""
    utterance: Utterance
    """What was handed over; its tag is the mark by which its progress is known."""


@dataclass(frozen=True, slots=True)
class ReadingSession:
    """The state of the reading job; see the module for the flow."""

    phrasebook: Phrasebook
    settings: ReadingSettings = field(default_factory=ReadingSettings)
    state: ReadingState = ReadingState.IDLE
    recent: tuple[MeasuredFrame, ...] = ()
    """The last measured frames, oldest first."""
    give_up_at: float | None = None
    """While AIMING: when to take what there is, in seconds on the run's clock."""
    has_complained: bool = False
    """While AIMING: whether the wearer was told what is wrong."""
    captured: int | None = None
    """While LOCATING: the frame that is being read."""
    page: Page | None = None
    """The page being read, or the last one."""
    sought: str | None = None
    """A name that was asked for and not found yet, while lines are still being recognised."""
    spoken: SpokenText | None = None
    last_said: Utterance | None = None
    """What Repeat says again."""
    utterances: int = 0
    """How many lines were handed to the speaker; makes tags unique."""
    is_paused: bool = False
    is_held: bool = False
    """Whether the menu is speaking."""

    def offers(self) -> tuple[Offer, ...]:
        """Give the commands that make sense now, the likeliest first."""
        offers: list[Offer] = [Offer(commands.Read)]
        has_lines = self.page is not None and bool(self.page.lines)
        if self.is_paused or (has_lines and self.state is ReadingState.IDLE):
            offers.append(Offer(commands.Resume))
        if has_lines:
            offers += [
                Offer(commands.Repeat),
                Offer(commands.NextSentence),
                Offer(commands.PreviousSentence),
                Offer(commands.NextBlock),
                Offer(commands.PreviousBlock),
                Offer(commands.NextLine),
                Offer(commands.PreviousLine),
                Offer(commands.StartOver),
                Offer(commands.WhereAmI),
            ]
            if self.settings.names:
                names = tuple(Option(name, commands.Find(name)) for name in self.settings.names)
                offers.append(Offer(commands.Find, options=names))
        offers += [Offer(commands.Pause), Offer(commands.Stop), Offer(commands.Help)]
        return tuple(offers)

    def in_words_of(self, phrasebook: Phrasebook) -> Self:
        """Implement Session."""
        return replace(self, phrasebook=phrasebook)

    def step(self, given: SessionInput, now: float) -> Step[Self]:
        """Take one input; pure."""
        result = Step(self)
        match given:
            case Started():
                result = self._notice(catalogue.welcome_reading())
            case Observation():
                result = self._observe(given, now)
            case Command():
                result = self._obey(given, now)
            case SpeechProgress():
                result = self._heard(given)
            case Tick() if self.give_up_at is not None and now >= self.give_up_at and not self._is_quiet:
                result = self._take_best(now)
            case Held():
                result = Step(replace(self, is_held=True))
            case Released():
                result = replace(self, is_held=False)._go_on(now)
            case JournalFailed():
                result = self._not_stored()
            case Tick():
                pass
        after = result.session
        lines = after.page.still_wanted if after.page is not None else None
        wanted = Wanted(quality=True, detections_of=after.captured, lines=lines)
        return replace(result, wanted=wanted, wake_at=None if after._is_quiet else after.give_up_at)

    # What is seen

    def _observe(self, seen: Observation, now: float) -> Step[Self]:
        if seen.detections is not None and seen.frame_id == self.captured:
            page = Page(seen.frame_id, seen.detections, unsure_below=self.settings.unsure_below)
            return replace(self, state=ReadingState.READING, captured=None, page=page)._speak_on()
        if seen.line is not None and self.page is not None and seen.frame_id == self.page.frame_id:
            return replace(self, page=self.page.with_line(seen.line))._say_next()
        if seen.quality is not None:
            measured = MeasuredFrame(seen.frame_id, seen.captured_at, seen.quality)
            after = replace(self, recent=(*self.recent, measured)[-self.settings.capture.keep_frames :])
            return after._aim(now)
        return Step(self)

    def _aim(self, now: float) -> Step[Self]:
        if self.state is not ReadingState.AIMING or self._is_quiet:
            return Step(self)
        best = sharpest(self.recent, now, self.settings.capture)
        if best is None:
            return Step(self)
        fault = complaint(best.quality, self.settings.capture)
        if fault is None:
            return self._capture(best)
        if self.has_complained:
            return Step(self)
        return replace(self, has_complained=True)._notice(fault)

    def _capture(self, frame: MeasuredFrame) -> Step[Self]:
        after = replace(self, state=ReadingState.LOCATING, captured=frame.frame_id, give_up_at=None, page=None)
        return Step(after, (Play(Earcon.CAPTURED),))

    def _take_best(self, now: float) -> Step[Self]:
        best = sharpest(self.recent, now, self.settings.capture)
        if best is None:
            return self._fail(catalogue.no_picture())
        if complaint(best.quality, self.settings.capture) == catalogue.too_dark():
            return self._fail(catalogue.too_dark())
        # A blurred page may still be legible, and each of its lines is judged by its own confidence.
        return self._capture(best)

    def _fail(self, phrase: Phrase) -> Step[Self]:
        after = replace(self, state=ReadingState.IDLE, give_up_at=None, captured=None)
        told = after._notice(phrase).preceded_by(Play(Earcon.ATTENTION))
        return replace(told, events=(ReadingFailed(phrase.name),))

    def _not_stored(self) -> Step[Self]:
        # It is not known which step did not happen. Waiting for its outcome could wait for ever, or try for ever.
        stopped = replace(self._silenced(), state=ReadingState.IDLE)
        return stopped._notice(catalogue.not_stored()).preceded_by(Silence(), Play(Earcon.ATTENTION))

    # What is asked

    def _obey(self, command: Command, now: float) -> Step[Self]:
        match command:
            case commands.Read():
                aiming = replace(self._silenced(), state=ReadingState.AIMING, has_complained=False, is_paused=False)
                return aiming._go_on(now).preceded_by(Silence(), Play(Earcon.HEARD))
            case commands.Pause():
                paused = replace(self, is_paused=True, spoken=None, sought=None)
                return paused._notice(catalogue.paused()).preceded_by(Silence())
            case commands.Help():
                paused = replace(self, is_paused=True, spoken=None, sought=None)
                return paused._notice(catalogue.help_reading()).preceded_by(Silence())
            case commands.Stop():
                # A page of which no line is known yet is given up; there is no place in it to go back to.
                page = self.page if self.page is not None and self.page.lines else None
                return Step(replace(self._silenced(), state=ReadingState.IDLE, page=page), (Silence(),))
            case commands.Resume():
                return self._resume(now)
            case commands.Repeat():
                return self._repeat()
            case commands.StartOver():
                return self._read_from(Place(0)) if self._has_lines else self._notice(catalogue.no_page())
            case command if type(command) in _MOVES:
                return self._move(*_MOVES[type(command)])
            case commands.WhereAmI():
                return self._say_position()
            case commands.Find(text):
                return self._find(text)
        command_in_words = self.phrasebook.text(catalogue.menu_command(commands.command_name(command)))
        return self._notice(catalogue.not_now(command_in_words))

    def _silenced(self) -> Self:
        return replace(self, spoken=None, captured=None, give_up_at=None, sought=None)

    def _resume(self, now: float) -> Step[Self]:
        awake = replace(self, is_paused=False)
        if self.state is not ReadingState.IDLE:
            return awake._go_on(now) if self.is_paused else Step(self)
        if self.page is None or (self.page.is_complete and not self.page.lines):
            return awake._notice(catalogue.no_page())
        if self.page.is_complete and not self.page.has_next:
            return awake._notice(catalogue.last_line())
        return replace(awake, state=ReadingState.READING)._speak_on()

    def _repeat(self) -> Step[Self]:
        if self.spoken is not None:
            return self._read_from(self.spoken.place)
        if self.last_said is None:
            return self._notice(catalogue.nothing_to_repeat())
        return Step(self, (Silence(), Say(replace(self.last_said, tag=None))))

    @property
    def _has_lines(self) -> bool:
        return self.page is not None and bool(self.page.lines)

    def _move(self, unit: Unit, step: int) -> Step[Self]:
        if self.page is None or not self.page.lines:
            return self._notice(catalogue.no_page())
        place = self.page.neighbour(unit, step)
        if place is None:
            return self._notice(catalogue.first_line() if step < 0 else catalogue.last_line())
        # What comes next may still have to be recognised; it is spoken when it comes.
        return self._read_from(place)

    def _read_from(self, place: Place) -> Step[Self]:
        page = self.page.moved_to(place) if self.page else None
        moved = replace(self._silenced(), state=ReadingState.READING, page=page, is_paused=False)
        return moved._speak_on().preceded_by(Silence())

    def _say_position(self) -> Step[Self]:
        if self.page is None or not self.page.lines:
            return self._notice(catalogue.no_page())
        return self._notice(catalogue.line_position(self.page.line_at_hand + 1, self.page.expected_lines))

    def _find(self, text: str) -> Step[Self]:
        if self.page is None or not self.page.lines:
            return self._notice(catalogue.no_page())
        if self.page.find(text) is None and self.page.is_complete:
            return self._notice(catalogue.not_found(text))
        seeking = replace(self._silenced(), state=ReadingState.IDLE, sought=text)
        return seeking._say_next().preceded_by(Silence())

    # What is said

    @property
    def _is_quiet(self) -> bool:
        """Whether nothing may be said unasked now."""
        return self.is_paused or self.is_held

    def _go_on(self, now: float) -> Step[Self]:
        """Take up what Pause or the menu held: the wait for a frame begins anew, the page goes on where it was."""
        if self.state is not ReadingState.AIMING:
            return self._say_next()
        return replace(self, give_up_at=now + self.settings.capture.wait_seconds)._aim(now)

    def _say_next(self) -> Step[Self]:
        if self.sought is None or self.page is None:
            return self._speak_on()
        if self.is_held:
            return Step(self)
        index = self.page.find(self.sought)
        if index is not None:
            utterance = self.line_utterance(self.page.lines[index])
            place = self.page.place_of_line(index)
            found = replace(self, sought=None, page=self.page.heard(place), last_said=utterance)
            return Step(found, (Say(utterance),))
        if self.page.is_complete:
            return replace(self, sought=None)._notice(catalogue.not_found(self.sought))
        return Step(self)

    def _notice(self, phrase: Phrase) -> Step[Self]:
        after = replace(self, last_said=self.phrasebook.utterance(phrase))
        return Step(after, self.phrasebook.say(phrase))

    def _heard(self, progress: SpeechProgress) -> Step[Self]:
        if self.spoken is None or self.page is None or progress.utterance.tag != self.spoken.utterance.tag:
            return Step(self)
        if progress.moment in {SpeechMoment.STARTED, SpeechMoment.MARK_REACHED}:
            return Step(self)
        if progress.moment is SpeechMoment.FINISHED:
            return replace(self, page=self.page.heard(self.spoken.place), spoken=None)._speak_on()
        # Something more urgent cut the sentence off: it is said again from its start.
        return replace(self, spoken=None)._speak_on()

    def _speak_on(self) -> Step[Self]:
        page = self.page
        if self.state is not ReadingState.READING or page is None or self.spoken or self._is_quiet:
            return Step(self)
        if page.has_next:
            is_unsure = page.sentences[page.position.sentence].is_unsure
            utterance = replace(self._utterance(page.next_words, is_unsure=is_unsure), tag=f"text-{self.utterances}")
            spoken = SpokenText(page.position, utterance)
            begun = page.moved_to(page.position)
            after = replace(self, spoken=spoken, utterances=self.utterances + 1, last_said=utterance, page=begun)
            return Step(after, (Say(utterance),))
        if not page.is_complete:
            return Step(self)
        if not page.lines:
            return self._fail(catalogue.not_legible() if page.detections else catalogue.no_text())
        unsure = sum(self._is_unsure(line) for line in page.lines)
        ending = self.phrasebook.say(catalogue.end_of_page())
        finished = Step(replace(self, state=ReadingState.IDLE), ending, (PageRead(len(page.lines), unsure),))
        return finished.preceded_by(Play(Earcon.DONE))

    def _is_unsure(self, line: TextLine) -> bool:
        return line.confidence < self.settings.unsure_below

    def line_utterance(self, line: TextLine) -> Utterance:
        """Give what is said for a line: its text as people say it, marked as unsure where it is."""
        return self._utterance(line.text, is_unsure=self._is_unsure(line))

    def _utterance(self, text: str, *, is_unsure: bool) -> Utterance:
        words = speakable(text, self.phrasebook.language)
        if is_unsure:
            return self.phrasebook.utterance(catalogue.unsure_line(words))
        return Utterance(words, self.phrasebook.language, marks=sentence_starts(words))
