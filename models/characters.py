"""The characters that the recogniser keeps."""

from __future__ import annotations

import unicodedata

BLANK = ""
"""The recogniser's class 0: no character here (Graves et al. 2006, connectionist temporal classification)."""
SPACE = " "
"""The recogniser's last class; its own list of characters leaves it out."""

_BLOCKS = (
    (0x0021, 0x007E),  # Basic Latin
    (0x00A1, 0x00FF),  # Latin-1 Supplement: § ° ² µ × Ø ß é …
    (0x0100, 0x017F),  # Latin Extended-A: œ Œ ĳ ŵ š ž …
    (0x0180, 0x024F),  # Latin Extended-B
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2010, 0x205E),  # General Punctuation: dashes, quotation marks, † • … ‰ ′ ″
    (0x2070, 0x209C),  # Superscripts and Subscripts
    (0x20A0, 0x20C0),  # Currency Symbols
)
_SINGLE = "ΩμΔπφ℃℉ℓ№™Ω↑→↓←↔−√∞∅≈≠≤≥①②③④⑤⑥⑦⑧⑨⑩■□●○✓✔✗✘☐☑☒"
"""Signs of labels, work orders and electronics that lie outside the blocks."""


def is_wanted(character: str) -> bool:
    """Tell whether a character belongs to Dutch, English, German, French, another Latin script, or to labels."""
    if len(character) != 1:
        return False
    code = ord(character)
    if any(first <= code <= last for first, last in _BLOCKS):
        return unicodedata.category(character) not in {"Cc", "Cf", "Cn"}
    return character in _SINGLE


def alphabet_of(character_list: str) -> tuple[str, ...]:
    """Turn the list in a recogniser file's metadata, one character a line, into one text per output class.

    Class 0 is BLANK and the last class is SPACE, as PaddleOCR trains its CTC models.
    """
    return (BLANK, *character_list.rstrip("\n").split("\n"), SPACE)
