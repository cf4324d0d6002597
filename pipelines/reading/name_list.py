"""A closed list of names, such as those of the clients in a house, of graves or of bins: built once, then searched."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from pipelines.reading.letters import Gap, NameLetter, gap_between, shape, words_of
from pipelines.spoken import sounds

MOST_EDITS = 3
"""Letters in which a reading may differ from a name and still be compared with it."""
_LETTERS_AN_EDIT = 3
"""A reading of so many letters may differ in one, one of twice as many in two."""
_MOST_NEAR = 24
"""Names that are compared letter by letter; a list with more in so little room needs longer names."""


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name as it stands on the list."""

    text: str
    """As written."""
    spoken: str = ""
    """How it is said, where that differs; empty where it does not."""

    @property
    def said(self) -> str:
        """What a voice is given."""
        return self.spoken or self.text


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a name may stand on a label, such as with the family name first."""

    words: tuple[str, ...]
    """Plain."""
    name: int
    """Index of the name on its list."""

    @property
    def letters(self) -> tuple[NameLetter, ...]:
        """Its letters, with the gaps between the words."""
        return _letters(self.words)


@dataclass(frozen=True, slots=True)
class NameList:
    """The names, ready to be searched; compared by the names alone."""

    names: tuple[ListedName, ...] = ()
    """In the order given; names that differ in case, accents, spaces and points only stand there once each."""
    words: frozenset[str] = field(init=False, repr=False, compare=False)
    """Every word of every name, plain."""
    _forms: Mapping[str, tuple[Form, ...]] = field(init=False, repr=False, compare=False)
    """The forms by their shape, see `letters.shape`."""
    _shapes: tuple[str, ...] = field(init=False, repr=False, compare=False)
    _by_sound: Mapping[str, tuple[int, ...]] = field(init=False, repr=False, compare=False)
    """Indices of the names that sound the same."""
    _longest: int = field(init=False, repr=False, compare=False)
    """Letters of the longest name."""

    def __post_init__(self) -> None:
        forms: dict[str, list[Form]] = {}
        for number, name in enumerate(self.names):
            for words in dict.fromkeys(_orders_of(name.text)):
                forms.setdefault(shape("".join(words)), []).append(Form(words, number))
        found = {key: tuple(each) for key, each in forms.items()}
        known = frozenset(word for name in self.names for word in words_of(name.text))
        by_sound: dict[str, list[int]] = {}
        for number, name in enumerate(self.names):
            by_sound.setdefault(sound_of(name.text), []).append(number)
        # The class is frozen: what is made of the names is set past that, once.
        object.__setattr__(self, "words", known)
        object.__setattr__(self, "_forms", found)
        object.__setattr__(self, "_shapes", tuple(found))
        object.__setattr__(self, "_by_sound", {sound: tuple(each) for sound, each in by_sound.items()})
        object.__setattr__(self, "_longest", max(map(len, found), default=0))

    @classmethod
    def of(cls, names: Iterable[str]) -> Self:
        """Make a list of names that are said as they are written; each once."""
        return cls(tuple(ListedName(text) for text in dict.fromkeys(names)))

    def twin(self, number: int) -> ListedName | None:
        """Give another name of the list that sounds like this one and is written otherwise; None if there is none."""
        own = self.names[number].text
        alike = self._by_sound[sound_of(own)]
        return next((self.names[each] for each in alike if words_of(self.names[each].text) != words_of(own)), None)

    def near(self, letters: str) -> tuple[Form, ...]:
        """Give the forms that differ little enough from a reading to be compared with it, the nearest first.

        Args:
            letters: Plain, without spaces.
        """
        wanted = shape(letters)
        if len(wanted) > self._longest + MOST_EDITS:
            return ()
        edits = min(MOST_EDITS, max(1, len(wanted) // _LETTERS_AN_EDIT))
        found = process.extract(
            wanted, self._shapes, scorer=Levenshtein.distance, score_cutoff=edits, limit=_MOST_NEAR, processor=None
        )
        return tuple(form for each, _, _ in found for form in self._forms[each])

    def is_code(self, name: int) -> bool:
        """Tell whether digits are what tells this name from others, as in "B-114"."""
        return any(character.isdigit() for character in self.names[name].text)

    def is_family_name(self, name: int) -> bool:
        """Tell whether a name is one word, with or without a prefix, so that initials may stand beside it."""
        words = [word for word in words_of(self.names[name].text) if word not in PREFIXES]
        return len(words) == 1 and len(words[0]) > 1 and not self.is_code(name)


_PREFIX_WORDS = (
    "de den der het t s van von vom zu zur zum la le les du des da di do dos del della el al af av ter ten te op in "
    "aan uit uyt onder over bij voor d"
)
PREFIXES = frozenset(_PREFIX_WORDS.split())
"""Words that belong to the family name after them."""


def sound_of(name: str) -> str:
    """Give a spelling that is the same for all names that sound the same in Dutch."""
    return " ".join(sounds.sound_of(word) for word in words_of(name))


def _orders_of(name: str) -> Iterator[tuple[str, ...]]:
    """Give the ways to write a name: as it is, and with any of its words first ("Bakker, M.")."""
    words = words_of(name)
    yield words
    if not any(character.isdigit() for character in name):
        yield from (words[first:] + words[:first] for first in range(1, len(words)))


def _letters(words: tuple[str, ...]) -> tuple[NameLetter, ...]:
    found: list[NameLetter] = []
    for before, word in itertools.pairwise(("", *words)):
        first = gap_between(before, word) if before else Gap.NONE
        found += [NameLetter(each, first if at == 0 else Gap.NONE) for at, each in enumerate(word)]
    return tuple(found)
