"""What of a line is said as doubtful: the whole line, or the figures in it, of which more is asked.

A line is in doubt if the chance that it is right lies below the profile's share. A figure is in doubt from a higher
share on, because nobody can tell by the sense of it that it is wrong. One that cannot be (a day 31-02, a check digit
that fails) is in doubt however clearly it was read, and an IBAN whose check digits are right is not.

Where a figure is in doubt a second look may settle it: `settled` joins two readings of one line.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipelines.phrases import reading_phrases
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.reading.figures import Figure, figures_in
from pipelines.spoken.spelling import spell
from pipelines.spoken.text import speakable
from pipelines.types import TextLine

Manner = Literal["mark", "spell"]
"""How doubt is said: by a word before what is in doubt, or by spelling it."""

_CONFIRMED = 1.0
"""Confidence of characters that two readings have alike."""
_DISPUTED = 0.0
"""Confidence of characters that the second reading has otherwise."""
_CLEAR = 0.9
"""Least confidence of a character that is not spelled."""
_AGREEMENT = 6.0
"""How many times likelier it is that Tesseract reads the same where a figure is right than where it is wrong; measured
on rendered degraded lines."""
_ALIKE = str.maketrans({"–": "-", "—": "-", ",": ".", "’": "'", "‘": "'"})
_WORD = re.compile(r"[^\W_](?:\S*[^\W_])?")
"""From the first to the last letter or digit between two spaces."""


@dataclass(frozen=True, slots=True)
class DoubtSettings:
    """From where on there is doubt."""

    unsure_below: float = 0.8
    """A line that is less likely to be right is in doubt, 0 to 1."""
    figures_unsure_below: float = 0.9
    """The figures of a line that is less likely to be right are in doubt, 0 to 1; a lower share than that for lines
    counts as the same."""
    how: Manner = "mark"


class DoubtKind(enum.IntEnum):
    """How far doubt reaches; the higher one holds for a sentence of many lines."""

    NONE = 0
    FIGURES = 1
    """The words are taken as read, some figures are not."""
    LINE = 2
    """All of the line is in doubt."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line."""

    start: int
    """Characters of the line before it."""
    end: int
    """Characters of the line up to its end."""
    text: str
    """What was read there, never empty."""
    is_figure: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is in doubt."""

    kind: DoubtKind = DoubtKind.NONE
    spans: tuple[Span, ...] = ()
    """The doubtful figures, and for the kind LINE the words that were read worst, in order; they do not overlap."""
    how: Manner = "mark"

    def __bool__(self) -> bool:
        """Tell whether anything is in doubt."""
        return self.kind is not DoubtKind.NONE


def chance_of(line: TextLine) -> float:
    """Give the chance that a line is right, 0 to 1: its mean confidence where the engine does not tell it."""
    return line.confidence if line.chance is None else line.chance


def doubt_of(line: TextLine, settings: DoubtSettings) -> Doubt:
    """Tell what of a line is in doubt; a line without text is in doubt as a whole."""
    figures = [_span(line, figure) for figure in _doubtful_figures(line, settings)]
    if chance_of(line) < settings.unsure_below:
        words = [word for word in _worst_words(line) if not any(_overlap(word, figure) for figure in figures)]
        spans = sorted([*figures, *words], key=lambda span: span.start)
        return Doubt(DoubtKind.LINE, tuple(spans), settings.how)
    return Doubt(DoubtKind.FIGURES, tuple(figures), settings.how) if figures else Doubt(how=settings.how)


def doubt_without_second_look(line: TextLine, settings: DoubtSettings) -> Doubt:
    """Tell what is in doubt where no second look is taken.

    Of figures no more is asked then than of the rest; those that cannot be are in doubt.
    """
    return doubt_of(line, replace(settings, figures_unsure_below=settings.unsure_below))


def together(doubts: Sequence[Doubt]) -> Doubt:
    """Give the doubt of a sentence that runs over lines; the places of its spans are still those in their lines."""
    kind = max((doubt.kind for doubt in doubts), default=DoubtKind.NONE)
    how = doubts[0].how if doubts else "mark"
    return Doubt(kind, tuple(span for doubt in doubts for span in doubt.spans), how)


def needs_second_look(line: TextLine, settings: DoubtSettings) -> bool:
    """Tell whether another reading of the line may settle the doubt about a figure in it."""
    return bool(_doubtful_figures(line, settings))


def settled(line: TextLine, again: TextLine, settings: DoubtSettings) -> TextLine:
    """Join a line with another reading of it.

    A figure that both have alike is taken as read, if the line was not too doubtful for that: two readers are misled
    by the same blur now and then. One that the other reading lacks or has otherwise stays in doubt. Where all of the
    text is alike the chance of the line rises. Where the other reading is empty nothing was learned. The text stays
    that of the line, but for an IBAN: if only the other reading's check digits are right, that figure is taken.

    Args:
        line: As it was read first.
        again: By the second engine, or in another frame.
        settings: As for `doubt_of`.
    """
    if not line.text or not again.text:
        return line
    line = _with_proved(line, again)
    chance = confirmed_chance(chance_of(line))
    is_enough = chance >= settings.figures_unsure_below
    known = {_bare(again.text[figure.start : figure.end]) for figure in figures_in(again.text)}
    confidences = list(line.character_confidences)
    for figure in figures_in(line.text):
        place = slice(figure.start, figure.end)
        if _bare(line.text[place]) not in known:
            confidences[place] = [_DISPUTED] * (figure.end - figure.start)
        elif is_enough:
            confidences[place] = [_CONFIRMED] * (figure.end - figure.start)
    is_alike = _bare(line.text) == _bare(again.text)
    return replace(line, character_confidences=tuple(confidences), chance=chance if is_alike else line.chance)


def confirmed_chance(chance: float) -> float:
    """Give the chance that a reading is right, 0 to 1, once a second one has it alike (Bayes' rule)."""
    return chance * _AGREEMENT / (chance * _AGREEMENT + 1 - chance)


def doubtful_words(text: str, doubt: Doubt, phrasebook: Phrasebook, language: str) -> str:
    """Give what is said for a text, with the doubt in it.

    Args:
        text: One line, or a sentence that its lines were joined to, or what is left of it.
        doubt: Of the line, or `together` of its lines. What is no longer in the text is passed over.
        phrasebook: The wearer's.
        language: Of the text, one of the phrasebook's LANGUAGES; the words for the doubt are in it too, because one
            voice says both.
    """
    words = replace(phrasebook, language=language)
    if doubt.kind is DoubtKind.NONE:
        return speakable(text, language)
    if doubt.kind is DoubtKind.LINE and (doubt.how == "mark" or not _places(text, doubt.spans)):
        return words.text(reading_phrases.unsure_line(speakable(text, language)))
    said, done = "", 0
    for place in _places(text, doubt.spans):
        said = _joined(said, speakable(text[done : place.start], language))
        said = _joined(said, _said(place, doubt.how, words))
        done = place.end
    return _joined(said, speakable(text[done:], language))


# Figures and words


def _doubtful_figures(line: TextLine, settings: DoubtSettings) -> list[Figure]:
    is_doubtful = chance_of(line) < max(settings.unsure_below, settings.figures_unsure_below)
    return [figure for figure in figures_in(line.text) if _is_doubtful(line, figure, is_doubtful=is_doubtful)]


def _is_doubtful(line: TextLine, figure: Figure, *, is_doubtful: bool) -> bool:
    if figure.is_proved is not None:
        return not figure.is_proved
    least = _least(line, figure.start, figure.end)
    return least == _DISPUTED or (is_doubtful and least < _CONFIRMED)


def _worst_words(line: TextLine) -> list[Span]:
    """Give the words with a character that is not clear, or the one that is the least clear."""
    words = [Span(match.start(), match.end(), match[0], is_figure=False) for match in _WORD.finditer(line.text)]
    least = {word: _least(line, word.start, word.end) for word in words}
    worst = min(least.values(), default=0.0)
    return [word for word in words if least[word] <= max(worst, _CLEAR)]


def _least(line: TextLine, start: int, end: int) -> float:
    """Give the least confidence of the characters that can be seen."""
    known = zip(line.text[start:end], line.character_confidences[start:end], strict=False)
    return min((value for character, value in known if not character.isspace()), default=line.confidence)


def _span(line: TextLine, figure: Figure) -> Span:
    return Span(figure.start, figure.end, line.text[figure.start : figure.end], is_figure=True)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


# Two readings


def _bare(text: str) -> str:
    """Leave out what two readings may have differently and mean the same: spaces, the kind of dash, point or comma."""
    return re.sub(r"\s", "", text).translate(_ALIKE).casefold()


def _with_proved(line: TextLine, again: TextLine) -> TextLine:
    """Take an IBAN from the other reading, if only there its check digits are right."""
    others = [figure for figure in figures_in(again.text) if figure.is_proved]
    mine = [figure for figure in figures_in(line.text) if figure.is_proved is False]
    if len(others) != 1 or len(mine) != 1:
        return line
    figure, other = mine[0], again.text[others[0].start : others[0].end]
    old = line.text[figure.start : figure.end]
    if len(old.replace(" ", "")) != len(other.replace(" ", "")):
        return line
    before, after = line.character_confidences[: figure.start], line.character_confidences[figure.end :]
    return replace(
        line,
        text=line.text[: figure.start] + other + line.text[figure.end :],
        character_confidences=(*before, *(_CONFIRMED for _ in other), *after),
    )


# Saying it


def _places(text: str, spans: Sequence[Span]) -> list[Span]:
    """Find the spans in a text that may be joined from lines, each once, in order."""
    found: list[Span] = []
    for span in spans:
        at = text.find(span.text)
        while at >= 0:
            place = replace(span, start=at, end=at + len(span.text))
            stands_alone = not (text[:at][-1:].isalnum() or text[place.end : place.end + 1].isalnum())
            if stands_alone and not any(_overlap(place, other) for other in found):
                found.append(place)
                break
            at = text.find(span.text, at + 1)
    return sorted(found, key=lambda place: place.start)


def _said(place: Span, how: Manner, words: Phrasebook) -> str:
    if how == "mark":
        return words.text(reading_phrases.unsure_figure(speakable(place.text, words.language)))
    letters, said = spell(place.text, words.language), speakable(place.text, words.language)
    spelled = words.text(reading_phrases.spelled_word(said, letters)) if letters else said
    return words.text(reading_phrases.unsure_figure(spelled)) if place.is_figure else spelled


def _joined(said: str, following: str) -> str:
    """Put two pieces together with a space between them, unless what follows is a mark."""
    following = following.strip()
    if not said or not following:
        return said or following
    return f"{said}{'' if following[0] in '.,;:!?)' else ' '}{following}"
