"""What a step of the pick waits for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipelines.picking.label_content import LabelContent


@dataclass(frozen=True, slots=True)
class Hopes:
    """What the current step waits for; codes are named by their keys, see codes.py."""

    expected: frozenset[str]
    """The codes that fit: those of the item, or of the place, a tote or a lot."""
    rivals: frozenset[str] = frozenset()
    """Known codes of the same kind that do not fit now: of other items on the list or in stock, or of other places."""
    is_open: bool = False
    """Whether any code that is not among the rivals is awaited too: a lot, a serial number."""

    def key_of(self, label: LabelContent) -> str:
        """Give the key by which a label is known here: one that is expected, else a rival's, else its own first."""
        fitting = (key for known in (self.expected, self.rivals) for key in label.keys if key in known)
        return next(fitting, label.key)

    def awaits(self, key: str) -> bool:
        """Tell whether a code fits."""
        return key in self.expected or (self.is_open and key not in self.rivals)

    @property
    def known(self) -> frozenset[str]:
        """All codes that are known here, fitting or not; the same object as long as they are the same."""
        return _together(self.expected, self.rivals)

    def knows(self, key: str) -> bool:
        """Tell whether a code is known here, fitting or not."""
        return key in self.expected or key in self.rivals

    def is_of_kind(self, key: str) -> bool:
        """Tell whether a code is of the kind that is looked for, fitting or not."""
        return self.is_open or self.knows(key)


@lru_cache(maxsize=8)
def _together(expected: frozenset[str], rivals: frozenset[str]) -> frozenset[str]:
    """Put together what may be a whole warehouse's codes; a step asks for the same with every input."""
    return expected | rivals
