"""What the voice makes of it: the phonemes are those of the words as a person would write them out."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from pipelines.spoken.text import speakable

VOICES = {"nl": "nl", "en": "en-gb", "de": "de"}


def phonemes(text: str, language: str) -> str:
    espeak = shutil.which("espeak-ng")
    if espeak is None:
        pytest.skip("espeak-ng is not installed")
    command = [espeak, "-v", VOICES[language], "-q", "-x", "--stdin"]
    heard = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
    # Stress and the joints between words depend on whether a number was written in figures.
    return re.sub(r"[^A-Za-z0-9@]+", "", heard)


@pytest.mark.parametrize(
    ("language", "written", "words"),
    [
        ("nl", "artikel 4712", "artikel vier zeven een twee"),
        ("nl", "€ 12,50", "twaalf euro vijftig"),
        ("nl", "€ 1,05", "één euro en vijf cent"),
        ("nl", "1234 AB", "twaalf vierendertig a bee"),
        ("nl", "80 km/u", "tachtig kilometer per uur"),
        ("nl", "1e verdieping", "eerste verdieping"),
        ("nl", "10–12", "tien tot twaalf"),
        ("nl", "½ tablet", "een halve tablet"),
        ("nl", "9.30 uur", "negen uur dertig"),
        ("nl", "dhr. Jansen", "de heer Jansen"),
        ("nl", "AED", "a ee dee"),
        ("nl", "5 m²", "vijf vierkante meter"),
        ("en", "in 1998", "in nineteen ninety-eight"),
        ("en", "10–12", "ten to twelve"),
        ("en", "£5.99", "five pounds ninety nine"),
        ("en", "item no. 4712", "item number four seven one two"),
        ("en", "10 mg", "ten milligrams"),
        ("de", "12,50 €", "zwölf Euro fünfzig"),
        ("de", "am 3. Mai", "am dritten Mai"),
        ("de", "Hauptstr. 5", "Hauptstraße fünf"),
        ("de", "z. B. Schrauben", "zum Beispiel Schrauben"),
        ("de", "50 km/h", "fünfzig Kilometer pro Stunde"),
    ],
)
def test_heard_as_the_words(language: str, written: str, words: str) -> None:
    assert phonemes(speakable(written, language), language) == phonemes(words, language)
