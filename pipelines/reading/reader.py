"""The reader: the page at hand, the wearer's place in it, and what is being spoken of it.

It speaks sentence by sentence, each when the one before was heard to its end, so that the place is always known. Speech
starts with the first sentence that is known; the rest of the page is recognised meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self

from pipelines import commands
from pipelines.commands import Command, FieldKind
from pipelines.events import PageRead, ReadingFailed
from pipelines.phrases import catalogue, reading_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.reading.doubt import DoubtSettings, doubt_of, doubt_without_second_look, doubtful_words
from pipelines.reading.fields import fields_of
from pipelines.reading.furniture import PageEdges
from pipelines.reading.language import language_of, languages_of
from pipelines.reading.page import Page, Place, Unit
from pipelines.reading.say_fields import say_field
from pipelines.reading.wording import opening, utterance_of
from pipelines.session import Step
from pipelines.spoken.sentences import sentence_starts
from pipelines.spoken.spelling import spell
from pipelines.types import Earcon, Play, Say, Silence, SpeechMoment, SpeechProgress, TextLine, Utterance

MOVES: dict[type[Command], tuple[Unit, int]] = {
    commands.NextSentence: (Unit.SENTENCE, 1),
    commands.PreviousSentence: (Unit.SENTENCE, -1),
    commands.NextBlock: (Unit.BLOCK, 1),
    commands.PreviousBlock: (Unit.BLOCK, -1),
    commands.NextLine: (Unit.LINE, 1),
    commands.PreviousLine: (Unit.LINE, -1),
}
"""By what each command moves, and which way."""


@dataclass(frozen=True, slots=True)
class SpokenText:
    """What was read in the world, handed to the speaker, and has not ended."""

    place: Place | None
    """Where in the page it begins; it goes to the end of its sentence. None for what does not stand on the page."""
    utterance: Utterance
    """What was handed over; its tag is the mark by which its progress is known."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What can be read out, what is, and what was."""

    phrasebook: Phrasebook
    doubts: DoubtSettings = field(default_factory=DoubtSettings)
    """From where on a line or a figure is spoken as doubtful, and how."""
    page: Page | None = None
    """The page being read, or the last one."""
    edges_before: PageEdges = field(default_factory=PageEdges)
    """Top and bottom of the page before, which may be repeated on the next."""
    is_reading: bool = False
    """Whether the page is being spoken, sentence after sentence."""
    sought: str | None = None
    """A word to read from that was not found yet, while lines are still being recognised."""
    fields_asked: FieldKind | None = None
    """What is to be picked out of the page once all of it is recognised."""
    spoken: SpokenText | None = None
    last_said: Utterance | None = None
    """What Repeat says again."""
    to_spell: str | None = None
    """What Spell spells: the text that was said last."""
    utterances: int = 0
    """How many texts were handed to the speaker; makes tags unique."""
    is_paused: bool = False
    is_held: bool = False
    """Whether the menu is speaking."""

    @property
    def is_quiet(self) -> bool:
        """Whether nothing may be said unasked now."""
        return self.is_paused or self.is_held

    @property
    def has_lines(self) -> bool:
        """Whether there is a page of which a line could be read."""
        return self.page is not None and bool(self.page.lines)

    @property
    def awaits_line(self) -> bool:
        """Whether speech waits for a line that is still being recognised."""
        is_asked = self.is_reading or self.sought is not None or self.fields_asked is not None
        return self.page is not None and not self.page.is_complete and is_asked

    def silenced(self) -> Self:
        """Give the reader with nothing more to say."""
        return replace(self, is_reading=False, spoken=None, sought=None, fields_asked=None)

    # What comes from the page

    def without_page(self) -> Self:
        """Give up the page; its top and bottom are remembered for the next, if all of it was seen."""
        # Of a part of a page it cannot be told whether the next one is the same page again.
        edges = self.page.edges if self.page is not None and self.page.is_complete else PageEdges()
        return replace(self, page=None, edges_before=edges)

    def with_page(self, page: Page) -> Step[Self]:
        """Begin to read another page."""
        page = replace(page, before=self.edges_before)
        begun = replace(self.silenced(), page=page, is_reading=True)
        first = opening(page)
        if first is None or self.is_quiet:
            return begun.speak_on()
        return Step(begun, self.phrasebook.say(first)).then(begun.speak_on())

    def with_line(self, line: TextLine) -> Step[Self]:
        """Take the next recognised line of the page."""
        return replace(self, page=self.page.with_line(line)).say_next() if self.page is not None else Step(self)

    def with_reading(self, again: TextLine) -> Step[Self]:
        """Take another reading of the line that was questioned."""
        return replace(self, page=self.page.with_reading(again)).say_next() if self.page is not None else Step(self)

    def heard(self, progress: SpeechProgress) -> Step[Self]:
        """Take note of what became of the text that was handed over; other speech changes nothing."""
        spoken = self.spoken
        if spoken is None or progress.utterance.tag != spoken.utterance.tag:
            return Step(self)
        if progress.moment in {SpeechMoment.STARTED, SpeechMoment.MARK_REACHED}:
            return Step(self)
        freed = replace(self, spoken=None)
        if progress.moment is SpeechMoment.FINISHED and self.page is not None and spoken.place is not None:
            return replace(freed, page=self.page.heard(spoken.place)).speak_on()
        # Something more urgent cut the sentence off: it is said again from its start.
        return freed.speak_on()

    # What is asked

    def resume(self) -> Step[Self]:
        """Go on with the page where it was."""
        awake = replace(self, is_paused=False)
        if self.page is None or (self.page.is_complete and not self.page.lines):
            return awake.notice(reading_phrases.no_page())
        if self.page.is_complete and not self.page.has_next:
            return awake.notice(reading_phrases.last_line())
        return replace(awake, is_reading=True).speak_on()

    def repeat(self) -> Step[Self]:
        """Say the sentence at hand again, or whatever was said last."""
        if self.spoken is not None and self.spoken.place is not None:
            return self.read_from(self.spoken.place)
        if self.last_said is None:
            return self.notice(catalogue.nothing_to_repeat())
        again = Say(replace(self.last_said, tag=None))
        return Step(replace(self, spoken=None), (Silence(), again))

    def spell(self) -> Step[Self]:
        """Spell the text that was said last; the page then waits for Resume."""
        if self.to_spell is None:
            return self.notice(reading_phrases.nothing_to_spell())
        language = self.phrasebook.language
        spelled = Utterance(spell(self.to_spell, language), language)
        return Step(replace(self.silenced(), last_said=spelled), (Silence(), Say(spelled)))

    def move(self, command: Command) -> Step[Self]:
        """Go to the next or previous sentence, line or block, by one of MOVES."""
        if self.page is None or not self.page.lines:
            return self.notice(reading_phrases.no_page())
        unit, step = MOVES[type(command)]
        place = self.page.neighbour(unit, step)
        if place is None:
            return self.notice(reading_phrases.first_line() if step < 0 else reading_phrases.last_line())
        # What comes next may still have to be recognised; it is spoken when it comes.
        return self.read_from(place)

    def start_over(self) -> Step[Self]:
        """Read the page from its beginning."""
        return self.read_from(Place(0)) if self.has_lines else self.notice(reading_phrases.no_page())

    def start_from(self, text: str) -> Step[Self]:
        """Read the page from the line that holds a word, as soon as that is recognised."""
        if self.page is None or not self.page.lines:
            return self.notice(reading_phrases.no_page())
        if self.page.find(text) is None and self.page.is_complete:
            return self.notice(reading_phrases.not_found(text))
        return replace(self.silenced(), sought=text, is_paused=False).say_next().preceded_by(Silence())

    def say_fields(self, kind: FieldKind) -> Step[Self]:
        """Say all of a kind that stands on the page, as soon as the whole of it is recognised."""
        if self.page is None or not self.page.lines:
            return self.notice(reading_phrases.no_page())
        asking = replace(self.silenced(), fields_asked=kind, is_paused=False)
        return asking.say_next().preceded_by(Silence(), Play(Earcon.HEARD))

    def read_from(self, place: Place) -> Step[Self]:
        """Read the page from a place."""
        page = self.page.moved_to(place) if self.page else None
        moved = replace(self.silenced(), is_reading=True, page=page, is_paused=False)
        return moved.speak_on().preceded_by(Silence())

    def say_position(self) -> Step[Self]:
        """Say which line of how many is at hand."""
        if self.page is None or not self.page.lines:
            return self.notice(reading_phrases.no_page())
        return self.notice(reading_phrases.line_position(self.page.line_at_hand + 1, self.page.expected_lines))

    # What is said

    def say_next(self) -> Step[Self]:
        """Say what can be said now: what is asked of the page, else the next sentence."""
        if self.fields_asked is not None and self.page is not None:
            return self._say_fields(self.page, self.fields_asked)
        if self.sought is None or self.page is None:
            return self.speak_on()
        if self.is_held:
            return Step(self)
        index = self.page.find(self.sought)
        if index is not None:
            page = self.page.moved_to(self.page.place_of_line(index))
            return replace(self, sought=None, is_reading=True, page=page).speak_on()
        if self.page.is_complete:
            return replace(self, sought=None).notice(reading_phrases.not_found(self.sought))
        return Step(self)

    def speak_on(self) -> Step[Self]:
        """Say the next sentence, or that the page is at its end, if it is time for it."""
        page = self.page
        if not self.is_reading or page is None or self.spoken or self.is_quiet:
            return Step(self)
        if page.has_next:
            sentence = page.sentences[page.position.sentence]
            language = language_of(page.text_of_block(sentence.block), self.phrasebook.language)
            utterance = utterance_of(sentence, page.next_words, self.phrasebook, language)
            begun = replace(self, page=page.moved_to(page.position))
            return begun.speak(utterance, page.next_words, page.position)
        if not page.is_complete:
            return Step(self)
        if not page.lines:
            return self.fail(reading_phrases.not_legible() if page.detections else reading_phrases.no_text())
        unsure = sum(bool(doubt_of(line, self.doubts)) for line in page.lines)
        ending = self.phrasebook.say(reading_phrases.end_of_page())
        finished = Step(replace(self, is_reading=False), ending, (PageRead(len(page.lines), unsure),))
        return finished.preceded_by(Play(Earcon.DONE))

    def _say_fields(self, page: Page, kind: FieldKind) -> Step[Self]:
        if self.is_held or not page.is_complete:
            return Step(self)
        after = replace(self, fields_asked=None)
        prior = self.phrasebook.language
        languages = languages_of([line.text for line in page.lines], [line.block for line in page.lines], prior)
        fields = fields_of(page.lines, kind, prior, languages=languages, roles=[each.role for each in page.found])
        if not fields:
            return after.notice(reading_phrases.no_fields(kind.value))
        announced = self.phrasebook.utterance(reading_phrases.fields_found(kind.value, len(fields)))
        said = (announced, *(say_field(field, self.phrasebook) for field in fields))
        told = replace(after, last_said=said[-1], to_spell="; ".join(field.text for field in fields))
        return Step(told, tuple(Say(each) for each in said))

    def tell(self, phrases: tuple[Phrase, ...], to_spell: str | None) -> Step[Self]:
        """Say what was found, in one breath, so that Repeat says all of it again.

        Args:
            phrases: In order.
            to_spell: What Spell spells from then on; None leaves it as it is.
        """
        words = " ".join(self.phrasebook.text(phrase) for phrase in phrases)
        said = replace(self.phrasebook.utterance(phrases[0]), text=words, marks=sentence_starts(words))
        told = replace(self, last_said=said, to_spell=to_spell or self.to_spell)
        return Step(told, (Say(said),))

    def speak(self, utterance: Utterance, text: str, place: Place | None = None) -> Step[Self]:
        """Hand over a text of the world, tagged so that its progress is known.

        Args:
            utterance: How it is said.
            text: As it is written.
            place: Where it stands on the page; None if it does not.
        """
        tagged = replace(utterance, tag=f"text-{self.utterances}")
        after = replace(
            self,
            spoken=SpokenText(place, tagged),
            utterances=self.utterances + 1,
            last_said=tagged,
            to_spell=text,
        )
        return Step(after, (Say(tagged),))

    def notice(self, phrase: Phrase) -> Step[Self]:
        """Say a phrase."""
        return Step(replace(self, last_said=self.phrasebook.utterance(phrase)), self.phrasebook.say(phrase))

    def fail(self, phrase: Phrase) -> Step[Self]:
        """Say why nothing could be read, and stop."""
        told = self.silenced().notice(phrase).preceded_by(Play(Earcon.ATTENTION))
        return replace(told, events=(ReadingFailed(phrase.name),))

    def line_utterance(self, line: TextLine) -> Utterance:
        """Give what is said for a line that stands alone: its text as people say it, with the doubt in it."""
        language = language_of(line.text, self.phrasebook.language)
        words = doubtful_words(line.text, doubt_without_second_look(line, self.doubts), self.phrasebook, language)
        return Utterance(words, language, marks=sentence_starts(words))
