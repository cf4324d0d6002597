"""A shift of the whole program on a made machine, with faults that can be switched on while it runs."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from edge.journal.journal import Journal
from pipelines.phrases import catalogue, device_phrases
from pipelines.phrases.phrasebook import Phrasebook
from tests.device.card import SoundCard
from tests.device.manager import PatientManager
from tests.device.program import Program, write_film, write_profile

WORDS = Phrasebook("nl")
LOST = WORDS.text(device_phrases.camera_lost())
BLACK = WORDS.text(device_phrases.camera_black())
BACK = WORDS.text(device_phrases.camera_back())
GIVEN_UP = WORDS.text(device_phrases.camera_given_up())
RATE_CHANGED = WORDS.text(catalogue.rate_changed())
WATCHDOG_SECONDS = 2.0
"""What the service manager is said to allow; pings come twice as often."""
RATE = 300
"""Words a minute, so that less time goes by while something is said."""


class Shift:
    """A shift in the reading job; at first all is well."""

    def __init__(self, folder: Path, card: SoundCard, manager: PatientManager, *, failures: int = 30) -> None:
        """Start the program.

        Args:
            folder: For all that it reads and writes.
            card: Where it is heard.
            manager: Whom it tells how it fares.
            failures: Of the camera in a row, after which it ends.
        """
        self.card, self.manager = card, manager
        self._fault = folder / "fault"
        film = write_film(folder / "film.avi", "notice-wall/01.jpg", each=15)
        profile = write_profile(
            folder,
            "orcam",
            sound={"output": "aplay"},
            voice={"rate": RATE},
            camera={"frames_per_second": 15.0, "failures": failures},
        )
        self.program = Program(
            *("--profile", profile, "--camera", f"faulty:{self._fault}:{film}"),
            folder=folder,
            environment={
                **card.environment,
                "NOTIFY_SOCKET": manager.address,
                "WATCHDOG_USEC": str(int(1e6 * WATCHDOG_SECONDS)),
            },
        )
        self.changes = 0
        """How often the wearer has changed the rate of speech."""

    def camera(self, fault: str) -> None:
        """Let the camera fail in a way that `faulty_sensor` knows; "" mends it."""
        # At once and whole: the camera's process looks into it for each picture.
        new = self._fault.with_name("fault-new")
        new.write_text(fault, encoding="utf-8")
        new.replace(self._fault)

    def change_rate(self) -> str:
        """Let the wearer ask for something that is kept in the journal, and give what is said then."""
        self.changes += 1
        self.program.type("slower" if self.changes % 2 else "faster")
        return RATE_CHANGED

    def wait_for_message(self, text: str, count: int = 1, after: float = 0.0) -> None:
        """Wait until the service manager was told this so often since a time on the machine's monotonic clock."""
        enough = f"{count} × {text}"
        self.program.wait_until(lambda: self.manager.count(text, after) >= count, enough, may_end=True)

    def wait_for_sound(self, after: float) -> float:
        """Wait for something audible at the card, and give when it came."""
        self.program.wait_until(lambda: self.card.first_sound(after) is not None, "a sound", may_end=True)
        heard = self.card.first_sound(after)
        assert heard is not None
        return heard

    def replaced(self, voice: int) -> None:
        """Wait for another process of the voice in the place of this one."""
        self.program.wait_until(lambda: self.program.voice_process() not in {voice, None}, "another voice")

    def events(self) -> list[str]:
        """Give the names of all that is kept, in order."""
        with Journal.open_to_read(self.program.journal) as journal:
            assert journal is not None
            stored = journal.events()
        assert [each.sequence for each in stored] == list(range(1, len(stored) + 1)), "one is missing or doubled"
        return [each.event.type for each in stored]


def stop_process(process: int) -> None:
    """Let a process hang; whoever waits for it must kill it."""
    os.kill(process, signal.SIGSTOP)


def kill_process(process: int) -> None:
    """End a process without a word."""
    os.kill(process, signal.SIGKILL)


def is_gone(process: int) -> bool:
    """Tell whether a process has ended."""
    try:
        return ") Z " in Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return True
