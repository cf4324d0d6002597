"""The digits that are printed under a code, read where the code itself cannot be."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipelines.picking.codes import code_key
from pipelines.types import Detection, LinesWanted, Observation, Quad, TextLine, Wanted
from pipelines.vision.gtin import has_valid_check_digit

MOST_LINES = 6
"""So many lines of text around a code are read at most."""
_AROUND = 1.0
"""Of a code's own size: how far from it its digits are looked for."""
_SAME_ROW = 0.6
"""Of a line's height: how far its middle may be from another's in one row. The digits of an EAN stand in groups."""
_LENGTHS = (8, 12, 13, 14)
"""Of a GTIN (GS1 General Specifications)."""


@dataclass(frozen=True, slots=True)
class PrintedDigits:
    """A frame of which the digits are being read."""

    frame_id: int
    around: Quad | None
    """The bars that cannot be read; None: anywhere in the frame."""
    left: tuple[Detection, ...] | None = None
    """The lines that are still to be read; None before they are located."""
    read: tuple[TextLine, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether all that was found is read."""
        return self.left == ()

    def wanted(self) -> Wanted:
        """Say what must be seen next."""
        if self.left is None:
            return Wanted(detections_of=self.frame_id, keep=self.frame_id)
        return Wanted(lines=LinesWanted(self.frame_id, self.left), keep=self.frame_id)

    def told(self, seen: Observation) -> PrintedDigits:
        """Take what was seen, if it was asked for."""
        if seen.frame_id != self.frame_id:
            return self
        if seen.detections is not None and self.left is None:
            near = [each for each in seen.detections if self._is_near(each.quad)]
            return replace(self, left=tuple(near[:MOST_LINES]))
        if seen.line is not None and self.left:
            return replace(self, left=self.left[1:], read=(*self.read, seen.line))
        return self

    def codes(self) -> tuple[str, ...]:
        """Give the keys of all that was read and has the form and the check digit of a GTIN; each once."""
        rows = [_digits("".join(line.text for line in row)) for row in self._rows()]
        alone = [_digits(line.text) for line in self.read]
        found = [text for text in (*alone, *rows) if len(text) in _LENGTHS and has_valid_check_digit(text)]
        return tuple(dict.fromkeys(code_key(text) for text in found))

    def _is_near(self, quad: Quad) -> bool:
        if self.around is None:
            return True
        corners = self.around.as_array()
        low, high = corners.min(axis=0), corners.max(axis=0)
        margin = _AROUND * max(self.around.width, self.around.height)
        return bool((quad.centre.x > low[0] - margin) and (quad.centre.x < high[0] + margin)) and bool(
            (quad.centre.y > low[1] - margin) and (quad.centre.y < high[1] + margin)
        )

    def _rows(self) -> list[list[TextLine]]:
        """Put lines that stand side by side into rows, from left to right."""
        rows: list[list[TextLine]] = []
        for line in sorted(self.read, key=lambda each: each.quad.centre.x):
            row = next((row for row in rows if _is_beside(row[0], line)), None)
            if row is None:
                rows.append([line])
            else:
                row.append(line)
        return rows


def _is_beside(one: TextLine, other: TextLine) -> bool:
    away = abs(one.quad.centre.y - other.quad.centre.y)
    return away < _SAME_ROW * max(one.quad.height, other.quad.height)


def _digits(text: str) -> str:
    """Leave out what separates digits; a text with anything else in it gives none."""
    bare = re.sub(r"[\s>]", "", text)
    return bare if re.fullmatch(r"[0-9]+", bare, re.ASCII) else ""
