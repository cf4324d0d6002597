"""The reading session: what is read, sought or looked up for the wearer.

States: IDLE (nothing asked, or done or stopped), AIMING (waiting for a usable frame), LOCATING (the lines of the chosen
frame are being located), READING (lines are recognised and spoken), LABELLING (all lines of a label are recognised),
ALONG (what comes into view is spoken), SEEKING (words are sought in view), SCANNING (a barcode is looked for) and
MEASURING (light or colour of the next frame). What is looked at is the session's activity, each in a file of its own;
what is spoken of a page is the reader's. A page is recognised to its end also after Stop, so that a word can be found
on the whole of it. TRANSITIONS.md lists what each input does.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from typing import Self

from pipelines import commands
from pipelines.commands import Command
from pipelines.events import ResultFlagged, SoughtFound
from pipelines.phrases import catalogue, reading_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.reading.aiming import Aiming, what_is_missing
from pipelines.reading.along import ReadingAlong
from pipelines.reading.capture import Capture, MeasuredFrame, Picture, Purpose
from pipelines.reading.diagnosis import Evidence, diagnose, why_words
from pipelines.reading.glance import Glance
from pipelines.reading.labelling import Labelling
from pipelines.reading.letters import words_of
from pipelines.reading.measuring import Measuring, Subject
from pipelines.reading.offers import offers_of
from pipelines.reading.page import Page
from pipelines.reading.reader import MOVES, Reader
from pipelines.reading.results import Result, of_codes, of_label
from pipelines.reading.scanning import Scanning
from pipelines.reading.seeking import Seeking, Sighting
from pipelines.reading.settings import ReadingSettings
from pipelines.reading.tracks import Tracks
from pipelines.session import Held, Offer, Released, SessionInput, Started, Step
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
    Wanted,
)

WORKING_SECONDS = 2.0
"""So long after a command nothing is heard at most: then a soft sound tells that the work goes on."""
REMIND_SECONDS = 20.0
"""While words are sought in vain, they are named again so often."""
SEEK_SECONDS = 600.0
"""So long words are sought at most: a walk along many graves, and no camera that works on for nobody."""


class ReadingState(enum.Enum):
    """What the session waits for."""

    IDLE = enum.auto()
    AIMING = enum.auto()
    LOCATING = enum.auto()
    READING = enum.auto()
    LABELLING = enum.auto()
    ALONG = enum.auto()
    SEEKING = enum.auto()
    SCANNING = enum.auto()
    MEASURING = enum.auto()


Activity = Capture | Labelling | ReadingAlong | Seeking | Scanning | Measuring
"""What is looked at for the wearer, beside a page that is read."""


_STATES: dict[type[Activity], ReadingState] = {
    Labelling: ReadingState.LABELLING,
    ReadingAlong: ReadingState.ALONG,
    Seeking: ReadingState.SEEKING,
    Scanning: ReadingState.SCANNING,
    Measuring: ReadingState.MEASURING,
}


_WAITS_WHILE_QUIET = (ReadingAlong, Seeking, Scanning, Measuring)
"""What looks at the world as it is now, and so begins anew after a pause. A picture that was taken is read on."""


@dataclass(frozen=True, slots=True)
class ReadingSession:
    """The state of the reading job; see the module for the flow."""

    reader: Reader
    settings: ReadingSettings = field(default_factory=ReadingSettings)
    activity: Activity | None = None
    recent: tuple[MeasuredFrame, ...] = ()
    """The last measured frames, oldest first."""
    is_talking: bool = False
    """Whether something is being said, by this session or another part of the program."""
    heard_at: float = 0.0
    """When something was last heard, in seconds on the run's clock."""
    evidence: Evidence | None = None
    """What Why judges; None before the first reading."""
    is_flagged: bool = False
    """Whether the wearer has marked the last result as wrong."""

    @classmethod
    def beginning(cls, phrasebook: Phrasebook, settings: ReadingSettings | None = None) -> Self:
        """Give a session at its very beginning."""
        settings = settings or ReadingSettings()
        return cls(Reader(phrasebook, settings.doubts), settings)

    @property
    def state(self) -> ReadingState:
        """What the session waits for."""
        match self.activity:
            case Capture():
                return ReadingState.AIMING if self.activity.frame is None else ReadingState.LOCATING
            case None:
                return ReadingState.READING if self.reader.is_reading else ReadingState.IDLE
        return _STATES[type(self.activity)]

    @property
    def is_paused(self) -> bool:
        """Whether the wearer holds everything."""
        return self.reader.is_paused

    @property
    def is_held(self) -> bool:
        """Whether the menu is speaking."""
        return self.reader.is_held

    def offers(self) -> tuple[Offer, ...]:
        """Give the commands that make sense now, the likeliest first."""
        is_idle = self.state is ReadingState.IDLE
        return offers_of(self.reader, self.settings, is_idle=is_idle, was_read=self.evidence is not None)

    def in_words_of(self, phrasebook: Phrasebook) -> Self:
        """Implement Session."""
        return replace(self, reader=replace(self.reader, phrasebook=phrasebook))

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
                result = self._heard(given, now)
            case Tick():
                result = self._woken(now)
            case Held():
                result = Step(replace(self, reader=replace(self.reader, is_held=True)))
            case Released():
                result = replace(self, reader=replace(self.reader, is_held=False))._go_on(now)
            case JournalFailed():
                result = self._not_stored()
        after = result.session
        if any(isinstance(one, (Say, Play)) for one in result.feedback):
            after = replace(after, heard_at=now)
        return replace(result, session=after, wanted=after._wanted, wake_at=after._wake_at)

    @property
    def _wanted(self) -> Wanted:
        wanted = Wanted(quality=True)
        # What takes no notice while it must be quiet would have the same thing seen again and again.
        if self.activity is not None and not (self.reader.is_quiet and isinstance(self.activity, _WAITS_WHILE_QUIET)):
            wanted = self.activity.wanted
        page = self.reader.page
        if page is None or page.is_complete:
            return wanted
        if self.activity is None or isinstance(self.activity, Capture):
            return replace(wanted, lines=page.still_wanted, again=page.wanted_again)
        # The rest of the page is recognised when this is over.
        return replace(wanted, keep=page.frame_id)

    @property
    def _wake_at(self) -> float | None:
        if self.reader.is_quiet:
            return None
        remind_at = self.activity.remind_at if isinstance(self.activity, Seeking) else None
        times = [time for time in (self._works_until, self._gives_up_at, remind_at) if time is not None]
        return min(times, default=None)

    @property
    def _gives_up_at(self) -> float | None:
        """When what is looked for is given up; None where it is looked at for as long as the wearer wants."""
        match self.activity:
            case Capture() | Scanning() | Measuring() | Seeking():
                return self.activity.give_up_at
        return None

    @property
    def _works_until(self) -> float | None:
        """When the wearer should hear that the work goes on; None while nothing is awaited, or something is said."""
        is_at_work = not isinstance(self.activity, (ReadingAlong, type(None))) or self.reader.awaits_line
        return self.heard_at + WORKING_SECONDS if is_at_work and not self.is_talking else None

    def _read(self, step: Step[Reader]) -> Step[Self]:
        """Make the reader's step the session's own."""
        return Step(replace(self, reader=step.session), step.feedback, step.events)

    def _notice(self, phrase: Phrase) -> Step[Self]:
        return self._read(self.reader.notice(phrase))

    # What is seen

    def _observe(self, seen: Observation, now: float) -> Step[Self]:
        after = self._remembering(seen)
        match after.activity:
            case Capture():
                picture = after.activity.located(seen)
                if picture is not None:
                    return after._located(picture, now)
                if seen.quality is not None:
                    return after._aim(now)
            case activity if isinstance(activity, _WAITS_WHILE_QUIET) and self.reader.is_quiet:
                return Step(after)
            case Labelling():
                label = after.activity.seen(seen)
                return replace(after, activity=label)._labelled(label)
            case Scanning():
                scanning, codes, size = after.activity.seen(seen)
                onward = replace(after, activity=scanning)
                return onward._silenced()._tell(of_codes(codes, size, self.settings)) if codes else Step(onward)
            case Measuring() if seen.scene is not None:
                said = after.activity.answer(seen.scene, self.reader.phrasebook)
                return after._silenced()._notice(said)
            case ReadingAlong():
                return replace(after, activity=after.activity.seen(seen))._speak_along(now)
            case Seeking():
                seeking, sighting = after.activity.seen(seen)
                onward = replace(after, activity=seeking)
                return Step(onward) if sighting is None else onward._sighted(sighting)
        page = after.reader.page
        if seen.line is not None and page is not None and seen.frame_id == page.frame_id:
            return after._with_line(seen.line)
        if seen.again is not None and page is not None and seen.frame_id == page.frame_id:
            return after._read(after.reader.with_reading(seen.again))
        return Step(after)

    def _remembering(self, seen: Observation) -> Self:
        if seen.quality is None:
            return self
        measured = MeasuredFrame(seen.frame_id, seen.captured_at, seen.quality)
        return replace(self, recent=(*self.recent, measured)[-self.settings.capture.keep_frames :])

    def _aim(self, now: float) -> Step[Self]:
        if not isinstance(self.activity, Capture) or self.reader.is_quiet:
            return Step(self)
        outcome = self.activity.judged(self.recent, now)
        if isinstance(outcome, Capture):
            return self._captured(outcome)
        return replace(self, activity=replace(self.activity, has_complained=True))._notice(outcome)

    def _captured(self, capture: Capture) -> Step[Self]:
        # The page before is given up with the choice of a frame, so that nothing of it is taken for the new one.
        reader = self.reader if capture.frame is None else self.reader.without_page()
        return Step(replace(self, activity=capture, reader=reader))

    def _located(self, picture: Picture, now: float) -> Step[Self]:
        """Read a picture, or guide the wearer to a better one."""
        capture = self.activity
        aimed = capture.aimed(picture, now) if isinstance(capture, Capture) and not self.reader.is_quiet else None
        if aimed is None:
            return self._taken(picture)
        again, advice = aimed
        waiting = replace(self, activity=again, evidence=_evidence_of(picture))
        match advice:
            case None:
                return Step(waiting)
            case Play():
                return Step(waiting, (advice,))
        return waiting._notice(advice)

    def _taken(self, picture: Picture) -> Step[Self]:
        if isinstance(self.activity, Capture) and self.activity.purpose is Purpose.LABEL:
            return self._label_taken(picture)
        page = Page(picture.frame.frame_id, picture.detections, doubts=self.settings.doubts)
        taken = replace(self, activity=None, evidence=_evidence_of(picture), is_flagged=False)
        if not picture.detections or self.reader.is_quiet:
            return taken._read(self.reader.with_page(page))
        missing = what_is_missing(picture.framing)
        told = Step(taken) if missing is None else taken._notice(missing)
        reading = told.session._read(told.session.reader.with_page(page))
        shown = told.then(reading).preceded_by(Play(Earcon.CAPTURED))
        # Advice that is still being said is out of date.
        was_guided = isinstance(self.activity, Capture) and self.activity.aiming.advice is not None
        return shown.preceded_by(Silence()) if was_guided else shown

    def _label_taken(self, picture: Picture) -> Step[Self]:
        label = Labelling(picture)
        taken = replace(self, activity=label, evidence=_evidence_of(picture), is_flagged=False)
        if not picture.detections and not self.reader.is_quiet:
            return taken._fail(reading_phrases.no_text())
        shutter = () if self.reader.is_quiet else (Play(Earcon.CAPTURED),)
        return Step(taken, shutter)

    def _labelled(self, label: Labelling) -> Step[Self]:
        """Say which name stands on the label, once all of it was read."""
        if not label.is_complete or self.reader.is_quiet:
            return Step(self)
        if not label.lines:
            return self._fail(reading_phrases.no_text())
        quiet = replace(self._silenced(), evidence=replace(self.evidence or Evidence(), lines=label.lines))
        return quiet._tell(of_label(label, self.settings, self.reader.phrasebook))

    def _tell(self, result: Result) -> Step[Self]:
        told = self._read(self.reader.tell(result.phrases, result.spelled or None)).preceded_by(Play(result.sound))
        return replace(told, events=(result.event,))

    def _with_line(self, line: TextLine) -> Step[Self]:
        evidence = self.evidence or Evidence()
        known = replace(self, evidence=replace(evidence, lines=(*evidence.lines, line)))
        return known._read(self.reader.with_line(line))

    def _sighted(self, sighting: Sighting) -> Step[Self]:
        if not sighting.is_centred:
            across = min(max(sighting.across, -1.0), 1.0)
            return Step(self, (Play(Earcon.AIM, placement=across, closeness=sighting.closeness),))
        is_doubtful = sighting.match.is_doubtful
        words = self.reader.line_utterance(sighting.line)
        if is_doubtful:
            words = self.reader.phrasebook.utterance(reading_phrases.maybe_found(words.text))
        quiet = self._silenced()
        found = quiet._read(quiet.reader.speak(words, sighting.line.text)).preceded_by(Silence(), Play(Earcon.GOOD))
        return replace(found, events=(SoughtFound(is_doubtful),))

    def _speak_along(self, now: float) -> Step[Self]:
        if not isinstance(self.activity, ReadingAlong) or self.reader.spoken is not None or self.reader.is_quiet:
            return Step(self)
        along, news = self.activity.news(now)
        after = replace(self, activity=along)
        if news is None:
            return Step(after)
        words = self.reader.line_utterance(news.line)
        if news.is_correction:
            words = self.reader.phrasebook.utterance(reading_phrases.corrected_line(words.text))
        return after._read(self.reader.speak(words, news.line.text))

    def _woken(self, now: float) -> Step[Self]:
        if self.reader.is_quiet:
            return Step(self)
        if self._gives_up_at is not None and now >= self._gives_up_at:
            return self._time_is_up(now)
        if isinstance(self.activity, Seeking) and now >= self.activity.remind_at:
            reminded = replace(self.activity, remind_at=now + REMIND_SECONDS)
            return replace(self, activity=reminded)._notice(reading_phrases.still_seeking(self.activity.sought))
        if self._works_until is not None and now >= self._works_until:
            return Step(self, (Play(Earcon.WORKING),))
        return Step(self)

    def _time_is_up(self, now: float) -> Step[Self]:
        match self.activity:
            case Capture():
                outcome = self.activity.forced(self.recent, now)
                return self._captured(outcome) if isinstance(outcome, Capture) else self._without_picture(outcome)
            case Seeking(sought):
                return self._silenced()._notice(reading_phrases.stopped_seeking(sought))
            case Scanning():
                return self._silenced()._tell(of_codes((), None, self.settings))
        return self._without_picture(reading_phrases.no_picture())

    def _heard(self, progress: SpeechProgress, now: float) -> Step[Self]:
        match progress.moment:
            case SpeechMoment.STARTED:
                return Step(replace(self, is_talking=True))
            case SpeechMoment.MARK_REACHED:
                return Step(self)
        # What is dropped was never begun; something else may be speaking.
        was_said = progress.moment is not SpeechMoment.DROPPED
        silent = replace(self, is_talking=False, heard_at=now) if was_said else self
        step = silent._read(self.reader.heard(progress))
        return step if step.feedback else step.session._speak_along(now)

    def _without_picture(self, phrase: Phrase) -> Step[Self]:
        """Tell why no frame could be taken; the newest one is what Why judges."""
        quality = self.recent[-1].quality if self.recent else None
        return replace(self, evidence=Evidence(quality), is_flagged=False)._fail(phrase)

    def _fail(self, phrase: Phrase) -> Step[Self]:
        quiet = self._silenced()
        return quiet._read(quiet.reader.fail(phrase))

    def _not_stored(self) -> Step[Self]:
        # It is not known which step did not happen. Waiting for its outcome could wait for ever, or try for ever.
        return self._silenced()._notice(catalogue.not_stored()).preceded_by(Silence(), Play(Earcon.ATTENTION))

    # What is asked

    def _obey(self, command: Command, now: float) -> Step[Self]:
        match command:
            case commands.Read():
                return self._begin(self._capture(Purpose.PAGE), now)
            case commands.ReadLabel() if self.settings.label_list.names:
                return self._begin(self._capture(Purpose.LABEL), now)
            case commands.ReadLabel():
                return self._notice(reading_phrases.no_label_list())
            case commands.ReadProduct():
                return self._begin(Scanning(), now)
            case commands.SayLight():
                return self._begin(Measuring(Subject.LIGHT), now)
            case commands.SayColour():
                return self._begin(Measuring(Subject.COLOUR), now)
            case commands.ReadAlong():
                tracks = Tracks(self.settings.tracks)
                begun = self._begin(ReadingAlong(Glance(self.settings.glance), tracks), now)
                return begun.then(begun.session._notice(reading_phrases.reading_along()))
            case commands.Find(text):
                return self._seek(text, now)
            case commands.Pause():
                return self._pause(catalogue.paused())
            case commands.Help():
                return self._pause(reading_phrases.help_reading())
            case commands.Resume() if self.state is not ReadingState.IDLE:
                awake = replace(self, reader=replace(self.reader, is_paused=False))
                return awake._go_on(now) if self.is_paused else Step(self)
            case commands.Stop():
                quiet = self._silenced()
                # A page of which no line is known yet is given up; there is no place in it to go back to.
                reader = quiet.reader if quiet.reader.has_lines else replace(quiet.reader, page=None)
                return Step(replace(quiet, reader=reader), (Silence(),))
        return self._obey_on_page(command)

    def _obey_on_page(self, command: Command) -> Step[Self]:
        reader = self.reader
        match command:
            case commands.Resume():
                return self._read(reader.resume())
            case commands.Repeat():
                return self._taking_over(reader.repeat())
            case commands.WhereAmI():
                return self._read(reader.say_position())
            case commands.Spell():
                return self._read(reader.spell())
            case commands.Why():
                return self._say_why()
            case commands.FlagWrong():
                return self._flag()
            case commands.StartOver():
                return self._taking_over(reader.start_over())
            case commands.StartFrom(text):
                return self._taking_over(reader.start_from(text))
            case commands.SayFields(kind):
                return self._taking_over(reader.say_fields(kind))
            case command if type(command) in MOVES:
                return self._taking_over(reader.move(command))
        name = catalogue.menu_command(commands.command_name(command))
        return self._notice(catalogue.not_now(reader.phrasebook.text(name)))

    def _taking_over(self, step: Step[Reader]) -> Step[Self]:
        """Make the reader's step the session's own; where the page is read on, nothing else is looked at any more."""
        after = step.session
        reads_on = after.is_reading or after.sought is not None or after.fields_asked is not None
        return (replace(self, activity=None) if reads_on else self)._read(step)

    def _say_why(self) -> Step[Self]:
        if self.evidence is None:
            return self._notice(reading_phrases.why_not_read())
        return self._notice(why_words(diagnose(self.evidence, self.settings.diagnosis)))

    def _flag(self) -> Step[Self]:
        if self.evidence is None:
            return self._notice(reading_phrases.nothing_to_flag())
        if self.is_flagged:
            return self._notice(reading_phrases.flagged_already())
        reasons = diagnose(self.evidence, self.settings.diagnosis).reasons
        event = ResultFlagged(reasons[0].value if reasons else "none")
        told = replace(self, is_flagged=True)._notice(reading_phrases.flagged())
        return replace(told, events=(event,))

    def _capture(self, purpose: Purpose) -> Capture:
        return Capture(purpose, self.settings.capture, aiming=Aiming(self.settings.aiming))

    def _begin(self, activity: Activity, now: float) -> Step[Self]:
        quiet = self._silenced()
        awake = replace(quiet, activity=activity, reader=replace(quiet.reader, is_paused=False))
        return awake._go_on(now).preceded_by(Silence(), Play(Earcon.HEARD))

    def _silenced(self) -> Self:
        """Give the session with nothing more to say or to look for."""
        return replace(self, activity=None, reader=self.reader.silenced())

    def _seek(self, text: str, now: float) -> Step[Self]:
        if not words_of(text):
            return self._notice(reading_phrases.not_found(text))
        seeking = Seeking(text, Glance(self.settings.glance), now + REMIND_SECONDS, now + SEEK_SECONDS)
        begun = self._begin(seeking, now)
        return begun.then(begun.session._notice(reading_phrases.seeking(text)))

    def _pause(self, phrase: Phrase) -> Step[Self]:
        reader = replace(self.reader, is_paused=True, spoken=None, sought=None, fields_asked=None)
        return replace(self, reader=reader)._notice(phrase).preceded_by(Silence())

    def _go_on(self, now: float) -> Step[Self]:
        """Take up what Pause or the menu held: the wait for a frame begins anew, the page goes on where it was."""
        after = replace(self, heard_at=now)
        match self.activity:
            case Capture():
                return replace(after, activity=self.activity.begun(now))._aim(now)
            case Scanning() | Measuring() | ReadingAlong() | Seeking():
                return Step(replace(after, activity=self.activity.begun(now)))
            case Labelling():
                return after._labelled(self.activity)
        return after._read(self.reader.say_next())


def _evidence_of(picture: Picture) -> Evidence:
    return Evidence(picture.frame.quality, picture.framing, was_looked_for=picture.size is not None)
