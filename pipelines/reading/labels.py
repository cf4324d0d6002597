"""Which name of a closed list stands on a label: surely one, one of two, or none; never the nearest.

A name is sure only where it was read letter by letter, each letter with confidence, where it stands apart from other
words, and where no other name of the list could have been read so. A name that differs in one letter from what was read
is another name, until that letter is in doubt; and then it is never sure. Where the letters that
tell it from one other name are in doubt, both are given. Where doubtful letters may hide a name, the reading is
unclear, and none is given.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.phrases import reading_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.reading.label_segments import Segment, segments_of
from pipelines.reading.letters import Letter, Likeness, likeness
from pipelines.reading.name_list import ListedName, NameList
from pipelines.spoken.codes import say_place
from pipelines.spoken.spelling import spell
from pipelines.types import Size, TextLine

__all__ = ["LabelMatch", "LabelOutcome", "ListedName", "NameList", "label_words", "match"]

SURE = 0.9
"""Least confidence of every letter of a name that is said as sure."""
EXPLAINED = 4.0
"""Cost (see `letters.Likeness`) below which a name may have been read as something else."""
APART = 2.4
"""Cost from which on another name of the list cannot have been read as the one that was found."""
_LEAST_LETTERS = 2
"""What is shorter is no name, but an initial or a stain."""


class LabelOutcome(enum.StrEnum):
    """What a label says, as far as the list knows."""

    ONE = "one"
    SEVERAL = "several"
    """Several names, each of them sure: more than one label is in view."""
    TWO = "two"
    """One of two names, and it cannot be told which."""
    UNCLEAR = "unclear"
    """A name of the list may stand there; it cannot be read well enough to say so."""
    NONE = "none"
    """No name of the list stands there."""


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """What was found on a label."""

    outcome: LabelOutcome
    names: tuple[ListedName, ...] = ()
    """One for ONE, two for TWO, more for SEVERAL; in reading order, or the likelier first."""
    lines: frozenset[int] = frozenset()
    """Indices of the lines on which they stand."""

    twin: ListedName | None = None
    """For ONE: another name of the list that sounds the same, so that the ear cannot tell the two apart."""

    @property
    def spelled(self) -> tuple[str, ...]:
        """What Spell spells: the names as they are written."""
        return tuple(name.text for name in self.names)


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: int
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class _Finding:
    """What one piece of a label says."""

    names: tuple[int, ...]
    """One is sure, two are doubtful, none is unclear."""
    segment: Segment


def match(lines: Sequence[TextLine], names: NameList, size: Size | None = None) -> LabelMatch:
    """Find the name that stands on a label.

    Args:
        lines: All lines in view, in reading order, those that could not be read (with an empty text) included.
        names: The closed list.
        size: Of the picture: a name that touches its edge may be cut off, and is never sure. None where it is unknown.
    """
    found: list[_Finding | None] = []
    for segment in segments_of(lines, names.words, size):
        found.append(_judged(segment, names))
        if segment.without_initials != segment:
            found.append(_judged(segment.without_initials, names, are_initials_left_out=True))
    findings = [finding for finding in found if finding is not None]
    sure = [each for each in findings if len(each.names) == 1]
    # Of two names on the same lines the longer one was meant: "Bakker", then "de Vries" below it, may be one name.
    sure = [
        each
        for each in sure
        if not any(len(other.segment.letters) > len(each.segment.letters) and _overlap(each, other) for other in sure)
    ]
    if sure:
        numbers = tuple(dict.fromkeys(each.names[0] for each in sure))
        outcome = LabelOutcome.ONE if len(numbers) == 1 else LabelOutcome.SEVERAL
        twin = names.twin(numbers[0]) if outcome is LabelOutcome.ONE else None
        return LabelMatch(outcome, tuple(names.names[number] for number in numbers), _lines_of(sure), twin)
    doubtful = [each for each in findings if len(each.names) == 2]
    if doubtful and all(set(each.names) == set(doubtful[0].names) for each in doubtful):
        return LabelMatch(
            LabelOutcome.TWO, tuple(names.names[number] for number in doubtful[0].names), _lines_of(doubtful)
        )
    # Where a line could not be read, nobody knows that no name stands there.
    is_unclear = bool(findings) or not all(line.text.strip() for line in lines)
    return LabelMatch(LabelOutcome.UNCLEAR if is_unclear else LabelOutcome.NONE, lines=_lines_of(findings))


def label_words(found: LabelMatch, phrasebook: Phrasebook) -> tuple[Phrase, ...]:
    """Give what is said of a label, in order; what looks or sounds like another is spelled as well."""
    language = phrasebook.language
    said = [_said(name, language) for name in found.names]
    match found.outcome:
        case LabelOutcome.ONE if found.twin is not None:
            spelled_name = reading_phrases.label_spelled(spell(found.spelled[0], language))
            return (reading_phrases.label_not(said[0], _said(found.twin, language)), spelled_name)
        case LabelOutcome.ONE:
            return (reading_phrases.label_name(said[0]),)
        case LabelOutcome.SEVERAL:
            return (reading_phrases.label_names(len(said), "; ".join(said)),)
        case LabelOutcome.TWO:
            spelled = tuple(reading_phrases.label_spelled(spell(text, language)) for text in found.spelled)
            return (reading_phrases.label_either(said[0], said[1]), *spelled)
        case LabelOutcome.UNCLEAR:
            return (reading_phrases.label_unclear(),)
        case LabelOutcome.NONE:
            return (reading_phrases.label_none(),)


def _said(name: ListedName, language: str) -> str:
    """Say a name; a code by its letters and digits."""
    if name.spoken or not any(character.isdigit() for character in name.text):
        return name.said
    return say_place(name.text, language)


def _judged(segment: Segment, names: NameList, *, are_initials_left_out: bool = False) -> _Finding | None:
    """Judge one piece of a label; None where no name of the list can stand there."""
    letters = segment.letters
    if len(letters) < _LEAST_LETTERS:
        return None
    candidates = [
        each for each in _candidates(letters, names) if not are_initials_left_out or names.is_family_name(each.name)
    ]
    if not candidates or candidates[0].likeness.cost >= EXPLAINED:
        return None
    best = candidates[0]
    is_exact = best.likeness.cost == 0
    rivals = [each for each in candidates[1:] if each.likeness.cost < (APART if is_exact else EXPLAINED)]
    decides = best.likeness.deciding.union(*(each.likeness.deciding for each in rivals))
    is_clear = all(letter.confidence >= SURE for at, letter in enumerate(letters) if at not in decides)
    if is_exact and is_clear and not segment.is_cut and len(rivals) < 2:
        return _Finding((best.name, *(each.name for each in rivals)), segment)
    return _Finding((), segment)


def _candidates(letters: Sequence[Letter], names: NameList) -> list[_Candidate]:
    """Compare a piece with the names that come near; the likeliest first, each name once."""
    best: dict[int, Likeness] = {}
    for form in names.near("".join(letter.plain for letter in letters)):
        found = likeness(letters, form.letters, is_code=names.is_code(form.name))
        if form.name not in best or found.cost < best[form.name].cost:
            best[form.name] = found
    return sorted((_Candidate(name, found) for name, found in best.items()), key=lambda each: each.likeness.cost)


def _overlap(one: _Finding, other: _Finding) -> bool:
    return bool(one.segment.lines & other.segment.lines)


def _lines_of(findings: Sequence[_Finding]) -> frozenset[int]:
    return frozenset[int]().union(*(each.segment.lines for each in findings))
