"""An independent listener: a recogniser of English speech that knows nothing of this project.

The method: what the live speaker puts out (voice, trimming, mixing, blocks of the output) gets white noise at 20 dB
below the speech, 0.2 s of it before and after, and is given to pocketsphinx 5 at 16,000 samples a second. The
recogniser has its own acoustic model, trained on people (`en-us`, in its wheel), and a closed grammar: the candidates
and nothing else. It has heard some seconds of the voice before, as a person has.

The length of the noise was chosen on the numbers alone, before anything else was tried: less of it swallows the ends
of words, more of it is taken for a short word ("twenty" for "twenty-eight"). The words of the dictionary are Carnegie
Mellon's (cmudict, in the same wheel); a word that is not in it ends the test, except for those in WORDS.

Source: D. Huggins-Daines et al., "PocketSphinx: a free, real-time continuous speech recognition system for hand-held
devices", ICASSP 2006; forced choice in a closed set is how the intelligibility of voices is measured (ANSI S3.2).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pocketsphinx
from num2words import num2words
from numpy.typing import NDArray

from edge.sound.pcm import SAMPLE_RATE, Pcm, samples

HEARS_AT = 16_000
"""Samples a second of the acoustic model."""

NOISE_DECIBEL = 20.0
"""White noise is so far below the speech."""

MARGIN_SECONDS = 0.2
"""Noise alone before and after the utterance."""

WORDS = {"barcode": "B AA R K OW D", "juliett": "JH UW L IY EH T", "kijkmee": "K AY K M EY", "wi": "W AY"}
"""Pronunciations that the dictionary lacks."""


class Listener:
    """Chooses which of the candidates was said."""

    def __init__(self, candidates: Sequence[str], familiar: Pcm, folder: Path) -> None:
        """Learn the candidates and the voice.

        Args:
            candidates: Texts as they are given to the voice; all that can be chosen.
            familiar: Some seconds of the voice, to get used to.
            folder: An empty folder for the grammar.
        """
        self._texts = {as_words(each): each for each in candidates}
        if len(self._texts) != len(candidates):
            raise ValueError("two candidates sound the same")
        grammar = folder / "candidates.jsgf"
        sentences = " | ".join(self._texts)
        grammar.write_text(f"#JSGF V1.0;\ngrammar candidates;\npublic <one> = {sentences};\n", encoding="utf-8")
        model = Path(pocketsphinx.get_model_path()) / "en-us"
        dictionary = folder / "words.dict"
        known = (model / "cmudict-en-us.dict").read_text(encoding="utf-8")
        dictionary.write_text(known + "".join(f"{word} {sounds}\n" for word, sounds in WORDS.items()), encoding="utf-8")
        self._noise = np.random.default_rng(1)
        self._decoder = pocketsphinx.Decoder(
            hmm=str(model / "en-us"),
            dict=str(dictionary),
            lm=None,
            jsgf=str(grammar),
            loglevel="FATAL",
            # All candidates count as equally likely, and none is given up early.
            lw=1.0,
            silprob=1.0,
            beam=1e-80,
            wbeam=1e-60,
            pbeam=1e-80,
            maxhmmpf=-1,
        )
        self._hear(familiar)

    def choose(self, pcm: Pcm) -> str | None:
        """Give the candidate that is heard in the sound of one utterance; None if it is like none."""
        heard = self._hear(pcm)
        return None if heard is None else self._texts.get(heard)

    def _hear(self, pcm: Pcm) -> str | None:
        self._decoder.start_utt()
        self._decoder.process_raw(_resampled(self._in_noise(pcm)).tobytes(), full_utt=True)
        self._decoder.end_utt()
        hypothesis = self._decoder.hyp()
        return None if hypothesis is None else str(hypothesis.hypstr)

    def _in_noise(self, pcm: Pcm) -> NDArray[np.float64]:
        sounding = np.flatnonzero(pcm)
        speech = pcm[sounding[0] : sounding[-1] + 1].astype(np.float64)
        level = np.sqrt(np.mean(speech**2)) * 10 ** (-NOISE_DECIBEL / 20)
        margin = np.zeros(samples(MARGIN_SECONDS))
        whole = np.concatenate((margin, speech, margin))
        noisy: NDArray[np.float64] = whole + self._noise.normal(0, level, len(whole))
        return noisy


def as_words(text: str) -> str:
    """Give a text as the dictionary's words: no signs, numbers written out."""
    plain = re.sub(r"[0-9]+", lambda match: str(num2words(int(match[0]), lang="en")), text.lower())
    return " ".join(re.findall(r"x-ray|[a-z']+", plain))


def _resampled(sound: NDArray[np.float64]) -> NDArray[np.int16]:
    """Take the sound to the model's rate, by its spectrum."""
    count = round(len(sound) * HEARS_AT / SAMPLE_RATE)
    spectrum = np.fft.rfft(sound)[: count // 2 + 1]
    return np.clip(np.fft.irfft(spectrum, count) * count / len(sound), -32768, 32767).astype(np.int16)
