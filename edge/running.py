"""`kijkmee run`: puts a live run together from a profile, a camera, controls, the journal and the sound."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from edge import app, outputs, pick_list_file, profiles, sample_sets
from edge.cameras import chosen, video
from edge.cameras.folder import FolderCamera
from edge.cameras.held import HeldCamera
from edge.cameras.ring import slots_for
from edge.cameras.source import FrameSource, LiveCamera, Pace
from edge.clock import Clock
from edge.controls.typed import TypedControl
from edge.device_status import DeviceWatch
from edge.ending import ended_politely
from edge.errors import UserError
from edge.first_sound import Opened
from edge.health.notify import Notifier
from edge.health.pulse import Pulse
from edge.health.watchdog import Watchdog, ping_seconds
from edge.inbox import Inbox
from edge.journal.errors import JournalError
from edge.journal.journal import Journal
from edge.journal.keeper import JournalKeeper
from edge.journal.records import checked_code
from edge.journal.watch import JournalWatch
from edge.list_at_start import list_at_start
from edge.live import Hooks, Listener, Live, Shift
from edge.loop import Loop
from edge.profile_keys import Profile
from edge.sound.speaker import Speaker
from pipelines.effort import Effort
from pipelines.phrases import catalogue
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.picking.session import PickingSession
from pipelines.preferences import Preferences
from pipelines.reading.session import ReadingSession, ReadingState
from pipelines.roles import CardDesk, Handover, Role
from pipelines.session import CameraStatus
from pipelines.types import Feedback, Symbology

PICTURES_OVER = (
    'The pictures are over. The last one stays in view until "end-shift", Ctrl-C or the end of standard input.'
)
PACES = {
    Effort.FULL: (1.0, 1.0),
    Effort.SLOWER: (0.5, 1.0),
    Effort.SMALLER: (0.5, 0.75),
    Effort.LEAST: (0.5, 0.75),
}
"""For each effort: the share of the profile's frames a second, and of its width and height."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Given:
    """What a live run was asked for."""

    camera: str | None
    """A folder of pictures, a sample set, a video, or a live camera as `edge.cameras.chosen` names it; None for the
    profile's own camera."""
    worker: str | None
    """A worker's code; None works without one."""
    pick_list: Path | None
    """A pick list; None takes the sample set's, or else the next that the journal has for the worker."""


def run(opened: Opened, given: Given, complain: Callable[[str], None], listener: Listener) -> tuple[Path, ...]:
    """Run live until the shift ends, or the pictures and standard input are over and all is said.

    Args:
        opened: The profile, and the output that sounds already.
        given: What was asked for.
        complain: Told of typed lines that are no commands, and that the pictures have ended.
        listener: Told of what is done and heard.

    Returns:
        The files that were written.

    Raises:
        UserError: Something cannot be used, with the remedy.
    """
    with contextlib.ExitStack() as closing:
        closing.callback(opened.player.close)
        closing.callback(opened.espeak.close)
        profile = opened.profile
        app.use_threads(profile.text.threads)
        inbox, pulse = Inbox(), Pulse(opened.clock)
        watchdog = Watchdog(Notifier.of_environment(), pulse.health, ping_seconds())
        camera = _camera(given.camera, profile, opened.clock, inbox.put, lambda: complain(PICTURES_OVER))
        journal = closing.enter_context(Journal.open(clock=opened.clock))
        closing.enter_context(ended_politely())
        shifts = _Shifts(journal, given, camera.brought)
        shift = shifts.first(opened.profile_name, profile, given.worker)
        voice = outputs.ready_voice(shift.loop.assistant.preferences.voice, opened.espeak)
        speaker = Speaker(opened.player, voice, opened.clock, inbox.put, pulse.sounded)
        closing.callback(watchdog.stop)
        live = Live(
            shift,
            camera.source,
            speaker,
            inbox=inbox,
            clock=opened.clock,
            controls=(TypedControl.on_standard_input(complain, app.presses(shift.loop.assistant)),),
            device=DeviceWatch(profile.title, opened.clock),
            successor=shifts.successor,
            pulse=pulse,
            hooks=Hooks(listener, camera.let_go, camera.focus, camera.spare, watchdog.start),
        )
        live.run()
    return () if opened.wav is None else (opened.wav,)


# The camera


@dataclass(frozen=True)
class _Camera:
    source: FrameSource
    brought: app.Lists
    """What a sample set brings."""
    let_go: Callable[[], None] = lambda: None
    focus: Callable[[], None] = lambda: None
    spare: Callable[[Effort], None] = lambda _: None


