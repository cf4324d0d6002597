"""The process in which Piper runs, and what it exchanges with the program. Piper is loaded here and nowhere else."""

from __future__ import annotations

import contextlib
import importlib
import json
import logging
import queue
import signal
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from edge.sound.espeak_worker import AbortRequest, Chunk, Ended, Missing, Ready
from edge.sound.pcm import SAMPLE_RATE
from edge.sound.resample import resampled

NORMAL_RATE = 165
"""Words a minute at which a voice speaks at its own pace: read-aloud speech, from which Piper's voices are made."""

LEVEL = 0.11
"""Mean (root mean square) of what sounds, as a share of full scale: measured with eSpeak NG in all three languages, so
that the voices are equally loud."""

PEAK = 0.9
"""No sample is larger than this share of full scale."""

THREADS = 2
"""Processor cores for one sentence; more would be taken from camera and eyes."""


@dataclass(frozen=True, slots=True)
class PiperRequest:
    """Synthesise these texts, one after the other."""

    number: int
    """Given back in each reply."""
    texts: tuple[str, ...]
    """Safe texts, none empty."""
    rate: int
    """Words a minute."""


def serve(connection: Connection, model: str, config: str) -> None:
    """Answer requests until the other end is closed."""
    # Ctrl-C reaches every process of the terminal; the program ends this one by closing the connection.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, ConnectionError):  # the program has gone, and with it the reason to be here
        _serve(connection, model, config)


def _serve(connection: Connection, model: str, config: str) -> None:
    try:
        synthesiser = _Synthesiser(model, config)
    except ImportError as error:
        connection.send(Missing(f"Piper is not installed ({error})"))
        return
    except Exception as error:  # noqa: BLE001 - a broken file raises whatever the libraries please
        connection.send(Missing(_in_short(error)))
        return
    requests: queue.SimpleQueue[PiperRequest | None] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(connection, requests, synthesiser), daemon=True).start()
    connection.send(Ready())
    while (request := requests.get()) is not None:
        connection.send(Ended(request.number, _speak(connection, synthesiser, request)))


def _listen(
    connection: Connection, requests: queue.SimpleQueue[PiperRequest | None], synthesiser: _Synthesiser
) -> None:
    """Take requests while a sentence is made, so that it can be given up in the middle."""
    try:
        while True:
            request = connection.recv()
            if isinstance(request, AbortRequest):
                synthesiser.abort(request.number)
            else:
                requests.put(request)
    except (EOFError, OSError):
        synthesiser.abort(None)
        requests.put(None)


def _speak(connection: Connection, synthesiser: _Synthesiser, request: PiperRequest) -> str | None:
    """Synthesise and send; gives what went wrong, or None."""
    try:
        for wave in synthesiser.sentences(request):
            connection.send(Chunk(request.number, as_samples(wave, synthesiser.sample_rate).tobytes()))
    except (EOFError, ConnectionError):
        raise
    except Exception as error:  # noqa: BLE001 - a broken file raises whatever the libraries please
        # Its message may hold the text, which is private.
        return None if synthesiser.is_aborted(request.number) else type(error).__name__
    return None


def as_samples(wave: NDArray[np.floating], sample_rate: int) -> NDArray[np.int16]:
    """Give a sentence at the program's sample rate and as loud as every voice is."""
    sound = resampled(wave, sample_rate, SAMPLE_RATE)
    sounding = sound[np.abs(sound) > 0.01 * np.abs(sound).max(initial=0.0)]
    if not len(sounding):
        return np.zeros(len(sound), dtype=np.int16)
    level, peak = float(np.sqrt(np.mean(sounding**2))), float(np.abs(sound).max())
    return np.rint(sound * min(LEVEL / level, PEAK / peak) * 32767).astype(np.int16)


class _Synthesiser:
    """One voice of Piper, loaded."""

    def __init__(self, model: str, config: str) -> None:
        piper: Any = importlib.import_module("piper")
        piper_config: Any = importlib.import_module("piper.config")
        self._onnxruntime: Any = importlib.import_module("onnxruntime")
        # It writes what it is to speak, which is private, to its log.
        logging.getLogger("piper").setLevel(logging.CRITICAL)
        # The voice of Piper adds noise; a process begun afresh adds the same noise again.
        self._onnxruntime.set_seed(1)
        options = self._onnxruntime.SessionOptions()
        options.intra_op_num_threads = THREADS
        session = self._onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        known = piper_config.PiperConfig.from_dict(json.loads(Path(config).read_text(encoding="utf-8")))
        self._lock = threading.Lock()
        self._aborted = 0
        self._session = session
        self._run: Any = self._onnxruntime.RunOptions()
        self._piper = piper
        self._voice = piper.PiperVoice(session=self, config=known)
        self.sample_rate: int = known.sample_rate
        self._pace: float = known.length_scale

    def run(self, names: list[str] | None, inputs: dict[str, Any]) -> list[Any]:
        """Be the session of Piper's voice: the same, but it can be given up in the middle."""
        outputs: list[Any] = self._session.run(names, inputs, self._run)
        return outputs

    def abort(self, number: int | None) -> None:
        """Give up a request and all before it, at the next step of the network; None gives up everything."""
        with self._lock:
            self._aborted = max(self._aborted, number) if number is not None else 1 << 62
            self._run.terminate = True

    def is_aborted(self, number: int) -> bool:
        """Whether a request was given up."""
        return number <= self._aborted

    def sentences(self, request: PiperRequest) -> Any:  # noqa: ANN401 - an iterator of Piper's arrays
        """Give the sound of each sentence, -1 to 1."""
        with self._lock:
            if self.is_aborted(request.number):
                return
            self._run = self._onnxruntime.RunOptions()
        style = self._piper.SynthesisConfig(length_scale=self._pace * NORMAL_RATE / request.rate, normalize_audio=False)
        for text in request.texts:
            for chunk in self._voice.synthesize(text, style):
                if self.is_aborted(request.number):
                    return
                yield chunk.audio_float_array


def _in_short(error: BaseException) -> str:
    """Say an error of a library in at most a line."""
    return " ".join(str(error).split())[:200] or type(error).__name__
