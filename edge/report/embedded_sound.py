"""The sound of a replay as the page holds it: inside, at the best quality for which there is room."""

from __future__ import annotations

import base64
import io
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MOST_BYTES = 6_000_000
"""Of sound in a page, which base64 makes 8 million characters: 136 s as it is, 9 minutes at the least quality."""
SAMPLE_BYTES = 2
"""Of one sample of one channel in the files that replays write."""
_HALF_BAND = np.array([-1, 0, 9, 16, 9, 0, -1]) / 32
"""Keeps what half the samples can hold, so that the rest does not come back as noise."""


@dataclass(frozen=True, slots=True)
class EmbeddedSound:
    """The sound, or where it lies."""

    name: str
    """Of the file beside the page."""
    uri: str
    """A data: address with all of it; empty if it is not inside."""
    note: str
    """What the listener should know: that it was made smaller, or why it is not inside; mostly empty."""


def embedded(wav: Path) -> EmbeddedSound:
    """Take a WAV file of 16 bits, with one channel or with a left and a right one, into an address."""
    try:
        with wave.open(str(wav), "rb") as file:
            length, rate, channels = file.getnframes(), file.getframerate(), file.getnchannels()
            seconds = length / rate
            if file.getsampwidth() != SAMPLE_BYTES or length * channels / 2 > MOST_BYTES:
                note = f"The sound lasts {seconds / 60:.0f} minutes, too long to be inside this page."
                return EmbeddedSound(wav.name, "", note)
            pcm = np.frombuffer(file.readframes(length), "<i2").astype(np.int16).reshape(-1, channels)
    except (OSError, EOFError, wave.Error):
        return EmbeddedSound(wav.name, "", "The sound could not be put inside this page.")
    if SAMPLE_BYTES * pcm.size <= MOST_BYTES:
        return EmbeddedSound(wav.name, _uri(pcm.astype("<i2").tobytes(), rate, 2, channels), "")
    pcm = np.stack([_halved(pcm[:, channel]) for channel in range(channels)], axis=1)
    if SAMPLE_BYTES * pcm.size <= MOST_BYTES:
        data, width = pcm.astype("<i2").tobytes(), 2
    else:
        data, width = (((pcm.astype(np.int32) + 128) >> 8).clip(-128, 127) + 128).astype(np.uint8).tobytes(), 1
    note = "It sounds duller here than in the file, so that the page stays small."
    return EmbeddedSound(wav.name, _uri(data, rate // 2, width, channels), note)


def _halved(pcm: NDArray[np.int16]) -> NDArray[np.int16]:
    """Give half the samples a second."""
    smooth = np.convolve(pcm.astype(np.float32), _HALF_BAND.astype(np.float32), mode="same")[::2]
    halved: NDArray[np.int16] = np.rint(smooth).clip(-32768, 32767).astype(np.int16)
    return halved


def _uri(data: bytes, rate: int, width: int, channels: int) -> str:
    whole = io.BytesIO()
    with wave.open(whole, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(width)
        out.setframerate(rate)
        out.writeframes(data)
    return "data:audio/wav;base64," + base64.b64encode(whole.getvalue()).decode("ascii")
