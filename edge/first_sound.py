"""The first thing that a live run does: it opens its output and sounds, before anything else is loaded.

Whoever switched the glasses on knows within a second that they live; the models and the camera take longer. So this
imports as little as it can.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from edge import outputs, profiles
from edge.clock import MonotonicClock
from edge.files import DEFAULT_OUT, make_folder
from edge.printing import tell
from edge.profile_keys import Profile
from edge.sound.espeak_voice import EspeakVoice
from edge.sound.player import Player
from pipelines.types import Earcon, Play


@dataclass(frozen=True)
class Opened:
    """What a run has so far; whoever takes it closes it."""

    profile_name: str
    """The name or the path, as it was given."""
    profile: Profile
    clock: MonotonicClock
    player: Player
    """Open."""
    espeak: EspeakVoice
    """Starting, in its own process, while the rest is loaded."""
    wav: Path | None
    """Where the sound is written; None where it is heard."""

    def close(self) -> None:
        """Close output and voice, also where nobody came to use them; may be called twice.

        Raises:
            UserError: Not everything could be put out.
        """
        self.espeak.close()
        self.player.close()


def open_output(profile_name: str, sound: str, out: Path | None, name: str, *, is_patient: bool = False) -> Opened:
    """Open a profile's output and sound that the program is at work.

    Args:
        profile_name: A profile's name or path.
        sound: "device", "wav" or "none".
        out: Folder for the WAV.
        name: Of the WAV, without its ending.
        is_patient: Whether an output that is not there is waited for, such as a headset that is switched off.

    Raises:
        UserError: The profile or the output cannot be used, with the remedy.
    """
    profile = profiles.load(profile_name)
    clock = MonotonicClock()
    wav = make_folder(out or DEFAULT_OUT) / f"{name}.wav" if sound == "wav" else None
    player = outputs.player_on(outputs.chosen_sink(sound, wav, clock, profile.sound, tell), profile.sound, clock)
    if not is_patient:
        player.open()
    # Where the output is not there, this notes it, and the player looks for it from then on.
    player.play(Play(Earcon.WORKING))
    return Opened(profile_name, profile, clock, player, EspeakVoice(), wav)
