"""What the symbol characters of a Code 128 symbol say (ISO/IEC 15417, 4.3 and annexes B and C)."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.barcode.code_128 import CODE_A, CODE_B, CODE_C, FNC1, FNC2, FNC3, SHIFT, START_A, START_B, START_C
from pipelines.types import Symbology
from pipelines.vision.blurred.code_content import CodeContent

_PLAIN, _GS1, _INDUSTRY = "]C0", "]C1", "]C2"
_GROUP_SEPARATOR = 0x1D
_HIGHER = 0x80
"""FNC4 adds it."""


class _CodeSet(enum.IntEnum):
    """By the value that changes to it."""

    A = CODE_A
    B = CODE_B
    C = CODE_C


_STARTS = {START_A: _CodeSet.A, START_B: _CodeSet.B, START_C: _CodeSet.C}
_OTHER = {_CodeSet.A: _CodeSet.B, _CodeSet.B: _CodeSet.A}


def code_128_content(values: Sequence[int]) -> CodeContent | None:
    """Decode a symbol as zxing-cpp does: FNC1 in first place makes it GS1, in second place an industry's own (]C2).

    Neither of these is part of the content; any other FNC1 is the byte 0x1D. FNC2 and FNC3, which speak to the reader,
    are left out.

    Args:
        values: Start character, data characters and check character, which is not tested.

    Returns:
        None if it has no content or cannot be decoded: it does not begin with a start character, has one inside, or a
        shift before anything but a letter.
    """
    start, *data = values[:-1]
    if start not in _STARTS:
        return None
    decoder = _Decoder(_STARTS[start])
    if not all(decoder.takes(value) for value in data) or decoder.is_shifted or not decoder.content:
        return None
    content = bytes(decoder.content)
    return CodeContent(Symbology.CODE_128, content, content.decode("latin-1"), decoder.identifier)


@dataclass(slots=True)
class _Decoder:
    """Has decoded the characters so far."""

    code_set: _CodeSet
    is_shifted: bool = False
    """Whether the next character alone is of the other one of the sets A and B."""
    is_higher: bool = False
    """Whether two FNC4 in a row switched to the higher half of the characters."""
    is_exception: bool = False
    """Whether one FNC4 switched to the other half for the next character alone."""
    content: bytearray = field(default_factory=bytearray)
    identifier: str = _PLAIN

    def takes(self, value: int) -> bool:
        """Decode a character; False if it cannot be here."""
        if value > FNC1 or (self.is_shifted and value >= FNC3):
            return False
        if value == FNC1:
            self._fnc1()
        elif self.code_set is _CodeSet.C:
            self._pair_or_change(value)
        else:
            self._letter_or_function(value)
        return True

    def _pair_or_change(self, value: int) -> None:
        if value < CODE_B:
            self.content += b"%02d" % value
        else:
            self.code_set = _CodeSet(value)

    def _letter_or_function(self, value: int) -> None:
        if value < FNC3:
            self._letter(value)
        elif value == SHIFT:
            self.is_shifted = True
        elif value == self.code_set:
            self.is_higher ^= self.is_exception
            self.is_exception = not self.is_exception
        elif value not in (FNC2, FNC3):
            self.code_set = _CodeSet(value)

    def _letter(self, value: int) -> None:
        code_set = _OTHER[self.code_set] if self.is_shifted else self.code_set
        letter = (value + 32) % 96 if code_set is _CodeSet.A else value + 32
        self.content.append(letter + (_HIGHER if self.is_higher != self.is_exception else 0))
        self.is_shifted = self.is_exception = False

    def _fnc1(self) -> None:
        first_is_pair = self.code_set is _CodeSet.C and len(self.content) == 2 and self.content.isdigit()
        first_is_letter = self.code_set is not _CodeSet.C and len(self.content) == 1 and self.content.isalpha()
        if self.identifier == _PLAIN and not self.content:
            self.identifier = _GS1
        elif self.identifier == _PLAIN and (first_is_pair or first_is_letter):
            self.identifier = _INDUSTRY
        else:
            self.content.append(_GROUP_SEPARATOR)
