"""Builds the voices and the sound output of a profile: with app.py, the only place that chooses concrete parts."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from edge.clock import Clock, MonotonicClock
from edge.errors import UserError
from edge.profile_keys import Profile, SoundKeys
from edge.sound import piper_files
from edge.sound.aplay_sink import AplaySink
from edge.sound.device_sink import DeviceSink
from edge.sound.either_sink import EitherSink
from edge.sound.espeak_voice import EspeakVoice
from edge.sound.piper_voice import PiperVoice
from edge.sound.player import IDLE_SECONDS, Player
from edge.sound.recital import Piece, Recital
from edge.sound.rendition import HeardEarcon, HeardSpeech, Progress, write_wav
from edge.sound.sinks import NullSink, Sink, WavSink
from edge.sound.speaker import Speaker
from edge.sound.voice import Voice, VoiceError
from edge.sound.voices import Voices
from pipelines.preferences import ESPEAK

log = logging.getLogger(__name__)


def write_sound(
    path: Path,
    heard: Sequence[HeardSpeech | HeardEarcon],
    seconds: float,
    progress: Progress | None = None,
    voice_name: str = ESPEAK,
) -> None:
    """Write what was heard as a WAV of at least so many seconds, in the voice of this name where it can speak.

    Raises:
        UserError: The file cannot be written, or the voice cannot speak.
    """
    voice = _voices(voice_name, is_patient=True)
    try:
        with _voice_told():
            write_wav(path, heard, voice, seconds, progress)
    finally:
        voice.close()


def recite(
    pieces: Sequence[Piece],
    profile: Profile,
    voice_name: str,
    *,
    tell: Callable[[str], None],
    before: Callable[[Piece], None] = lambda _: None,
) -> None:
    """Sound a series of sentences and earcons on the profile's output.

    Args:
        pieces: In their order.
        profile: Names the output.
        voice_name: Speaks where it can.
        tell: Told which output is taken.
        before: Called with each piece just before it is heard.

    Raises:
        UserError: There is no output, or the voice cannot speak.
    """
    clock = MonotonicClock()
    recital = Recital(clock)
    player = player_on(_device(profile.sound, clock, tell), profile.sound, clock)
    speaker = Speaker(player, ready_voice(voice_name), clock, recital.report)
    try:
        speaker.start()
        recital.perform(pieces, speaker, before)
    finally:
        speaker.close()


def check_voice(name: str) -> None:
    """Load a voice, and forget it again.

    Raises:
        UserError: It cannot be used, with the remedy.
    """
    voice = EspeakVoice() if name == ESPEAK else PiperVoice(piper_files.find(name))
    try:
        with _voice_told():
            voice.wait_until_ready()
    finally:
        voice.close()


def _voices(name: str, *, is_patient: bool, espeak: EspeakVoice | None = None) -> Voices:
    """Give a worker's voice, with eSpeak NG behind it; a missing one is told, and eSpeak NG speaks."""
    chosen: PiperVoice | None = None
    if name != ESPEAK:
        try:
            chosen = PiperVoice(piper_files.find(name))
        except UserError as error:
            log.warning("%s eSpeak NG speaks instead.", error)
    return Voices(espeak or EspeakVoice(), chosen, is_patient=is_patient)


def ready_voice(name: str, espeak: EspeakVoice | None = None) -> Voice:
    """Start the voice; a missing one is better told before the work than in the middle of it.

    Args:
        name: As the profile or the worker has it.
        espeak: One that is starting already; None starts one.

    Raises:
        UserError: It cannot speak, with the remedy.
    """
    voice = _voices(name, is_patient=False, espeak=espeak)
    try:
        with _voice_told():
            voice.wait_until_ready()
    except UserError:
        voice.close()
        raise
    return voice


@contextlib.contextmanager
def _voice_told() -> Iterator[None]:
    try:
        yield
    except VoiceError as error:
        raise UserError(
            f"The voice failed ({error}). Check eSpeak NG with `espeak-ng test`, then try again."
        ) from error


def player_on(sink: Sink, keys: SoundKeys, clock: Clock) -> Player:
    """Give the player of a profile on an output."""
    return Player(sink, clock, keys.ceiling, None if keys.keep_awake else IDLE_SECONDS)


def chosen_sink(sound: str, wav: Path | None, clock: Clock, keys: SoundKeys, tell: Callable[[str], None]) -> Sink:
    """Give where sound goes: into a file if one is named, else nowhere ("none") or to the profile's output."""
    if wav is not None:
        return WavSink(wav, clock, keys.channels)
    return NullSink(clock, keys.channels) if sound == "none" else _device(keys, clock, tell)


def _device(keys: SoundKeys, clock: Clock, tell: Callable[[str], None]) -> Sink:
    """Give the output of a profile."""
    makers: dict[str, Callable[[], Sink]] = {
        "portaudio": lambda: DeviceSink(clock, keys.device or None, keys.channels),
        "aplay": lambda: AplaySink(keys.device or None, keys.channels),
    }
    if keys.output == "auto":
        return EitherSink({name: make() for name, make in makers.items()}, tell)
    return makers[keys.output]()
