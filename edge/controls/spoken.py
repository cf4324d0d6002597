"""Commands by voice: off unless a profile switches them on, see docs/SPOKEN-COMMANDS.md."""

from __future__ import annotations

import importlib.util
import logging
import threading
from collections.abc import Callable

from edge.clock import Clock, MonotonicClock
from edge.controls.control import Control, Deliver
from edge.controls.echo import EchoGuard
from edge.controls.grammar import Grammar
from edge.controls.listening import Listens, Lost, News, Unable, Understood, listen
from edge.controls.microphone import REMEDY, ArecordMicrophone
from edge.errors import UserError
from edge.log_rules import Told
from edge.profile_keys import Profile
from edge.sound.voice_process import ProcessLost, VoiceProcess

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.05
"""How often it is looked whether the program speaks: far shorter than a word."""

SILENT_SECONDS = 20.0
"""A process that tells nothing for so long hangs and is killed; loading takes a few seconds on a small board."""

AGAIN_SECONDS = 5.0
"""Wait before a process that ended is started again."""

HOW_TO_INSTALL = "Install pocketsphinx, with `make setup KIJKMEE_SPOKEN=1`"

Say = Callable[[str], None]


def spoken_control(
    profile: Profile, is_speaking: Callable[[], bool], complain: Say, language: str | None = None
) -> Control | None:
    """Give the control that obeys the wearer's voice; None where the profile leaves it off.

    Args:
        profile: Switches it on with `spoken = true` below [controls].
        is_speaking: Whether speech of the program is in the air now; is asked from another thread, often.
        complain: Is told once in plain English when the microphone or the recogniser is lost, and when it is back.
        language: "nl", "en" or "de" where the worker speaks another than the profile.

    Raises:
        UserError: The recogniser or the program that records is not installed, with the remedy.
    """
    if not profile.controls.spoken:
        return None
    if importlib.util.find_spec("pocketsphinx") is None:
        raise UserError(
            f"Spoken commands need the recogniser, which is not installed. {HOW_TO_INSTALL}, "
            "or set spoken = false below [controls] in the profile."
        )
    if not ArecordMicrophone().is_installed():
        raise UserError("Spoken commands need the program arecord. Install it with `sudo apt install alsa-utils`.")
    return SpokenControl(Grammar.load(language or profile.language), is_speaking, complain)


class SpokenControl:
    """A thread that hears from the process that listens, and starts it again where it ends or hangs."""

    def __init__(
        self,
        grammar: Grammar,
        is_speaking: Callable[[], bool],
        complain: Say,
        clock: Clock | None = None,
        serve: Callable[..., None] = listen,
    ) -> None:
        """Start nothing yet.

        Args:
            grammar: What can be said.
            is_speaking: See `spoken_control`.
            complain: See `spoken_control`.
            clock: Another one for tests.
            serve: What runs in the process, with its end of the line, the language and the input's name.
        """
        self._grammar = grammar
        self._is_speaking = is_speaking
        self._complain = complain
        self._clock = clock or MonotonicClock()
        self._serve = serve
        self._is_stopped = threading.Event()
        self._thread: threading.Thread | None = None
        self._guard = EchoGuard()
        self._is_lost = False

    @property
    def is_over(self) -> bool:
        """True: nothing waits for a voice, as it never ends."""
        return True

    def start(self, deliver: Deliver) -> None:
        """Begin to listen, in a thread and a process."""
        self._thread = threading.Thread(target=self._run, args=(deliver,), name="spoken", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Listen no more; takes about a second at most."""
        self._is_stopped.set()
        if self._thread is not None:
            self._thread.join(3.0)

    def _run(self, deliver: Deliver) -> None:
        while not self._is_stopped.is_set():
            process = VoiceProcess.start(self._serve, self._grammar.language, "")
            try:
                self._hear(process, deliver)
            except (ProcessLost, OSError) as error:
                self._lose(str(error))
            finally:
                process.end()
            self._is_stopped.wait(AGAIN_SECONDS)

    def _hear(self, process: VoiceProcess, deliver: Deliver) -> None:
        """Take news until it is stopped or cannot listen; raises ProcessLost."""
        last_news = self._clock.now()
        while not self._is_stopped.is_set():
            now = self._clock.now()
            self._guard = self._guard.seen(now, is_speaking=self._is_speaking())
            if not process.connection.poll(LOOK_SECONDS):
                if now - last_news > SILENT_SECONDS:
                    raise ProcessLost(f"no answer for {SILENT_SECONDS:g} s")
                continue
            last_news = now
            self._take(process.receive(LOOK_SECONDS), deliver)

    def _take(self, news: News, deliver: Deliver) -> None:
        match news:
            case Understood(name, ago):
                command = self._grammar.command(name)
                if self._guard.lets_through(command, self._clock.now() - ago):
                    deliver(command)
            case Listens() if self._is_lost:
                self._is_lost = False
                self._complain("Spoken commands work again.")
            case Lost(reason):
                self._lose(reason)
            case Unable(reason):
                self._complain(f"Spoken commands are off: {reason}. {HOW_TO_INSTALL}.")
                self._is_stopped.set()
            case _:
                pass

    def _lose(self, reason: str) -> None:
        """Say once that nothing is heard; buttons still work."""
        log.info("Spoken commands are lost: %s", Told(reason))
        if not self._is_lost:
            self._is_lost = True
            self._complain(f"Spoken commands do not work now: {reason}. {REMEDY}")
