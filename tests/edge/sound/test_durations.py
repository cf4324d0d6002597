"""Nominal durations, held against what eSpeak NG really takes."""

from __future__ import annotations

import dataclasses
import random

import pytest

from edge.sound.durations import nominal_seconds
from edge.sound.espeak_voice import EspeakVoice
from edge.sound.pcm import SAMPLE_RATE
from pipelines.types import Utterance

SENTENCES = {
    "nl": (
        "Ga naar stelling Anton, vak vier.",
        "Pak drie stuks.",
        "Goed.",
        "Verkeerd artikel. Leg het terug.",
        "Houd het blad stil, iets dichterbij.",
        "Geachte heer Jansen, hierbij ontvangt u de werkorder voor volgende week.",
        "Hier rust onze lieve moeder en oma",
        "De verzekeringsmaatschappij heeft uw schadeformulier ontvangen en neemt binnen tien dagen contact op.",
        "Let op! Natte vloer.",
        "NOODUITGANG",
        "Ja",
        "Kamer veertien, mevrouw de Vries",
        "Neem een tablet per dag in met water, tijdens of na de maaltijd.",
        "Coördinator geïnteresseerd in reünie",
    ),
    "de": (
        "Gehen Sie zu Regal Anton, Fach vier.",
        "Nehmen Sie drei Stück.",
        "Gut.",
        "Falscher Artikel. Legen Sie ihn zurück.",
        "Halten Sie das Blatt ruhig, etwas näher.",
        "Sehr geehrter Herr Müller, anbei erhalten Sie den Arbeitsauftrag für die nächste Woche.",
        "Hier ruht unsere liebe Mutter und Großmutter",
        "Die Versicherungsgesellschaft hat Ihr Formular erhalten und meldet sich innerhalb von zehn Tagen.",
        "Achtung! Nasser Boden.",
        "NOTAUSGANG",
        "Ja",
        "Zimmer vierzehn, Frau Schmidt",
        "Täglich eine Tablette mit Wasser während oder nach der Mahlzeit einnehmen.",
        "Donaudampfschifffahrtsgesellschaft",
    ),
    "en": (
        "Go to rack Alpha, slot four.",
        "Take three pieces.",
        "Good.",
        "Wrong item. Put it back.",
        "Hold the page still, a little closer.",
        "Dear Mr Johnson, please find enclosed the work order for next week.",
        "Here rests our dear mother and grandmother",
        "The insurance company has received your claim form and will contact you within ten working days.",
        "Caution! Wet floor.",
        "EMERGENCY EXIT",
        "Yes",
        "Room fourteen, Mrs Freeman",
        "Take one tablet a day with water, during or after a meal.",
        "Strengths and thoroughness",
    ),
}
CODES = (
    *("4712", "€ 12,50", "1234 AB", "06-12345678", "8712345678906", "80 km/u", "1e", "10–12", "½ liter", "25 °C"),
    *("50 %", "12-03-2024", "14:30", "A-04-12", "B12", "3 x 250 ml", "Ø 8 mm", "LOT 24A117", "SN 00417-X9", "0", "7"),
    *("99", "100", "1000", "2009", "1.250,00", "R10K 0,25W 5%", "i.p.v.", "BTW-nummer", "M8", "info@voorbeeld.nl"),
)


def texts(language: str) -> list[str]:
    """A hundred and twenty texts: sentences, codes, numbers and mixtures of them, the same each time."""
    chance = random.Random(f"durations {language}")  # noqa: S311 - a fixed schedule, no secret
    known = [*SENTENCES[language], *CODES]
    mixed = [" ".join(chance.sample(known, chance.randint(2, 4))) for _ in range(40)]
    numbers = [str(chance.randrange(10 ** chance.randint(1, 13))) for _ in range(25)]
    words = " ".join(SENTENCES[language]).split()
    loose = [" ".join(chance.choice(words) for _ in range(chance.randint(1, 12))) for _ in range(30)]
    return [*known, *mixed, *numbers, *loose]


@pytest.mark.parametrize(("rate", "every"), [(165, 1), (100, 3), (300, 3), (450, 3)])
def test_at_least_99_of_100_texts_fit_and_little_time_is_wasted(espeak: EspeakVoice, rate: int, every: int) -> None:
    fitting, declared, real, count = 0, 0.0, 0.0, 0
    for language in SENTENCES:
        for text in texts(language)[::every]:
            nominal = nominal_seconds(Utterance(text, language, rate=rate))
            seconds = sum(map(len, espeak.speak(text, language, rate))) / SAMPLE_RATE
            assert seconds <= 1.3 * nominal, text
            fitting += seconds <= nominal
            declared, real, count = declared + nominal, real + seconds, count + 1
    assert count * every >= 400
    assert fitting / count >= 0.99
    assert declared / real <= 1.36


def test_only_text_language_and_rate_count() -> None:
    utterance = Utterance("Pak drie stuks.", "nl")
    assert nominal_seconds(utterance) == nominal_seconds(dataclasses.replace(utterance, tag="t", key="k", phrase="p"))
    assert nominal_seconds(utterance) == 1.172
    assert nominal_seconds(dataclasses.replace(utterance, language="fr")) > 0


def test_nothing_to_say_takes_no_time() -> None:
    assert nominal_seconds(Utterance("", "nl")) == 0
    assert nominal_seconds(Utterance(" \0 ", "nl")) == 0
    assert nominal_seconds(Utterance("😀👍🏽", "nl")) == 0


def test_a_higher_rate_takes_less_time() -> None:
    seconds = [nominal_seconds(Utterance("Ga naar stelling Anton.", "nl", rate=rate)) for rate in range(80, 601, 20)]
    assert seconds == sorted(seconds, reverse=True)


@pytest.mark.parametrize("text", ["0000", "0", "12345678901234567890", "漢字", "٣٤", "²", "a" * 5000, "...", "½", "Ⅷ"])
def test_any_text_has_a_duration(text: str) -> None:
    for language in SENTENCES:
        assert 0 < nominal_seconds(Utterance(text, language)) < 6000
