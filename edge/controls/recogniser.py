"""Recognises the commands of one grammar with pocketsphinx and the US English model in its package, without a network.

Two decoders hear the same utterance: one may choose among the grammar's phrases alone, the other among all sounds of
the model in any order that is likely. Speech that is no command fits the sounds far better than it fits any phrase, so
the difference in likelihood tells whether to believe the first (a likelihood ratio against a background model, as in
R. C. Rose and D. B. Paul, "A hidden Markov model based keyword recognition system", ICASSP 1990).
"""

from __future__ import annotations

import math
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from edge.controls.endpoints import Sound
from edge.controls.grammar import WAKE, Grammar

LEAST_FIT = -0.7
"""Phrases below this fit are not believed; see `Heard.fit`.

A compromise that was chosen with the voices that the figures leave out; docs/SPOKEN-COMMANDS.md tells what it costs.
"""

_ROOT = 1024
"""The decoders give the likelihood of a whole utterance as its 1024th root, which does not run out of digits."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The likeliest phrase of one utterance."""

    name: str
    """The command's name."""
    fit: float
    """How much likelier the phrase is than any sounds, in nats a frame of 10 ms of its words."""


class Recogniser:
    """Holds the two decoders of one language, in about 35 MB."""

    def __init__(self, grammar: Grammar) -> None:
        """Load the model. Raises ImportError where pocketsphinx is missing."""
        import pocketsphinx  # noqa: PLC0415 - an optional extra, and large

        model = Path(pocketsphinx.get_model_path()) / "en-us"
        with tempfile.TemporaryDirectory() as folder:
            dictionary = Path(folder) / "words.dict"
            dictionary.write_text(grammar.dictionary(), encoding="utf-8")
            common: dict[str, Any] = {
                "hmm": str(model / "en-us"),
                "dict": str(dictionary),
                "lm": None,
                "loglevel": "FATAL",
                "lw": 1.0,
            }
            # All phrases count as equally likely, and none is given up early.
            self._phrases = pocketsphinx.Decoder(
                **common, silprob=1.0, wip=1.0, beam=1e-80, wbeam=1e-60, pbeam=1e-80, maxhmmpf=-1
            )
            self._phrases.add_jsgf_string("spoken", grammar.jsgf())
            self._phrases.activate_search("spoken")
            self._sounds = pocketsphinx.Decoder(
                **common, allphone=str(model / "en-us-phone.lm.bin"), beam=1e-20, pbeam=1e-20
            )

    def hear(self, sound: Sound) -> Heard | None:
        """Give the likeliest phrase of an utterance at HEARS_AT samples a second; None if nothing fits at all."""
        data = sound.tobytes()
        phrases = _likelihood(self._phrases, data)
        parts = [each for each in self._phrases.seg() or () if not each.word.startswith("<")]
        names = [each.word.split("(")[0] for each in parts]
        # A phrase that was cut off before its command is no phrase.
        if phrases is None or len(names) != 2 or names[0] != WAKE:
            return None
        sounds = _likelihood(self._sounds, data)
        if sounds is None:
            return None
        frames = sum(each.end_frame - each.start_frame + 1 for each in parts)
        return Heard(names[1], (phrases - sounds) / frames)


def _likelihood(decoder: Any, data: bytes) -> float | None:  # noqa: ANN401 - pocketsphinx has no types
    """Decode an utterance and give the natural logarithm of its likelihood; None if nothing was found."""
    decoder.start_utt()
    decoder.process_raw(data, full_utt=True)
    decoder.end_utt()
    found = decoder.hyp()
    return None if found is None else _ROOT * math.log(found.best_score)
