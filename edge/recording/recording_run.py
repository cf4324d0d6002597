"""`kijkmee record`: a camera, a voice that announces, and what is typed or pressed; no job is done meanwhile."""

from __future__ import annotations

import contextlib
import os
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from edge import app, outputs, profiles
from edge.cameras import chosen
from edge.cameras.source import CameraStalledError, FrameSource
from edge.chosen_camera import choose_camera
from edge.clock import MonotonicClock, local_zone, wall_now
from edge.controls.chosen import controls
from edge.controls.control import Control
from edge.ending import ended_politely
from edge.errors import UserError
from edge.files import DEFAULT_OUT, make_folder
from edge.recording import kept
from edge.recording.course import Ending, Limits
from edge.recording.debug_recording import DebugRecording
from edge.recording.set_writer import Counts, SetWriter
from edge.sound.recital import Piece, Recital
from edge.sound.speaker import Speaker
from pipelines.commands import Command, EndShift, Stop
from pipelines.session import CameraStatus, Press, PressKind
from pipelines.types import Feedback, Say

WAIT_SECONDS = 0.1
"""The longest that the loop sleeps."""
CAMERA_SECONDS = 0.25
"""How late a frame may be before the thread looks whether it should end."""
JOIN_SECONDS = 5.0
"""How long the camera may take to end; one that hangs is left behind."""
STOPPING_BUTTON = "main"
"""Whoever presses it ends the recording, however long."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a recording."""

    folder: Path
    counts: Counts
    ending: Ending
    problem: str | None
    """What failed, with the remedy; None if nothing did."""
    sound: Path | None
    """What was heard, where that was written."""


def record(
    camera: str | None,
    folder: Path | None,
    *,
    profile_name: str,
    worker: str | None,
    seconds: int,
    sound: str,
    out: Path | None,
    tell: Callable[[str], None],
) -> Made:
    """Record until the time is over, the wearer stops it, the camera ends or the disk is nearly full.

    Args:
        camera: As for `choose_camera`; a recording ends with its pictures.
        folder: Where to; None takes a new folder beside the journal.
        profile_name: A profile's name or path; gives the pace of a folder, the language and the output.
        worker: A worker's code, for their preferences; None takes the profile's.
        seconds: How long at most.
        sound: "device", or "wav" for a developer without a sound output.
        out: Folder for the WAV.
        tell: Told of what goes on.

    Raises:
        UserError: Something cannot be used, or nothing was recorded; with the remedy.
    """
    profile = profiles.load(profile_name)
    preferences = app.preferences_of(worker, profile)
    clock, now = MonotonicClock(), wall_now().astimezone(local_zone())
    place = folder or kept.new_path(now)
    _check(place)
    if sound == "wav" and (camera is None or chosen.is_live(camera)):
        raise UserError("A live camera is recorded only where the announcement is heard: leave out --sound wav.")

    def pictures_over() -> None:
        camera_chosen.let_go()

    camera_chosen = choose_camera(camera, profile, clock, lambda status: tell(_camera_words(status)), pictures_over)
    presses = app.presses(app.assistant(profile, preferences))
    acts: queue.SimpleQueue[Command | Press] = queue.SimpleQueue()
    stopping = {Press(STOPPING_BUTTON, kind) for kind in PressKind}
    hands = controls(profile, tell, {*presses, *stopping})
    wav = make_folder(out or DEFAULT_OUT) / "record.wav" if sound == "wav" else None
    writer = SetWriter(place, profile_name, now, seconds)
    recording = DebugRecording(writer, Limits(seconds), preferences, clock)
    recital = Recital(clock)

    def told(piece: Piece) -> None:
        tell(piece.utterance.text if isinstance(piece, Say) else piece.earcon)

    with contextlib.ExitStack() as closing, ended_politely():
        voice = outputs.ready_voice(preferences.voice)
        sink = outputs.chosen_sink(sound, wav, clock, profile.sound, tell)
        speaker = Speaker(outputs.player_on(sink, profile.sound, clock), voice, clock, recital.report)
        closing.callback(speaker.close)
        speaker.start()
        for control in hands:
            control.start(acts.put)
            closing.callback(control.stop)
        film = _Film(recording.camera(camera_chosen.source))
        # Nothing is kept before the wearer has heard that it will be; the camera is not even opened.
        recital.perform((recording.announcement(),), speaker, told)
        closing.callback(recording.close)
        if any(_is_stop(each) for each in _drained(acts)):
            raise UserError("The recording was stopped before it began. Nothing is kept.")
        try:
            recording.begin()
            film.start()
            closing.callback(film.stop)
            farewell = _work(recording, film, hands, acts, speaker)
        except KeyboardInterrupt:
            recording.end(Ending.STOPPED)
            farewell = recording.turn()
        film.stop()
        is_there = recording.close()
        if speaker.problem is None:
            recital.perform([each for each in farewell if isinstance(each, Say)], speaker, told)
    problem = film.problem or writer.problem
    if not is_there:
        raise UserError(problem or "No picture came, so nothing was recorded. Check the camera.")
    return Made(place, writer.counts, recording.ending or Ending.STOPPED, problem, wav)


