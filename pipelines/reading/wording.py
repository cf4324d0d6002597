"""What is spoken for a sentence of a page: its text as people say it, and what it is to the page."""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.phrases import reading_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.reading.doubt import Doubt, DoubtKind, doubtful_words
from pipelines.reading.page import Page
from pipelines.reading.sentence import Sentence, SentenceKind
from pipelines.spoken.sentences import sentence_starts
from pipelines.spoken.text import speakable
from pipelines.types import Utterance

_BULLET = re.compile(r"[-–•·*▪●○■□☐☑]\s+")
"""The mark of an item that is not spoken; numbers and letters are."""
_ENDS = (".", "!", "?", "…", ":")


def opening(page: Page) -> Phrase | None:
    """Give what is said of a page before its first sentence; None where nothing need be."""
    return reading_phrases.text_columns(page.text_columns) if page.text_columns > 1 else None


def utterance_of(sentence: Sentence, text: str, phrasebook: Phrasebook, language: str) -> Utterance:
    """Give what is said for a sentence, or for the rest of it.

    Args:
        sentence: The sentence.
        text: What is left of its text, from the reading position on; not empty.
        phrasebook: The wearer's; its guidance tells how much is said around the text.
        language: Of the text, one of the phrasebook's LANGUAGES. What is said around the text is said in the same
            language, because one voice says both.
    """
    words = replace(phrasebook, language=language)
    doubt = sentence.doubt
    is_marked_whole = doubt.kind is DoubtKind.LINE and doubt.how == "mark"
    phrase = _phrase(sentence, text, words, Doubt() if is_marked_whole else doubt)
    said = phrase if isinstance(phrase, str) else words.text(phrase)
    if is_marked_whole:
        return words.utterance(reading_phrases.unsure_line(said))
    if isinstance(phrase, str):
        return Utterance(said, language, marks=sentence_starts(said))
    return words.utterance(phrase)


def _phrase(sentence: Sentence, text: str, words: Phrasebook, doubt: Doubt) -> Phrase | str:
    """Give the phrase that holds the text, or the text alone."""
    is_whole = len(text) >= len(sentence.text)
    if sentence.kind in {SentenceKind.COLUMN_NAMES, SentenceKind.ROW}:
        said = _row(sentence, len(sentence.text) - len(text), words, doubt)
        # Two columns without names are lines such as those of a receipt, and no more need be said of them.
        is_table = sentence.columns > 2 or sentence.kind is SentenceKind.COLUMN_NAMES
        return (
            reading_phrases.table_begins(sentence.columns, said)
            if sentence.is_first and is_whole and is_table
            else said
        )
    said = doubtful_words(text, doubt, words, words.language)
    if not is_whole:
        return said
    if sentence.kind is SentenceKind.HEADING:
        return reading_phrases.heading_line(said)
    if sentence.kind is SentenceKind.LIST_ITEM:
        item = doubtful_words(_BULLET.sub("", text, count=1), doubt, words, words.language)
        return reading_phrases.list_begins(item) if sentence.is_first else item
    return said


def _row(sentence: Sentence, offset: int, words: Phrasebook, doubt: Doubt) -> str:
    """Say the cells of a row from an offset in its text on, each after the name of its column."""
    said = ""
    for cell in sentence.cells:
        left = cell.text[max(0, offset - cell.start) :].strip()
        if left:
            spoken = doubtful_words(left, doubt, words, words.language)
            name = speakable(cell.name, words.language) if cell.name else ""
            between = " " if said.endswith(":") else ", " if said else ""
            said += between + (f"{name}: {spoken}" if name else spoken)
    return said if said.endswith(_ENDS) else f"{said}."
