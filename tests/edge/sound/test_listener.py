"""English, spoken through the whole chain and in noise, is understood by a recogniser that others have made."""

from __future__ import annotations

from pathlib import Path

import pytest

from edge.sound.espeak_voice import EspeakVoice
from pipelines.types import Utterance
from tests.edge.sound.listener import Listener
from tests.edge.sound.understanding import FAMILIAR, SETS, Chain, understand


@pytest.mark.proof
@pytest.mark.timeout(900)
def test_at_least_95_of_100_are_understood(espeak: EspeakVoice, tmp_path: Path) -> None:
    understood = [understand(each, espeak, tmp_path) for each in SETS]
    confusions = [each for one in understood for each in one.confusions]
    assert len(confusions) <= 0.05 * sum(one.said for one in understood), confusions
    for one in understood:
        assert one.said >= 40
        # No set may hide behind the others. Numbers alone are the hardest.
        assert one.right >= 0.85 * one.said, one.confusions


def test_the_listener_tells_apart_what_differs(espeak: EspeakVoice, tmp_path: Path) -> None:
    chain = Chain(espeak)
    listener = Listener(["seven", "eleven"], chain.sound(Utterance(FAMILIAR, "en")), tmp_path)
    assert listener.choose(chain.sound(Utterance("eleven", "en"))) == "eleven"
    assert listener.choose(chain.sound(Utterance("seven", "en"))) == "seven"
    with pytest.raises(ValueError, match="same"):
        Listener(["seven", "Seven."], chain.sound(Utterance(FAMILIAR, "en")), tmp_path)
