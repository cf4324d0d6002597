"""The page that is being read: what was located, what has been recognised, and where the wearer is in it."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace

from pipelines.reading.doubt import DoubtSettings, needs_second_look, settled
from pipelines.reading.furniture import Furniture, PageEdges, edges_of, furniture_of
from pipelines.reading.matching import find_in
from pipelines.reading.sentences import Sentence, Structure, sentences_of
from pipelines.types import Detection, LinesWanted, TextLine


class Unit(enum.Enum):
    """What the wearer moves by."""

    SENTENCE = enum.auto()
    LINE = enum.auto()
    BLOCK = enum.auto()


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in the text of a page."""

    sentence: int
    """Index in `Page.sentences`."""
    offset: int = 0
    """Characters of the sentence before it."""


@dataclass(frozen=True, slots=True)
class Page:
    """One captured page."""

    frame_id: int
    detections: tuple[Detection, ...]
    """All lines, in reading order."""
    seen: int = 0
    """How many detections have been recognised so far, legible or not."""
    lines: tuple[TextLine, ...] = ()
    """The legible lines, in reading order."""
    sentences: tuple[Sentence, ...] = ()
    """The sentences that are known to their end, in reading order."""
    position: Place = Place(0)
    """What to speak next; may lie one sentence past the end."""
    at_hand: Place | None = None
    """Where speech began last, heard to the sentence's end or not; None before the first."""
    doubts: DoubtSettings = field(default_factory=DoubtSettings)
    """From where on a line or a figure is in doubt."""
    questioned: TextLine | None = None
    """The last recognised line, while another reading of it is awaited."""
    found: tuple[Detection, ...] = ()
    """Where each of the legible lines was located."""
    before: PageEdges = field(default_factory=PageEdges)
    """The edges of the page that was read before this one; what repeats them is read last."""

    @property
    def edges(self) -> PageEdges:
        """What the page shows at its top and bottom, for the page after it."""
        return edges_of(self.lines, self.found, self.detections)

    @property
    def furniture(self) -> Furniture:
        """Which of the legible lines are furniture."""
        return furniture_of(self.lines, self.found, self.detections, self.before, is_complete=self.is_complete)

    @property
    def text_columns(self) -> int:
        """In how many columns its running text is set; 1 where it is not set in columns."""
        return max((each.column + 1 for each in self.detections if each.column is not None), default=1)

    @property
    def is_complete(self) -> bool:
        """Whether every located line has been through recognition."""
        return self.seen >= len(self.detections)

    @property
    def expected_lines(self) -> int:
        """How many lines there are to speak, as far as is known: the legible ones and those still to be recognised."""
        return len(self.lines) + len(self.detections) - self.seen

    @property
    def still_wanted(self) -> LinesWanted | None:
        """The lines that recognition has still to read; None when there are none, or another reading comes first."""
        if self.is_complete or self.questioned is not None:
            return None
        return LinesWanted(self.frame_id, self.detections[self.seen :])

    @property
    def wanted_again(self) -> LinesWanted | None:
        """The line of which another reading is awaited; None where there is none."""
        if self.questioned is None:
            return None
        return LinesWanted(self.frame_id, self.detections[self.seen : self.seen + 1])

    @property
    def has_next(self) -> bool:
        """Whether what stands at the position can be spoken now."""
        return self.position.sentence < len(self.sentences)

    @property
    def next_words(self) -> str:
        """What stands at the position, to the end of its sentence; `has_next` must hold."""
        return self.sentences[self.position.sentence].text[self.position.offset :]

    @property
    def line_at_hand(self) -> int:
        """Index in `lines` of the line at which speech began last, 0 before the first."""
        if self.at_hand is None or not self.sentences:
            return 0
        if self.at_hand.sentence >= len(self.sentences):
            return len(self.lines) - 1
        sentence = self.sentences[self.at_hand.sentence]
        return sentence.first_line + sum(start <= self.at_hand.offset for start in sentence.line_starts) - 1

    def with_line(self, line: TextLine) -> Page:
        """Take the next recognised line; one that is too many is passed over.

        A line with a figure in doubt waits for another reading before it is added.
        """
        if self.is_complete or self.questioned is not None:
            return self
        if needs_second_look(line, self.doubts):
            return replace(self, questioned=line)
        return self._added(line)

    def with_reading(self, again: TextLine) -> Page:
        """Take another reading of the questioned line, which may be empty."""
        if self.questioned is None:
            return self
        return self._added(settled(self.questioned, again, self.doubts))

    def _added(self, line: TextLine) -> Page:
        """Add a line; one without text is passed over."""
        is_legible = bool(line.text.strip())
        lines = (*self.lines, line) if is_legible else self.lines
        found = (*self.found, self.detections[self.seen]) if is_legible else self.found
        after = replace(self, seen=self.seen + 1, lines=lines, found=found, questioned=None)
        known = Structure(
            found,
            after.detections[after.seen] if not after.is_complete else None,
            _table_columns(self.detections),
            _column_widths(self.detections),
            after.furniture,
        )
        sentences = sentences_of(lines, self.doubts, is_complete=after.is_complete, structure=known)
        return replace(after, sentences=sentences)

    def text_of_block(self, block: int) -> str:
        """Give what is known of the text of a block, a line below the other."""
        return "\n".join(line.text for line in self.lines if line.block == block)

    def moved_to(self, position: Place) -> Page:
        """Put the reading position somewhere."""
        return replace(self, position=position, at_hand=position)

    def heard(self, place: Place) -> Page:
        """Take note that a sentence was spoken to its end: the one after it is next."""
        return replace(self, position=Place(place.sentence + 1), at_hand=place)

    def place_of_line(self, index: int) -> Place:
        """Give where a line begins; just past the end where its sentence is not known yet."""
        for number, sentence in enumerate(self.sentences):
            if sentence.first_line <= index < sentence.first_line + len(sentence.line_starts):
                return Place(number, sentence.line_starts[index - sentence.first_line])
        return Place(len(self.sentences))

    def neighbour(self, unit: Unit, step: int) -> Place | None:
        """Give where the unit after (step 1) or before (-1) the one at hand begins.

        Returns:
            None where there is none. A unit that is still to be recognised lies just past the end.
        """
        starts = self._starts(unit)
        here = self.at_hand or Place(0, -1)
        if step < 0:
            passed = [start for start in starts if start <= here]
            return passed[-2] if len(passed) > 1 else None
        following = next((start for start in starts if start > here), None)
        if following is None and not self.is_complete:
            return Place(len(self.sentences))
        return following

    def _starts(self, unit: Unit) -> list[Place]:
        """Give where the units begin, in order. A sentence may share its first line with the one before it."""
        if unit is Unit.LINE:
            lines = {self.place_of_line(index) for index in range(len(self.lines))}
            return sorted(lines - {Place(len(self.sentences))})
        numbers = list(range(len(self.sentences)))
        if unit is Unit.BLOCK:
            numbers = [n for n in numbers if n == 0 or self.sentences[n].block != self.sentences[n - 1].block]
        return [Place(number) for number in numbers]

    def find(self, text: str) -> int | None:
        """Give the index of the line that holds `text` best, tolerating errors of recognition; None if none does."""
        matches = [find_in(line.text, text) for line in self.lines]
        # Furniture is spoken last, so that nothing before it is passed over when it is found.
        waiting = frozenset[int]() if self.is_complete else self.furniture.indices
        found = [
            (match.similarity, -index)
            for index, match in enumerate(matches)
            if match is not None and index not in waiting
        ]
        return -max(found)[1] if found else None


def _table_columns(detections: tuple[Detection, ...]) -> tuple[int, ...]:
    """Give how many columns each table has."""
    counts: list[int] = []
    for each in detections:
        if each.cell is not None:
            counts += [0] * (each.cell.table + 1 - len(counts))
            counts[each.cell.table] = max(counts[each.cell.table], each.cell.column + 1)
    return tuple(counts)


def _column_widths(detections: tuple[Detection, ...]) -> tuple[float, ...]:
    """Give how wide each column of running text is: as its widest line."""
    widths: list[float] = []
    for each in detections:
        if each.column is not None:
            widths += [0.0] * (each.column + 1 - len(widths))
            widths[each.column] = max(widths[each.column], each.quad.width)
    return tuple(widths)
