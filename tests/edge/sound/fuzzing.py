"""Texts that nobody would write, in great number, for the voice to survive."""

from __future__ import annotations

import itertools
import os
import random
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from edge.sound.espeak_voice import EspeakVoice
from edge.sound.safe_text import safe_text, speakable

LONGEST = 100_000
"""Characters."""

LANGUAGES = ("nl", "en", "de")
MOST_CHUNKS = 4
"""Most texts are aborted after so much; the sound itself is of no interest here."""

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xD800, 0xDFFF)]
DIRECTIONS = list("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
EMOJI = list("😀👍🏽🚼🏳\ufe0f\u200d🌈👨👩👧🇳🇱❤☎™⌚㊗🃏🫠")
MARKUP = ("[[", "]]", "[[h@l'oU]]", "<voice", "</speak>", "<break time='60s'/>", "&#x0;", "&amp;", "\\u0000", "-f/etc/")
WIDESPREAD = ("LATIN", "ARABIC", "CYRILLIC", "DEVANAGARI", "HEBREW", "CJK", "GREEK", "HANGUL", "THAI")
"""Scripts of half of the texts; the others take each script in turn."""

PUNCTUATION = list(".,;:!?…-–—'\"()/\\|*#@_~^`+=%€$§°½²")


def _scripts() -> dict[str, list[str]]:
    """Give the letters, digits and marks of every script that Unicode names, by the first word of their names."""
    found: dict[str, list[str]] = {}
    for code in range(0x21, sys.maxunicode + 1):
        character = chr(code)
        if unicodedata.category(character)[0] in "LNM":
            found.setdefault(unicodedata.name(character, "UNNAMED").split(" ")[0], []).append(character)
    return {name: characters for name, characters in found.items() if len(characters) >= 20}


def texts(count: int, seed: int = 5) -> Iterator[str]:
    """Give so many texts; the same each time. One in five hundred is as long as LONGEST."""
    chance = random.Random(seed)  # noqa: S311 - a fixed choice, no secret
    scripts = _scripts()
    names = sorted(scripts)
    kinds: tuple[Callable[[], str], ...] = (
        lambda: chance.choice(CONTROLS),
        lambda: chance.choice(DIRECTIONS),
        lambda: "\0",
        lambda: chance.choice(EMOJI),
        lambda: chance.choice(MARKUP),
        lambda: chance.choice(PUNCTUATION),
        lambda: chr(chance.randrange(sys.maxunicode + 1)),
        lambda: chr(chance.randrange(0x20, 0x7F)),
        lambda: str(chance.randrange(10 ** chance.randint(1, 40))),
        lambda: chance.choice(("a\u0300", "e\u0301\u0302\u0303", " ", "straße", "Überfluß", "één", "ĳ")),
    )
    for number in range(count):
        if number % 500 == 499:
            piece = "".join(chance.choice(kinds)() for _ in range(chance.choice((1, 7, 1000))))
            yield (piece * LONGEST)[:LONGEST]
            continue
        script = scripts[names[number // 2 % len(names)] if number % 2 else chance.choice(WIDESPREAD)]
        chosen = (*chance.sample(kinds, 2), lambda script=script: chance.choice(script))  # type: ignore[misc]
        yield "".join(chance.choice(chosen)() for _ in range(chance.choice((1, 3, 10, 30, 120))))


@dataclass(frozen=True, slots=True)
class Survived:
    """What became of the voice's process."""

    texts: int
    same_process: bool
    grown_mebibytes: float
    """Of the process's memory, after the first hundred texts."""
    slowest_seconds: float
    """From asking for a text to the end of the abort; the longest of all."""


def survive(voice: EspeakVoice, count: int, now: Callable[[], float]) -> Survived:
    """Ask for the texts, abort most of them early, and look at the process."""
    voice.wait_until_ready()
    process = voice.process_id
    assert process is not None
    chance = random.Random(6)  # noqa: S311 - a fixed choice, no secret
    before, slowest = 0.0, 0.0
    for number, text in enumerate(texts(count)):
        if number == 100:
            before = memory_mebibytes(process)
        began = now()
        speakable(safe_text(text))
        most = None if number % 50 == 0 and len(text) < 200 else MOST_CHUNKS
        rate, pitch = chance.randint(80, 600), chance.randint(0, 100)
        for _ in itertools.islice(voice.speak(text, chance.choice(LANGUAGES), rate, pitch), most):
            pass
        voice.abort()
        slowest = max(slowest, now() - began)
    return Survived(count, voice.process_id == process, memory_mebibytes(process) - before, slowest)


def memory_mebibytes(process: int) -> float:
    """Give the resident memory of a process."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
