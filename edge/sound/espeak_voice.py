"""The voice that is always there: eSpeak NG, in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection

import numpy as np

from edge.errors import UserError
from edge.sound.espeak_worker import AbortRequest, Chunk, Ended, Missing, Ready, Reply, SpeakRequest, serve
from edge.sound.pcm import Pcm
from edge.sound.safe_text import pieces, safe_text, speakable
from edge.sound.trim import Trimmer
from edge.sound.voice import VoiceError, check_style
from edge.sound.voice_process import ProcessLost, VoiceProcess

START_SECONDS = 20.0
"""The process is given up if it is not ready by then; it takes 0.2 s, and longer on a busy small board."""

CHUNK_SECONDS = 3.0
"""The process is given up if no chunk comes for this long; one takes under a millisecond."""


class EspeakVoice:
    """Speaks Dutch, English and German through pyttsx3 and eSpeak NG.

    The process starts at once and is ready about 0.2 s later. If it dies or hangs it is started afresh, and the text
    that was under way goes on where it was; a text that ends it twice is given up with VoiceError.
    """

    languages = frozenset({"nl", "en", "de"})

    def __init__(
        self,
        serve: Callable[[Connection], None] = serve,
        chunk_seconds: float = CHUNK_SECONDS,
    ) -> None:
        """Start the process.

        Args:
            serve: What runs in the process; another one for tests.
            chunk_seconds: See CHUNK_SECONDS.
        """
        self._serve = serve
        self._chunk_seconds = chunk_seconds
        self._closed = False
        self._ready = False
        self._used = False
        self._number = 0
        self._active: int | None = None
        self._sent = False
        self._worker: VoiceProcess | None = self._start()

    @property
    def process_id(self) -> int | None:
        """The number of the process, if there is one."""
        return None if self._worker is None else self._worker.process.pid

    def wait_until_ready(self) -> None:
        """Return when the library is loaded.

        Raises:
            UserError: eSpeak NG is not installed.
            VoiceError: The process does not start.
        """
        try:
            self._ready_worker()
        except ProcessLost as error:
            self._stop()
            raise VoiceError(f"eSpeak NG does not start: {error}") from error

    def speak(self, text: str, language: str, rate: int, pitch: int = 50) -> Iterator[Pcm]:
        """See `Voice.speak`."""
        if language not in self.languages:
            raise ValueError(f"eSpeak NG is not set up for the language {language!r}")
        check_style(rate, pitch)
        if self._closed:
            raise ValueError("the voice is closed")
        self.abort()
        texts = tuple(each for each in pieces(safe_text(text)) if speakable(each))
        self._number += 1
        request = SpeakRequest(self._number, texts, language, rate, pitch)
        if not texts:
            return iter(())
        self._active, self._sent = request.number, False
        return self._trimmed(request)

    def abort(self) -> None:
        """See `Voice.abort`; takes about a millisecond."""
        if self._active is None:
            return
        number, self._active = self._active, None
        worker = self._worker
        if worker is None or not self._sent:
            return
        try:
            worker.send(AbortRequest(number))
            # The process may wait for room on the line, so what it has sent is taken off until it confirms.
            while not isinstance(self._receive(worker), Ended):
                pass
        except ProcessLost:
            self._stop()

    def rewind(self) -> None:
        """See `Voice.rewind`: eSpeak keeps some state from text to text, so a used process is replaced."""
        if self._used:
            self._stop()
            self._used = False
            self._worker = self._start()

    def close(self) -> None:
        """End the process."""
        self._closed = True
        self._active = None
        self._stop()

    def _trimmed(self, request: SpeakRequest) -> Iterator[Pcm]:
        """The sound without the silence at its ends."""
        trimmer = Trimmer()
        try:
            for chunk in self._chunks(request):
                pcm = trimmer.feed(chunk)
                if len(pcm):
                    yield pcm
            if self._active == request.number:
                self._active = None
                end = trimmer.finish()
                if len(end):
                    yield end
        finally:
            # The caller has closed the iterator, or an error ends it.
            if self._active == request.number:
                self.abort()

    def _chunks(self, request: SpeakRequest) -> Iterator[Pcm]:
        """All samples, in a second process from where the first one was lost; fewer if it is aborted."""
        given, attempts = 0, 0
        while self._active == request.number:
            try:
                skip = given
                for chunk in self._attempt(request):
                    part = chunk[skip:]
                    skip -= len(chunk) - len(part)
                    if len(part):
                        given += len(part)
                        yield part
            except ProcessLost as error:
                self._stop()
                attempts += 1
                if attempts > 1:
                    raise VoiceError(f"eSpeak NG was lost twice over one text: {error}") from error
            else:
                return

    def _attempt(self, request: SpeakRequest) -> Iterator[Pcm]:
        """The samples that one process gives."""
        worker = self._ready_worker()
        self._used = True
        worker.send(request)
        self._sent = True
        while self._active == request.number:
            reply = self._receive(worker)
            if isinstance(reply, Chunk):
                yield np.frombuffer(reply.samples, dtype=np.int16)
            elif isinstance(reply, Ended):
                self._sent = False
                if reply.failure is not None:
                    raise VoiceError(f"eSpeak NG could not speak a text: {reply.failure}")
                return

    def _start(self) -> VoiceProcess:
        self._ready = False
        return VoiceProcess.start(self._serve)

    def _stop(self) -> None:
        """End the process if there is one, killing it if need be."""
        worker, self._worker = self._worker, None
        self._sent = False
        if worker is None:
            return
        worker.end()

    def _ready_worker(self) -> VoiceProcess:
        """The process, started if there is none, once it is ready."""
        if self._worker is None:
            self._worker = self._start()
        if self._ready:
            return self._worker
        reply = self._receive(self._worker, START_SECONDS)
        if isinstance(reply, Missing):
            self._stop()
            raise UserError(
                f"eSpeak NG cannot be loaded ({reply.reason}). Install the Debian package espeak-ng: "
                "sudo apt install espeak-ng"
            )
        if not isinstance(reply, Ready):
            raise ProcessLost(f"the process began with {type(reply).__name__}")
        self._ready = True
        return self._worker

    def _receive(self, worker: VoiceProcess, seconds: float | None = None) -> Reply:
        """The next reply; raises ProcessLost if none comes in time."""
        reply: Reply = worker.receive(self._chunk_seconds if seconds is None else seconds)
        return reply
