"""Content of unknown origin as text that can be shown, spoken and logged without harm."""

from __future__ import annotations

import unicodedata

_C0 = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US"
)
_NAMES = tuple(_C0.split())
"""The names of the characters below 32, in order."""
_KEPT = frozenset("\n\t")
_HARMFUL = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories that draw nothing or steer what is drawn: controls, direction marks, surrogates, unassigned."""


def plain_text(text: str, kept: str = "") -> str:
    r"""Replace each control or invisible character by its name in angle brackets, for example "<GS>" or "<U+202E>".

    Line feed, tab and the pair CR LF stay as they are.

    Args:
        text: What was read.
        kept: Further characters that stay, because they are known to belong there.
    """
    allowed = _KEPT | set(kept)
    lines = text.split("\r\n")
    return "\r\n".join("".join(c if c in allowed else _shown(c) for c in line) for line in lines)


def _shown(character: str) -> str:
    if unicodedata.category(character) not in _HARMFUL:
        return character
    code = ord(character)
    if code < len(_NAMES):
        return f"<{_NAMES[code]}>"
    return f"<U+{code:04X}>"
