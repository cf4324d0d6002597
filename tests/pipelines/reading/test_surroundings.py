"""What is said of the surroundings: light of every level from every side, and one to three colours."""

from __future__ import annotations

import pytest

from pipelines.phrases import reading_phrases
from pipelines.phrases.phrasebook import LANGUAGES, Phrasebook
from pipelines.preferences import Guidance
from pipelines.reading.surroundings import colour_words, light_words
from pipelines.types import Colour, Scene, Side

DUTCH = Phrasebook("nl")


def light(brightness: float, side: Side | None = None) -> str:
    return DUTCH.text(light_words(Scene(brightness, side, (Colour.GREY,))))


@pytest.mark.parametrize(
    ("brightness", "side", "said"),
    [
        (0.0, None, "Het is donker."),
        (0.05, Side.LEFT, "Het is donker."),
        (0.06, None, "Er is weinig licht."),
        (0.19, Side.RIGHT, "Er is weinig licht. Het licht komt van rechts."),
        (0.2, None, "Het is licht."),
        (0.5, Side.LEFT, "Het is licht. Het licht komt van links."),
        (0.79, Side.BELOW, "Het is licht. Het licht komt van onderen."),
        (0.8, Side.ABOVE, "Het is heel licht. Het licht komt van boven."),
        (1.0, None, "Het is heel licht."),
    ],
)
def test_light(brightness: float, side: Side | None, said: str) -> None:
    assert light(brightness, side) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_level_and_side_has_words_of_its_own(language: str) -> None:
    said = [
        Phrasebook(language).text(reading_phrases.light(level, side))
        for level in reading_phrases.LIGHT_LEVELS
        for side in (None, *Side)
    ]
    assert len(set(said)) == len(said) == 20
    assert all(text == text.strip() and "  " not in text and text.endswith(".") for text in said)


def colours(*names: Colour, brightness: float = 0.5, book: Phrasebook = DUTCH) -> str:
    return book.text(colour_words(Scene(brightness, None, names), book))


def test_colours() -> None:
    assert colours(Colour.RED) == "De kleur is rood."
    assert colours(Colour.RED, Colour.WHITE) == "Vooral rood, en ook wit."
    assert colours(Colour.RED, Colour.WHITE, Colour.BLACK) == "Vooral rood, en ook wit en zwart."
    short = Phrasebook("de", Guidance.SHORT)
    assert colours(Colour.RED, Colour.WHITE, book=short) == "rot und weiß."


def test_without_light_no_colour_is_told() -> None:
    assert colours(Colour.BLACK, brightness=0.05) == "Zoek meer licht. Het is te donker."
    assert colours(Colour.BLACK, brightness=0.06) == "De kleur is zwart."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_colour_has_a_name_of_its_own(language: str) -> None:
    book = Phrasebook(language)
    names = {book.text(reading_phrases.colour_name(colour.value)) for colour in Colour}
    assert len(names) == len(Colour) == 13
    assert all(name == name.lower() for name in names)


def test_a_scene_without_colours_is_a_fault() -> None:
    with pytest.raises(ValueError, match="at least one"):
        colours()
