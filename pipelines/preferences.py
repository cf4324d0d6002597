"""How one wearer wants to be spoken to. Kept per worker, and changed by the wearer's own commands."""

from __future__ import annotations

import enum
from dataclasses import dataclass

ESPEAK = "espeak"
"""The voice that is always there."""

VOICE_NAME = r"^[A-Za-z0-9_][A-Za-z0-9_.-]*$"
"""The pattern of a voice's name: that of its file, without the ending."""


class Guidance(enum.StrEnum):
    """How much is said."""

    FULL = "full"
    """Whole sentences, with what to do next."""
    SHORT = "short"
    """The few words that carry the news."""
    TONE = "tone"
    """As short, and confirmations are a tone alone."""


class GuidanceChange(enum.StrEnum):
    """Whether the amount of talk changes by itself; in the picking job alone."""

    FADING = "fading"
    """Less is said as the work succeeds, and more again after a mistake or a pause."""
    FIXED = "fixed"
    """It stays as it is set."""


class Strictness(enum.StrEnum):
    """What happens when a field is not verified or contradicts the list."""

    IGNORE = "ignore"
    """The field is not checked."""
    WARN = "warn"
    """It is said, and the work goes on."""
    REQUIRE = "require"
    """Nothing goes on before it is right."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """One wearer's preferences."""

    language: str = "nl"
    """"nl", "en" or "de"."""
    rate: int = 165
    """Words a minute, 80 to 600."""
    volume: float = 0.8
    """Share of full loudness, 0.1 to 1."""
    pitch: int = 50
    """Height of the voice, 0 to 100; 50 is the voice's own."""
    guidance: Guidance = Guidance.FULL
    guidance_change: GuidanceChange = GuidanceChange.FADING
    location_strictness: Strictness = Strictness.REQUIRE
    """Whether a pick begins with proof of the place."""
    voice: str = ESPEAK
    """"espeak", or the name of another voice; where that one is missing or lacks the language, eSpeak speaks."""
