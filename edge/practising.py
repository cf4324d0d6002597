"""`kijkmee practice`: the first lesson, with the sample frames in front of a camera that is not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from edge import app, pictures, profiles, sample_sets
from edge.cameras.shown import Shown, ShownCamera
from edge.clock import MonotonicClock
from edge.controls.typed import TypedControl
from edge.errors import UserError
from edge.files import DEFAULT_OUT, make_folder
from edge.inbox import Inbox
from edge.live import Listener, Live
from edge.loop import ForgetfulStore, Loop
from edge.replaying import sample_frames
from edge.sound.speaker import Speaker
from pipelines.assistant import Assistant
from pipelines.reading.practice import PracticeSession, reading_lesson
from pipelines.reading.session import ReadingSession
from pipelines.types import Frame

FRAMES_PER_SECOND = 5.0
"""Slow enough for a small board, quick enough to follow an aim."""


def practise_reading(
    profile_name: str,
    *,
    worker: str | None,
    sound: str,
    out: Path | None,
    complain: Callable[[str], None],
    listener: Listener,
) -> tuple[Path, ...]:
    """Give the first lesson of the reading job; nothing of it is kept.

    Args:
        profile_name: A profile's name or path.
        worker: A worker's code, for their preferences; None takes the profile's.
        sound: "device", "wav" or "none".
        out: Folder for the WAV.
        complain: Told of typed lines that are no commands, and of the output taken.
        listener: Told of what is done and heard.

    Returns:
        The files that were written.

    Raises:
        UserError: The profile does another job, or something cannot be used; with the remedy.
    """
    profile = profiles.load(profile_name)
    if profile.job != "reading":
        raise UserError(f'The profile "{profile_name}" is for {profile.job}. Name one for reading, such as orcam.')
    app.use_threads(profile.text.threads)
    clock = MonotonicClock()
    preferences = app.preferences_of(worker, profile)
    job = app.assistant(profile, preferences)
    if not isinstance(job.session, ReadingSession):
        raise TypeError(f"the reading job has no reading session but {type(job.session).__name__}")
    wearer = Assistant(PracticeSession(job.session), preferences, job.bindings)
    loop = Loop(wearer, ForgetfulStore(), profile.reading.keep_frames)

    def view() -> Shown | None:
        session = loop.assistant.session
        if not isinstance(session, PracticeSession) or session.is_over:
            return None
        return Shown(session.view.name, session.view.is_moving)

    wav = make_folder(out or DEFAULT_OUT) / "practice.wav" if sound == "wav" else None
    with app.ended_politely():
        inbox = Inbox()
        voice = app.ready_voice(preferences.voice)
        player = app.player_on(app.chosen_sink(sound, wav, clock, profile.sound, complain), profile.sound, clock)
        Live(
            loop,
            app.vision(profile),
            ShownCamera(_views(), view, clock, 1 / FRAMES_PER_SECOND),
            Speaker(player, voice, clock, inbox.put),
            inbox=inbox,
            clock=clock,
            controls=(TypedControl.on_standard_input(complain, app.presses(wearer)),),
            listener=listener,
        ).run()
    return () if wav is None else (wav,)


def _views() -> dict[str, tuple[Frame, ...]]:
    """Load all that the lesson shows."""
    names = {view.name for exercise in reading_lesson() for view in (exercise.view, exercise.tried_view)}
    return {name: _frames(sample_frames() / name) for name in sorted(names)}


def _frames(folder: Path) -> tuple[Frame, ...]:
    frames = sample_sets.load(folder).frames
    return tuple(Frame(number, each.at, pictures.load(each.path)) for number, each in enumerate(frames, start=1))
