"""What is said of the surroundings: the light and where it comes from, and the colours of what is in the middle."""

from __future__ import annotations

from pipelines.phrases import reading_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.types import Scene

NO_LIGHT_BELOW = 0.06
"""Mean grey level up to which it is dark: a covered lens, or a room without a lamp."""
LITTLE_LIGHT_BELOW = 0.2
"""Mean grey level up to which there is little light."""
MUCH_LIGHT_FROM = 0.8
"""Mean grey level from which there is very much light: a lamp or the sky in view."""


def light_words(scene: Scene) -> Phrase:
    """Say whether there is light, and from where if that is clear."""
    if scene.brightness < NO_LIGHT_BELOW:
        return reading_phrases.light("none", None)
    side = scene.light_from.value if scene.light_from else None
    if scene.brightness < LITTLE_LIGHT_BELOW:
        return reading_phrases.light("dim", side)
    return reading_phrases.light("bright" if scene.brightness >= MUCH_LIGHT_FROM else "good", side)


def colour_words(scene: Scene, phrasebook: Phrasebook) -> Phrase:
    """Say the colours of what is in the middle, the one that covers most first; without light they cannot be told."""
    if scene.brightness < NO_LIGHT_BELOW:
        return reading_phrases.too_dark()
    match [phrasebook.text(reading_phrases.colour_name(colour.value)) for colour in scene.colours]:
        case [name]:
            return reading_phrases.colour(name)
        case [first, second]:
            return reading_phrases.two_colours(first, second)
        case [first, second, third, *_]:
            return reading_phrases.three_colours(first, second, third)
    raise ValueError("a scene has at least one colour")