def _check(place: Path) -> None:
    """Refuse a place that cannot be written before the wearer has heard that it begins."""
    if place.exists():
        raise UserError(f"{place} is there already. Name another folder.")
    nearest = next(each for each in place.absolute().parents if each.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        raise UserError(f"{place} cannot be written: {nearest} is no folder of yours. Choose another place.")


def _work(
    recording: DebugRecording,
    film: _Film,
    hands: tuple[Control, ...],
    acts: queue.SimpleQueue[Command | Press],
    speaker: Speaker,
) -> tuple[Feedback, ...]:
    """Go on until the recording is over; gives what is then to be said."""
    while True:
        # The controls first: what they gave until then is in the queue.
        is_input_over = all(control.is_over for control in hands)
        try:
            act = acts.get(timeout=WAIT_SECONDS)
        except queue.Empty:
            act = None
        if act is not None and _is_stop(act):
            recording.end(Ending.STOPPED)
        elif act is not None:
            recording.act(act)
        elif film.is_over and (is_input_over or film.problem is not None):
            recording.end(Ending.CAMERA_OVER if film.problem is None else Ending.HELD_UP)
        feedback = recording.turn(is_sound_lost=speaker.problem is not None)
        if recording.ending is not None:
            return feedback
        speaker.submit(feedback)


def _is_stop(act: Command | Press) -> bool:
    return act.button == STOPPING_BUTTON if isinstance(act, Press) else isinstance(act, Stop | EndShift)


def _drained(acts: queue.SimpleQueue[Command | Press]) -> list[Command | Press]:
    """Give what was done during the announcement, of which nothing else is kept."""
    drained: list[Command | Press] = []
    with contextlib.suppress(queue.Empty):
        while True:
            drained.append(acts.get_nowait())
    return drained


class _Film:
    """Reads a camera in a thread of its own, which may hang."""

    def __init__(self, camera: FrameSource) -> None:
        self._camera = camera
        self._is_ending = threading.Event()
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)
        self.problem: str | None = None
        """Why no frame comes any more; None while some do, and where the camera is simply over."""

    @property
    def is_over(self) -> bool:
        """Whether no frame comes any more."""
        return self._is_over.is_set()

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """Read no more; may be called twice."""
        self._is_ending.set()
        self._camera.close()
        self._thread.join(JOIN_SECONDS)

    def _run(self) -> None:
        try:
            self._camera.open()
            while not self._is_ending.is_set():
                try:
                    frame = self._camera.read(CAMERA_SECONDS)
                except CameraStalledError:
                    continue  # it may come yet
                if frame is None:
                    break
        except UserError as error:
            self.problem = str(error)
        finally:
            self._is_over.set()


def _camera_words(status: CameraStatus) -> str:
    return "The camera gives pictures again." if status.trouble is None else f"The camera is lost: {status.trouble}."
