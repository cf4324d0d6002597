"""A debug recording within a run: what is said and heard of it, what is kept, and when it ends.

Only a person at the command line switches one on: no profile, card, list or command does. Whoever runs one says
`announcement`, calls `begin` when that was heard, `turn` a few times a second, and sounds what these give.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import replace

from edge import logs
from edge.cameras.source import FrameSource
from edge.clock import Clock
from edge.recording.course import Course, Ending, Limits
from edge.recording.recording_camera import RecordingCamera
from edge.recording.set_writer import SetWriter
from pipelines.commands import Command, EndShift, Stop
from pipelines.phrases import catalogue
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.preferences import Preferences
from pipelines.session import Press
from pipelines.types import Earcon, Feedback, Frame, Play, Priority, Say, SpeechMoment, SpeechProgress

SOFTER = 0.5
"""The beep, against the wearer's loudness."""

_OUTCOMES = {
    Ending.TIME: "It ended when its time was over.",
    Ending.STOPPED: "It was stopped.",
    Ending.CAMERA_OVER: "It ended with the film or folder that was its camera.",
    Ending.NO_ROOM: "It ended because it had no more room.",
    Ending.HELD_UP: "It ended because the camera, the disk or the sound failed.",
}

log = logging.getLogger(__name__)


class DebugRecording:
    """One recording; its methods may be called from any thread and return at once, but for `close`."""

    def __init__(self, writer: SetWriter, limits: Limits, preferences: Preferences, clock: Clock) -> None:
        """Take the parts; nothing is kept before `begin`.

        Args:
            writer: Is opened by `begin` and closed by `close`.
            limits: When it ends by itself.
            preferences: Those of who hears it.
            clock: The run's clock, which the frames have too.
        """
        self._writer = writer
        self._preferences = preferences
        self._words = Phrasebook(preferences.language, preferences.guidance)
        self._clock = clock
        self._course = Course(limits)
        self._lock = threading.RLock()
        self._is_end_told = False
        self._is_closed = False
        self._is_there = False

    @property
    def is_on(self) -> bool:
        """Tell whether pictures are kept now."""
        return self._course.is_on

    @property
    def ending(self) -> Ending | None:
        """Tell why it is over; None before."""
        return self._course.ending

    def camera(self, source: FrameSource) -> RecordingCamera:
        """Give a camera whose frames are kept while the recording is on."""
        return RecordingCamera(source, self.keep)

    def announcement(self) -> Say:
        """Say that it begins, for how long, and how it is ended."""
        return self._say(catalogue.recording_starts(round(self._course.limits.seconds)))

    def heard(self, progress: SpeechProgress) -> None:
        """Begin when the announcement was heard whole; for a run that is told of all speech. Raises as `begin`."""
        if progress.utterance.phrase == "recording-starts" and progress.moment is SpeechMoment.FINISHED:
            self.begin()

    def begin(self) -> None:
        """Keep frames from now on.

        Raises:
            UserError: The folder is there already, or cannot be made; with the remedy.
        """
        with self._lock:
            if self._course.began_at is not None or self._course.ending is not None:
                return
            self._writer.open()
            self._course = self._course.begun(self._clock.now())
            log.info("A recording begins: pictures are kept.", extra=logs.fields(folder=self._writer.folder))

    def keep(self, frame: Frame) -> None:
        """Keep a frame, if the recording is on and was when it was captured."""
        with self._lock:
            began_at = self._course.began_at
            if self._course.is_on and began_at is not None and frame.captured_at >= began_at:
                self._writer.keep(frame, frame.captured_at - began_at)

    def act(self, act: Command | Press) -> None:
        """Keep what the wearer did; the commands stop and end-shift end the recording instead."""
        if isinstance(act, Stop | EndShift):
            self.end(Ending.STOPPED)
            return
        with self._lock:
            if self._course.is_on and self._course.began_at is not None:
                self._writer.note(act, self._clock.now() - self._course.began_at)

    def end(self, ending: Ending) -> None:
        """Keep nothing more from now on."""
        with self._lock:
            self._course = self._course.ended(ending)

    def turn(self, *, is_sound_lost: bool = False) -> tuple[Feedback, ...]:
        """Let time pass; gives the beep when it is due, and once the sentence that it is over.

        Args:
            is_sound_lost: Whether nothing is heard; then it ends, since nobody would know that it is on.
        """
        with self._lock:
            before = self._course
            after = before.going_on(self._clock.now(), self._writer.written)
            if is_sound_lost and after.is_on:
                after = after.ended(Ending.HELD_UP)
            self._course = after
            if after.ending is not None and after.began_at is not None and not self._is_end_told:
                self._is_end_told = True
                return (self._say(_sentence(after.ending)),)
            if after.beeped_at != before.beeped_at:
                return (Play(Earcon.RECORDING, SOFTER * self._preferences.volume),)
            return ()

    def close(self) -> bool:
        """End, and write what waits; tells whether there is a set."""
        self.end(Ending.STOPPED)
        with self._lock:
            ending, has_begun = self._course.ending, self._course.began_at is not None
            if ending is None or not has_begun or self._is_closed:
                return self._is_there
            self._is_closed = True
        self._is_there = self._writer.close(_OUTCOMES[ending])
        counts = self._writer.counts
        about = logs.fields(ending=ending, kept=counts.kept, dropped=counts.dropped, folder=self._writer.folder)
        log.info("The recording is over.", extra=about)
        return self._is_there

    def _say(self, phrase: Phrase) -> Say:
        utterance = replace(
            self._words.utterance(phrase),
            priority=Priority.NOW,
            rate=self._preferences.rate,
            volume=self._preferences.volume,
            pitch=self._preferences.pitch,
        )
        return Say(utterance)


def _sentence(ending: Ending) -> Phrase:
    match ending:
        case Ending.NO_ROOM:
            return catalogue.recording_no_room()
        case Ending.HELD_UP:
            return catalogue.recording_held_up()
        case _:
            return catalogue.recording_ended()
