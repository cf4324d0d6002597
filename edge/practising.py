"""`kijkmee practice`: the first lesson of each job, with the sample frames in front of a camera that is not there."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from edge import app, outputs, pictures, profiles, sample_sets
from edge.cameras.shown import Shown, ShownCamera
from edge.controls.chosen import controls
from edge.ending import ended_politely
from edge.errors import UserError
from edge.first_sound import Opened, open_output
from edge.inbox import Inbox
from edge.live import Hooks, Listener, Live, Shift
from edge.loop import ForgetfulStore, Loop
from edge.replaying import sample_frames
from edge.sound.speaker import Speaker
from pipelines.assistant import Assistant
from pipelines.picking.practice import SET, PickingPractice
from pipelines.picking.session import PickingSession
from pipelines.practice import View
from pipelines.preferences import Preferences
from pipelines.reading.practice import ReadingPractice
from pipelines.reading.session import ReadingSession
from pipelines.session import Session
from pipelines.types import Frame

FRAMES_PER_SECOND = 5.0
"""Slow enough for a small board, quick enough to follow an aim."""

_EXAMPLE: dict[str, str] = {"reading": "orcam", "picking": "metafors"}
"""A profile of each job."""


def practise(
    job_name: Literal["reading", "picking"],
    profile_name: str,
    *,
    worker: str | None,
    sound: str,
    out: Path | None,
    complain: Callable[[str], None],
    listener: Listener,
) -> tuple[Path, ...]:
    """Give the first lesson of a job; nothing of it is kept.

    Args:
        job_name: Which job.
        profile_name: A profile's name or path.
        worker: A worker's code, for their preferences; None takes the profile's.
        sound: "device", "wav" or "none".
        out: Folder for the WAV.
        complain: Told of typed lines that are no commands.
        listener: Told of what is done and heard.

    Returns:
        The files that were written.

    Raises:
        UserError: The profile does another job, or something cannot be used; with the remedy.
    """
    profile = profiles.load(profile_name)
    if profile.job != job_name:
        example = _EXAMPLE[job_name]
        raise UserError(
            f'The profile "{profile_name}" is for {profile.job}. Name one for {job_name}, such as {example}.'
        )
    preferences = app.preferences_of(worker, profile)
    opened = open_output(profile_name, sound, out, "practice")
    with contextlib.ExitStack() as closing:
        closing.callback(opened.close)
        closing.enter_context(ended_politely())
        _teach(opened, preferences, complain, listener)
    return () if opened.wav is None else (opened.wav,)


def _teach(opened: Opened, preferences: Preferences, complain: Callable[[str], None], listener: Listener) -> None:
    profile, clock = opened.profile, opened.clock
    app.use_threads(profile.text.threads)
    job = app.assistant(profile, preferences)
    lesson = _lesson(job.session)
    wearer = Assistant(lesson, preferences, job.bindings)
    loop = Loop(wearer, ForgetfulStore(), app.frames_kept(profile))

    def view() -> Shown | None:
        session = loop.assistant.session
        if not isinstance(session, ReadingPractice | PickingPractice) or session.is_over:
            return None
        return Shown(_key(session.view), session.view.is_moving)

    inbox = Inbox()
    voice = outputs.ready_voice(preferences.voice, opened.espeak)
    Live(
        Shift(
            loop,
            app.vision(profile),
            profile.title,
            controls=controls(profile, complain, app.presses(wearer)),
        ),
        ShownCamera(_shown(lesson), view, clock, 1 / FRAMES_PER_SECOND),
        Speaker(opened.player, voice, clock, inbox.put),
        inbox=inbox,
        clock=clock,
        hooks=Hooks(listener),
    ).run()


def _lesson(session: Session) -> ReadingPractice | PickingPractice:
    """Put the lesson around a job's session."""
    match session:
        case ReadingSession():
            return ReadingPractice.around(session)
        case PickingSession():
            pick_list = sample_sets.load(sample_frames() / SET).pick_list
            if pick_list is None:
                raise TypeError(f"the sample set {SET} has no pick list")
            return PickingPractice.around(session, pick_list.in_language(session.phrasebook.language))
    raise TypeError(f"there is no lesson for a {type(session).__name__}")


def _shown(lesson: ReadingPractice | PickingPractice) -> dict[str, tuple[Frame, ...]]:
    """Load all that the lesson shows; each picture once."""
    views = {view for each in lesson.exercises for view in (each.view, each.tried_view) if view is not None}
    sets = {name: _frames(sample_frames() / name) for name in sorted({view.name for view in views})}
    return {_key(view): tuple(frame for frame in sets[view.name] if _is_of(view, frame.captured_at)) for view in views}


def _is_of(view: View, at: float) -> bool:
    return view.since <= at and (view.until is None or at <= view.until)


def _key(view: View) -> str:
    return f"{view.name} {view.since} {view.until}"


def _frames(folder: Path) -> tuple[Frame, ...]:
    frames = sample_sets.load(folder).frames
    pixels = {path: pictures.load(path) for path in dict.fromkeys(each.path for each in frames)}
    return tuple(Frame(number, each.at, pixels[each.path]) for number, each in enumerate(frames, start=1))
