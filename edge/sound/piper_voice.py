"""A second voice, for those who have its files: Piper, in a process of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import numpy as np

from edge.errors import UserError
from edge.sound.espeak_worker import AbortRequest, Chunk, Ended, Missing, Ready, Reply
from edge.sound.pcm import Pcm
from edge.sound.piper_files import PiperFiles
from edge.sound.piper_worker import PiperRequest, serve
from edge.sound.safe_text import pieces, safe_text, speakable
from edge.sound.trim import Trimmer
from edge.sound.voice import PAUSE, VoiceError, check_style
from edge.sound.voice_process import ProcessLost, VoiceProcess

START_SECONDS = 60.0
"""The process is given up if it is not ready by then; loading a voice takes seconds on a small board."""

SENTENCE_SECONDS = 30.0
"""The process is given up if no sentence comes for this long."""

ABORT_SECONDS = 0.04
"""A process that has not given up its sentence by then is killed."""

SENTENCE_CHARACTERS = 200
"""Longest piece given to Piper at once: nothing of it is heard before all of it is made."""

HOW_TO_INSTALL = "Install it with `make setup KIJKMEE_PIPER=1` in the checkout."


class PiperVoice:
    """Speaks the one language of its files. The pitch is left out: a voice has its own.

    Loading begins at once. A text that fails is given up with VoiceError and not tried again, for eSpeak can speak it.
    """

    def __init__(
        self,
        files: PiperFiles,
        serve: Callable[..., None] = serve,
        sentence_seconds: float = SENTENCE_SECONDS,
    ) -> None:
        """Start the process.

        Args:
            files: What it loads.
            serve: What runs in the process; another one for tests.
            sentence_seconds: See SENTENCE_SECONDS.
        """
        self.languages = frozenset({files.language})
        self.name = files.name
        self._files = files
        self._serve = serve
        self._sentence_seconds = sentence_seconds
        self._closed = False
        self._used = False
        self._ready = False
        self._number = 0
        self._active: int | None = None
        self._sent = False
        self._process: VoiceProcess | None = self._start()

    @property
    def process_id(self) -> int | None:
        """The number of the process, if there is one."""
        return None if self._process is None else self._process.process.pid

    @property
    def is_ready(self) -> bool:
        """Whether it can speak at once; one that failed counts as ready, for it fails at once."""
        return self._ready or self._process is None or self._process.connection.poll()

    def wait_until_ready(self) -> None:
        """Return when the voice is loaded.

        Raises:
            UserError: Piper is not installed, or the files are broken.
            VoiceError: The process does not start.
        """
        try:
            self._ready_process()
        except ProcessLost as error:
            self._stop()
            raise VoiceError(f"the voice {self.name} does not start: {error}") from error

    def speak(self, text: str, language: str, rate: int, pitch: int = 50) -> Iterator[Pcm]:
        """See `Voice.speak`."""
        if language not in self.languages:
            raise ValueError(f"the voice {self.name} does not speak the language {language!r}")
        check_style(rate, pitch)
        if self._closed:
            raise ValueError("the voice is closed")
        self.abort()
        texts = tuple(each for each in pieces(safe_text(text), SENTENCE_CHARACTERS) if speakable(each))
        self._number += 1
        if not texts:
            return iter(())
        self._active, self._sent = self._number, False
        return self._trimmed(PiperRequest(self._number, texts, rate))

    def abort(self) -> None:
        """See `Voice.abort`; takes at most ABORT_SECONDS, and the process with it if that is not enough."""
        if self._active is None:
            return
        number, self._active = self._active, None
        if self._process is None or not self._sent:
            return
        self._sent = False
        end = time.monotonic() + ABORT_SECONDS
        try:
            self._process.send(AbortRequest(number))
            # The process may wait for room on the line, so what it has sent is taken off until it confirms.
            while not isinstance(self._process.receive(max(0.0, end - time.monotonic())), Ended):
                pass
        except ProcessLost:
            self._stop(patience=0.0)
            self._process = self._start()

    def rewind(self) -> None:
        """See `Voice.rewind`: the noise that makes a voice lively is counted from the start of the process."""
        if self._used:
            self._stop()
            self._used = False
            self._process = self._start()

    def close(self) -> None:
        """End the process."""
        self._closed = True
        self._active = None
        self._stop()

    def _trimmed(self, request: PiperRequest) -> Iterator[Pcm]:
        """The sound without the silence at its ends, and with a pause between sentences."""
        trimmer = Trimmer()
        try:
            for number, sentence in enumerate(self._sentences(request)):
                pcm = trimmer.feed(np.concatenate((PAUSE, sentence)) if number else sentence)
                if len(pcm):
                    yield pcm
            if self._active == request.number:
                self._active = None
                end = trimmer.finish()
                if len(end):
                    yield end
        except ProcessLost as error:
            self._active = None
            self._stop()
            self._process = self._start()
            raise VoiceError(f"the voice {self.name} was lost over a text: {error}") from error
        finally:
            # The caller has closed the iterator, or an error ends it.
            if self._active == request.number:
                self.abort()

    def _sentences(self, request: PiperRequest) -> Iterator[Pcm]:
        """The sound of each sentence; fewer if it is aborted."""
        if self._active != request.number:
            return
        process = self._ready_process()
        self._used = True
        process.send(request)
        self._sent = True
        while self._active == request.number:
            reply: Reply = process.receive(self._sentence_seconds)
            if isinstance(reply, Chunk):
                yield np.frombuffer(reply.samples, dtype=np.int16)
            elif isinstance(reply, Ended):
                self._sent = False
                if reply.failure is not None:
                    raise VoiceError(f"the voice {self.name} could not speak a text: {reply.failure}")
                return

    def _start(self) -> VoiceProcess:
        self._ready = False
        return VoiceProcess.start(self._serve, str(self._files.model), str(self._files.config))

    def _stop(self, patience: float | None = None) -> None:
        """End the process if there is one."""
        process, self._process = self._process, None
        self._sent = False
        if process is None:
            return
        if patience is None:
            process.end()
        else:
            process.end(patience)

    def _ready_process(self) -> VoiceProcess:
        """The process, started if there is none, once it is ready."""
        if self._process is None:
            self._process = self._start()
        if self._ready:
            return self._process
        reply: Reply = self._process.receive(START_SECONDS)
        if isinstance(reply, Missing):
            self._stop()
            remedy = HOW_TO_INSTALL if "not installed" in reply.reason else "Copy its two files anew."
            raise UserError(f"The voice {self.name} cannot be loaded: {reply.reason}. {remedy}")
        if not isinstance(reply, Ready):
            raise ProcessLost(f"the process began with {type(reply).__name__}")
        self._ready = True
        return self._process
