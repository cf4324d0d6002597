"""The reading session: capture the sharpest frame, read its page line by line, and keep the wearer's place in it.

States: IDLE (nothing asked, or the page is finished or stopped), AIMING (waiting for a usable frame), LOCATING (the
lines of the chosen frame are being located), READING (lines are recognised and spoken). Speech starts with the first
recognised line; the rest is recognised meanwhile.
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
from pipelines.reading.page import Page
from pipelines.session import Held, Offer, Option, Released, SessionInput, Started, Step
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


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """The line that was handed to the speaker and has not ended."""

    index: int
    """Its index in the page's lines."""
    tag: str
    """The mark by which its progress is known."""


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
    spoken: SpokenLine | None = None
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
        if self.page is not None and self.page.lines:
            offers += [
                Offer(commands.Repeat),
                Offer(commands.NextLine),
                Offer(commands.PreviousLine),
                Offer(commands.StartOver),
                Offer(commands.WhereAmI),
            ]
            if self.state is ReadingState.IDLE or self.is_paused:
                offers.append(Offer(commands.Resume))
            if self.settings.names:
                names = tuple(Option(name, commands.Find(name)) for name in self.settings.names)
                offers.append(Offer(commands.Find, options=names))
        offers += [Offer(commands.Pause), Offer(commands.Stop), Offer(commands.Help)]
        return tuple(offers)

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
            case Tick() if self.give_up_at is not None and now >= self.give_up_at:
                result = self._take_best(now)
            case Held():
                result = Step(replace(self, is_held=True))
            case Released():
                result = replace(self, is_held=False)._speak_on()
            case Tick() | JournalFailed():
                pass
        after = result.session
        lines = after.page.still_wanted if after.page and after.state is ReadingState.READING else None
        wanted = Wanted(quality=True, detections_of=after.captured, lines=lines)
        return replace(result, wanted=wanted, wake_at=after.give_up_at)

    # What is seen

    def _observe(self, seen: Observation, now: float) -> Step[Self]:
        if seen.quality is not None:
            measured = MeasuredFrame(seen.frame_id, seen.captured_at, seen.quality)
            after = replace(self, recent=(*self.recent, measured)[-self.settings.capture.keep_frames :])
            return after._aim(now) if self.state is ReadingState.AIMING else Step(after)
        if seen.detections is not None and seen.frame_id == self.captured:
            page = Page(seen.frame_id, seen.detections)
            return replace(self, state=ReadingState.READING, captured=None, page=page)._speak_on()
        is_reading = self.state is ReadingState.READING and self.page is not None
        if is_reading and self.page is not None and seen.line is not None and seen.frame_id == self.page.frame_id:
            return replace(self, page=self.page.with_line(seen.line))._speak_on()
        return Step(self)

    def _aim(self, now: float) -> Step[Self]:
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

    # What is asked

    def _obey(self, command: Command, now: float) -> Step[Self]:
        match command:
            case commands.Read():
                give_up_at = now + self.settings.capture.wait_seconds
                fresh = replace(self._silenced(), state=ReadingState.AIMING, give_up_at=give_up_at, is_paused=False)
                return replace(fresh, has_complained=False)._aim(now).preceded_by(Silence(), Play(Earcon.HEARD))
            case commands.Pause():
                paused = replace(self, is_paused=True, spoken=None)
                return paused._notice(catalogue.paused()).preceded_by(Silence())
            case commands.Help():
                paused = replace(self, is_paused=True, spoken=None)
                return paused._notice(catalogue.help_reading()).preceded_by(Silence())
            case commands.Stop():
                return Step(replace(self._silenced(), state=ReadingState.IDLE), (Silence(),))
            case commands.Resume():
                return self._resume()
            case commands.Repeat():
                return self._repeat()
            case commands.NextLine() | commands.PreviousLine() | commands.StartOver():
                return self._move(command)
            case commands.WhereAmI():
                return self._say_position()
            case commands.Find(text):
                return self._find(text)
        command_in_words = self.phrasebook.text(catalogue.menu_command(commands.command_name(command)))
        return self._notice(catalogue.not_now(command_in_words))

    def _silenced(self) -> Self:
        return replace(self, spoken=None, captured=None, give_up_at=None)

    def _resume(self) -> Step[Self]:
        awake = replace(self, is_paused=False)
        if self.state is not ReadingState.IDLE:
            return awake._speak_on()
        if self.page is None:
            return awake._notice(catalogue.no_page())
        if self.page.is_complete and not self.page.has_next:
            return awake._notice(catalogue.last_line())
        return replace(awake, state=ReadingState.READING)._speak_on()

    def _repeat(self) -> Step[Self]:
        if self.spoken is not None:
            return self._read_from(self.spoken.index)
        if self.last_said is None:
            return self._notice(catalogue.nothing_to_repeat())
        return Step(self, (Silence(), Say(replace(self.last_said, tag=None))))

    def _move(self, command: Command) -> Step[Self]:
        if self.page is None or not self.page.lines:
            return self._notice(catalogue.no_page())
        here = self.spoken.index if self.spoken is not None else self.page.position - 1
        match command:
            case commands.NextLine() if here >= len(self.page.lines) - 1:
                return self._notice(catalogue.last_line())
            case commands.NextLine():
                return self._read_from(here + 1)
            case commands.PreviousLine() if here <= 0:
                return self._notice(catalogue.first_line())
            case commands.PreviousLine():
                return self._read_from(here - 1)
        return self._read_from(0)

    def _read_from(self, index: int) -> Step[Self]:
        page = self.page.moved_to(index) if self.page else None
        moved = replace(self._silenced(), state=ReadingState.READING, page=page, is_paused=False)
        return moved._speak_on().preceded_by(Silence())

    def _say_position(self) -> Step[Self]:
        if self.page is None or not self.page.lines:
            return self._notice(catalogue.no_page())
        here = self.spoken.index if self.spoken is not None else min(self.page.position, len(self.page.lines) - 1)
        return self._notice(catalogue.line_position(here + 1, len(self.page.detections)))

    def _find(self, text: str) -> Step[Self]:
        if self.page is None or not self.page.lines:
            return self._notice(catalogue.no_page())
        index = self.page.find(text)
        if index is None:
            return self._notice(catalogue.not_found(text))
        utterance = self._line_utterance(self.page.lines[index])
        page = self.page.moved_to(index + 1)
        after = replace(self._silenced(), state=ReadingState.IDLE, page=page, last_said=utterance)
        return Step(after, (Silence(), Say(utterance)))

    # What is said

    def _notice(self, phrase: Phrase) -> Step[Self]:
        after = replace(self, last_said=self.phrasebook.utterance(phrase))
        return Step(after, self.phrasebook.say(phrase))

    def _heard(self, progress: SpeechProgress) -> Step[Self]:
        if self.spoken is None or self.page is None or progress.utterance.tag != self.spoken.tag:
            return Step(self)
        if progress.moment is SpeechMoment.STARTED:
            return Step(self)
        if progress.moment is SpeechMoment.FINISHED:
            return replace(self, page=self.page.moved_to(self.spoken.index + 1), spoken=None)._speak_on()
        # Something more urgent cut the line off: it is said again from its start.
        return replace(self, spoken=None)._speak_on()

    def _speak_on(self) -> Step[Self]:
        page = self.page
        if self.state is not ReadingState.READING or page is None or self.spoken or self.is_paused or self.is_held:
            return Step(self)
        if page.has_next:
            tag = f"line-{self.utterances}"
            utterance = replace(self._line_utterance(page.lines[page.position]), tag=tag)
            spoken = SpokenLine(page.position, tag)
            after = replace(self, spoken=spoken, utterances=self.utterances + 1, last_said=utterance)
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

    def _line_utterance(self, line: TextLine) -> Utterance:
        if self._is_unsure(line):
            return self.phrasebook.utterance(catalogue.unsure_line(line.text))
        return Utterance(line.text, self.phrasebook.language)
