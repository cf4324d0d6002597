"""Which language a text is in: how often it is right, by length, and what knowing it costs."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from importlib import resources

from pipelines.reading.language import LANGUAGES, LEAST_LETTERS, LEAST_WORDS, language_of
from tests.bench.memory import megabytes
from tests.figures import Figure, spread
from tests.pipelines.reading.language_texts import CLOSE, NEUTRAL, SENTENCES

ASKED_MB = 30
MEMORY = """
from pipelines.reading import language
from tests.bench.processes import memory_of_all
if {is_loaded}:
    language.language_of("Bitte schließen Sie die Tür hinter sich.", "nl")
print("Memory of all:", memory_of_all().whole, "MB")
"""
ROUNDS = 20
LONG = 8
"""Words from which a sentence is long enough to be told for sure."""


def texts() -> list[tuple[str, str]]:
    """Give language and text: the made-up sentences, and what the catalogue says, without its arguments."""
    found = [(language, text) for language, some in SENTENCES.items() for text in some]
    found += [("nl", text) for text in CLOSE]
    for language in LANGUAGES:
        source = (resources.files("pipelines.phrases") / f"{language}.ftl").read_text(encoding="utf-8")
        words = re.findall(r"^\s*[\w.\[\]*-]+(?:\] | = )(\S.*)$", source, re.MULTILINE)
        found += [(language, " ".join(re.sub(r"\{[^}]*\}?", " ", text).split())) for text in words]
    return found


def _words(text: str) -> int:
    """Count the words; 0 for a text that is too short to be judged, because it has too few letters."""
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) if sum(map(len, words)) >= LEAST_LETTERS else 0


def _share(cases: Iterable[tuple[str, str]], priors: Iterable[str]) -> tuple[float, int]:
    right = [language_of(text, prior) == language for language, text in cases for prior in priors]
    return sum(right) / len(right), len(right)


def figures() -> list[Figure]:
    """Measure accuracy over all priors, memory in a process of its own, and time."""
    every = texts()
    long = [case for case in every if _words(case[1]) >= LONG]
    short = [case for case in every if LEAST_WORDS <= _words(case[1]) < LONG]
    (of_long, longs), (of_short, shorts) = _share(long, LANGUAGES), _share(short, LANGUAGES)
    kept = [language_of(text, prior) == prior for text in NEUTRAL for prior in LANGUAGES]
    own = [language_of(text, language) == language for language, text in every]
    memory = megabytes(MEMORY, is_loaded="True") - megabytes(MEMORY, is_loaded="False")
    micros: list[float] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _, text in long:
            language_of(text, "nl")
        micros.append((time.perf_counter() - start) / len(long) * 1e6)
    accuracy = "right language, share of texts × priors"
    return [
        Figure("language, 8 words or more", accuracy, "≥ 0.98", f"{of_long:.3f} of {longs}", of_long >= 0.98),
        Figure("language, 4 to 7 words of 20 letters", accuracy, "", f"{of_short:.3f} of {shorts}", None),
        Figure("language, all of these texts", "kept where it is the prior", "", f"{sum(own) / len(own):.3f}", None),
        Figure("language, names and codes", "prior kept", "all", f"{sum(kept)} of {len(kept)}", all(kept)),
        Figure(
            "language",
            "memory of the model, MB",
            f"≤ {ASKED_MB}",
            f"{memory:.1f}",
            memory <= ASKED_MB,
        ),
        Figure("language", "µs a text, one thread", "", spread(micros, 0), None),
    ]