def _camera(
    where: str | None,
    profile: Profile,
    clock: Clock,
    tell: Callable[[CameraStatus], None],
    on_end: Callable[[], None],
) -> _Camera:
    if where is None or chosen.is_live(where):
        slots = slots_for(profile.reading.keep_frames)
        live = chosen.live_camera(profile.camera, where, clock, slots, tell)
        return _Camera(live, app.Lists(), focus=_focus(live, profile), spare=_spare(live, profile))
    recording, brought = _recording(Path(where), profile, clock)
    held = HeldCamera(recording, clock, 1 / profile.camera.frames_per_second, on_end)
    return _Camera(held, brought, let_go=held.let_go)


def _recording(path: Path, profile: Profile, clock: Clock) -> tuple[FrameSource, app.Lists]:
    if path.is_file():
        video.check(path)
        return video.VideoCamera(path, clock), app.Lists()
    sample_set = sample_sets.load(path, profile.camera.frames_per_second)
    return FolderCamera(sample_set, clock), app.Lists.of(sample_set)


def _focus(camera: LiveCamera, profile: Profile) -> Callable[[], None]:
    return camera.focus if profile.camera.focus == "on-command" else lambda: None


def _spare(camera: LiveCamera, profile: Profile) -> Callable[[Effort], None]:
    def spare(effort: Effort) -> None:
        rate, scale = PACES[effort]
        camera.adapt(Pace(None if effort is Effort.FULL else rate * profile.camera.frames_per_second, scale))

    return spare


# The shifts


class _Shifts:
    """Makes the shift of a role and a worker: the first one, and those that take over from it."""

    def __init__(self, journal: Journal, given: Given, brought: app.Lists) -> None:
        self._journal = journal
        self._given = given
        self._brought = brought
        self._roles = tuple(Role(each.name, each.title) for each in profiles.names() if each.job is not None)

    def first(self, name: str, profile: Profile, worker: str | None) -> Shift:
        """Make the shift that the run begins with."""
        given = self._given
        lists = self._brought
        if given.pick_list is not None:
            lists = replace(lists, pick_list=pick_list_file.load(given.pick_list))
        code = None if worker is None else checked_code(worker)
        origin = (given.pick_list or Path(given.camera or "")).resolve().name
        return self._shift(Path(name).stem, profile, code, lists=lists, origin=origin, warns=True)

    def successor(self, handover: Handover) -> Shift:
        """Make the shift that takes over."""
        profile = profiles.load(handover.profile)
        app.use_threads(profile.text.threads)
        try:
            return self._shift(handover.profile, profile, handover.worker)
        except JournalError as error:
            raise UserError(str(error)) from error

    def _shift(
        self,
        name: str,
        profile: Profile,
        worker: str | None,
        *,
        lists: app.Lists | None = None,
        origin: str = "",
        warns: bool = False,
    ) -> Shift:
        journal = self._journal
        lists = lists or app.Lists()
        preferences = profile.preferences()
        if worker is not None:
            preferences = journal.preferences(worker, preferences)
        watch: JournalWatch | None = None
        if profile.job == "picking":
            begun = list_at_start(journal, lists.pick_list, origin, worker, preferences.language)
            lists = replace(lists, kept=begun.progress)
            watch = JournalWatch(
                journal.path, worker, preferences.language, lambda: _list_at_hand(loop), begun.last_row
            )
        wearer = app.assistant(profile, preferences, lists, self._desk(name, profile, worker, preferences))
        loop = Loop(wearer, JournalKeeper(journal, worker), profile.reading.keep_frames)
        eyes = app.vision(profile)
        return Shift(
            loop,
            eyes,
            profile.title,
            sparing=app.sparing_vision(profile, eyes),
            journal=watch,
            first=self._warnings(wearer.phrasebook) if warns else (),
            is_aiming=lambda: _is_aiming(loop),
        )

    def _desk(self, name: str, profile: Profile, worker: str | None, preferences: Preferences) -> CardDesk:
        return CardDesk(
            self._roles,
            Handover(name, worker),
            preferences.language,
            sees_codes=Symbology.QR_CODE in profile.barcodes.symbologies,
            # A worker's list waits for who signs on; in the reading job nothing depends on it.
            looks_at_start=profile.job == "picking" and worker is None,
        )

    def _warnings(self, words: Phrasebook) -> tuple[Feedback, ...]:
        """Say what the wearer should know before the work begins."""
        return () if self._journal.set_aside is None else words.say(catalogue.journal_set_aside())


def _is_aiming(loop: Loop) -> bool:
    session = loop.assistant.session
    return isinstance(session, ReadingSession) and session.state is ReadingState.AIMING


def _list_at_hand(loop: Loop) -> str | None:
    session = loop.assistant.session
    if not isinstance(session, PickingSession) or session.progress is None:
        return None
    return session.progress.pick_list.id
