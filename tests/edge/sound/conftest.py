"""What several tests of sound share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from edge.sound.espeak_voice import EspeakVoice


@pytest.fixture(scope="session")
def espeak() -> Iterator[EspeakVoice]:
    """One process of eSpeak NG for all tests that do not harm it."""
    voice = EspeakVoice()
    yield voice
    voice.close()
