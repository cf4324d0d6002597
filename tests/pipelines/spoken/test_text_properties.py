"""What holds for every text that could be read."""

from __future__ import annotations

import subprocess
import sys
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.phrases.phrasebook import LANGUAGES
from pipelines.spoken.text import SymbolLevel, speakable

LONGEST_WORDS = 32
"""Characters of speech for each written one, at most."""
SECONDS_FOR_A_HUNDRED_THOUSAND = 2.0

WORDS = {
    "nl": "de een in op tot en met niet is man met maat april mei juni januari nee dat was nr "
    "straat weg kilo gram meter uur euro het water moet bij deze kamer blijven alstublieft Anna Piet Utrecht wij",
    "en": "the a an in on may march no it us am is at by to pound pounds metre street saint and this door "
    "must stay closed please Anna Leeds we order item code part minute second third half",
    "de": "der die das ein eine in am um da er es zu im mit Mai März Montag Uhr Meter Euro Straße und diese Tür "
    "bitte geschlossen halten Anna Köln wir Nummer Stunde dritte halb Prozent für schön groß",
}
PIECES = st.sampled_from(
    ["€", "12", "1.250", ",50", "-", "–", " ", "06", "/", ":", ".", "nr.", "x", "kg", "½", "A", "12-12-2026", "1e",
     "IV", "USB", "@", "\n", "-\n", "NL91", "°C", "*", "†", "+31", "t/m", "mei", "\ud800", "0",
     "😀", "____", "\x00", "٣", "²"]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.text(st.characters()), st.lists(PIECES, max_size=30).map("".join))


def controls(text: str) -> set[str]:
    return {character for character in text if unicodedata.category(character) == "Cc"}


@given(TEXTS, st.sampled_from(LANGUAGES), st.sampled_from(SymbolLevel))
def test_every_text_is_said(text: str, language: str, level: SymbolLevel) -> None:
    said = speakable(text, language, level)
    assert controls(said) <= controls(text)
    assert len(said) <= LONGEST_WORDS * len(text)
    assert speakable(text, language, level) == said


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.data())
def test_plain_words_stay_and_stay_again(language: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS[language].split()), min_size=1, max_size=12))
    sentence = " ".join(words)
    for text in (sentence, sentence.capitalize() + ".", f"{sentence},\n{sentence}?"):
        assert speakable(text, language) == text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece",
    [
        "Geachte dhr. Jansen, uw order 104482 van 06-12-2026 (€ 12,50) ligt klaar. Bel 06-12345678 om 9.00 uur. ",
        "1", "1 ", "a", "A", "a.", "€", "-", "1-", "A1-", "(0", "0 ", "+0(", "1.", "aa ", "\n", "a-\n", "*1", "1x",
        "NL91 ABNA ", "artikel ", "straat", "1/", "a@", "😀",
    ],
)  # fmt: skip
def test_time_grows_with_the_length(piece: str, language: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    speakable(text, language)
    assert time.process_time() - start < SECONDS_FOR_A_HUNDRED_THOUSAND


def test_the_libraries_come_only_when_they_are_needed() -> None:
    program = (
        "import sys; from pipelines.spoken.text import speakable; speakable('Hallo daar, kamer 118.', 'nl');"
        "import pipelines.spoken.amounts, pipelines.spoken.units;"
        "print([name for name in ('num2words', 'babel', 'phonenumbers', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (SymbolLevel.NONE, "A en B (2 3) af"),
        (SymbolLevel.SOME, "A en B (2 plus 3) vinkje af"),
        (SymbolLevel.MOST, "A en B haakje openen 2 plus 3 haakje sluiten vinkje af"),
    ],
)
def test_symbols_by_level(level: SymbolLevel, said: str) -> None:
    assert " ".join(speakable("A & B (2 + 3) ✓ af", "nl", level).split()) == said


def test_pictures_are_said_once_or_not_at_all() -> None:
    assert speakable("feest 😀😀😀😀😀", "nl") == "feest 😀"
    assert speakable("feest 😀", "nl", SymbolLevel.NONE) == "feest "


def test_a_language_without_rules_is_refused() -> None:
    with pytest.raises(KeyError, match="fr"):
        speakable("bonjour", "fr")
