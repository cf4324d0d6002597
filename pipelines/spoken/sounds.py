"""Which names sound the same, though they are written otherwise: Meijer and Meyer, Jansen and Janssen."""

from __future__ import annotations

import re

_SOUNDS = (
    (r"eij|ij|ei|ey|ai|ay", "y"),
    (r"ouw|auw|ou|ow|aw", "au"),
    (r"sch$|s{2,}|z", "s"),
    (r"ck|cq|q|c(?![eihy])", "k"),
    (r"c(?=[eiy])", "s"),
    (r"ph", "f"),
    (r"gh|ch", "g"),
    (r"th|dt$|d$", "t"),
    (r"ks|kx|x", "ks"),
    (r"ae", "aa"),
    (r"oe|ue", "oe"),
    (r"(.)\1+", r"\1"),
)
"""How letters sound in Dutch names, applied in this order: what is written, and one spelling for all that sounds so."""


def sound_of(word: str) -> str:
    """Give a spelling that all words share that sound the same; small letters without accents are expected."""
    for written, sound in _SOUNDS:
        word = re.sub(written, sound, word)
    return word
