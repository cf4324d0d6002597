"""Makes what a shift is worked with, from a profile and a worker: the first of a run, and those that take over."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from edge import app, pick_list_file, profiles
from edge.controls.chosen import controls
from edge.controls.control import Control
from edge.controls.spoken import spoken_control
from edge.errors import UserError
from edge.journal.errors import JournalError
from edge.journal.journal import Journal
from edge.journal.keeper import JournalKeeper
from edge.journal.records import checked_code
from edge.journal.watch import JournalWatch
from edge.list_at_start import list_at_start
from edge.live import Shift
from edge.loop import Loop
from edge.profile_keys import Profile
from edge.sound.player import Player
from pipelines.assistant import Assistant
from pipelines.phrases import catalogue, device_phrases
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.picking.session import PickingSession
from pipelines.preferences import Preferences
from pipelines.reading.session import ReadingSession, ReadingState
from pipelines.roles import CardDesk, Handover, Role
from pipelines.setup.settings import DeviceSettings
from pipelines.types import Feedback, Symbology

log = logging.getLogger(__name__)

SHARP = frozenset({ReadingState.AIMING, ReadingState.SCANNING, ReadingState.ALONG, ReadingState.SEEKING})
"""States of the reading job for which a camera that focuses on command focuses once, when they begin."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a live run was asked for."""

    camera: str | None
    """As for `choose_camera`."""
    worker: str | None
    """A worker's code; None works without one."""
    pick_list: Path | None
    """A pick list; None takes the sample set's, or else the next that the journal has for the worker."""
    settings: DeviceSettings | None = None
    """What is set on the device, where its profile is the one to start with."""
    stays: bool = False
    """Whether the program waits for the next shift when one has ended."""


class Shifts:
    """Makes the shift of a role and a worker."""

    def __init__(
        self,
        journal: Journal,
        player: Player,
        complain: Callable[[str], None],
        settings: DeviceSettings | None = None,
        follow: Callable[[Profile], None] = lambda _: None,
    ) -> None:
        """Take what all shifts share.

        Args:
            journal: Open.
            player: Tells whether speech is in the air.
            complain: Told of typed lines that are no commands, and of controls that are lost.
            settings: What is set on the device; its language and loudness hold in every role.
            follow: Told which profile takes over, for the camera.
        """
        self._journal = journal
        self._player = player
        self._complain = complain
        self._settings = settings
        self._follow = follow
        self._roles = tuple(Role(each.name, each.title) for each in profiles.names() if each.job is not None)

    def first(self, name: str, profile: Profile, given: Given, brought: app.Lists) -> Shift:
        """Make the shift that a run begins with.

        Args:
            name: The profile's name or path, as it was given.
            profile: That profile.
            given: What was asked for.
            brought: What a sample set brings.

        Raises:
            UserError: Something cannot be used, with the remedy.
        """
        lists = brought
        if given.pick_list is not None:
            lists = replace(lists, pick_list=pick_list_file.load(given.pick_list))
        origin = (given.pick_list or Path(given.camera or "")).resolve().name
        shift = self._shift(self.home(name, given), profile, lists, origin)
        return replace(shift, first=self._warnings(shift.loop.assistant.phrasebook))

    @staticmethod
    def home(name: str, given: Given) -> Handover:
        """Give the role and worker that a run begins with; raises UserError if the worker's code cannot be one."""
        return Handover(name, None if given.worker is None else checked_code(given.worker))

    def resumed(self, handover: Handover) -> Shift | None:
        """Make the shift that goes on after a failure of the program; None, with a line in the log, where it cannot."""
        try:
            shift = self.successor(handover)
        except UserError as error:
            log.warning("The role from before the failure cannot be taken again. %s", error)
            return None
        words = shift.loop.assistant.phrasebook
        told = [device_phrases.role_kept(shift.title)]
        if handover.worker is not None:
            told.append(shift.loop.assistant.desk.words_for(handover))
        said = tuple(each for one in told for each in words.say(one))
        return replace(shift, first=(*self._warnings(words), *said))

    def successor(self, handover: Handover) -> Shift:
        """Make the shift that takes over.

        Raises:
            UserError: It cannot be, with the reason.
        """
        profile = profiles.load(handover.profile)
        app.use_threads(profile.text.threads)
        try:
            shift = self._shift(handover, profile, app.Lists(), "")
        except JournalError as error:
            raise UserError(str(error)) from error
        self._follow(profile)
        return shift

    def _shift(self, handover: Handover, profile: Profile, lists: app.Lists, origin: str) -> Shift:
        journal, worker = self._journal, handover.worker
        preferences = profile.preferences()
        if self._settings is not None:
            preferences = replace(preferences, language=self._settings.language, volume=self._settings.volume)
        if worker is not None:
            preferences = journal.preferences(worker, preferences)
        watch: JournalWatch | None = None
        if profile.job == "picking":
            begun = list_at_start(journal, lists.pick_list, origin, worker, preferences.language)
            lists = replace(lists, kept=begun.progress)
            watch = JournalWatch(journal.path, worker, preferences.language, lambda: list_at_hand(loop), begun.last_row)
        wearer = app.assistant(profile, preferences, lists, self._desk(handover, profile, preferences))
        loop = Loop(wearer, JournalKeeper(journal, worker), app.frames_kept(profile))
        eyes = app.vision(profile)
        return Shift(
            loop,
            eyes,
            profile.title,
            sparing=app.sparing_vision(profile, eyes),
            journal=watch,
            controls=self._controls(profile, wearer),
            handover=handover,
            wants_focus=lambda: wants_focus(loop),
            may_rest=lambda: _may_rest(loop),
        )

    def _controls(self, profile: Profile, wearer: Assistant) -> tuple[Control, ...]:
        hands = controls(profile, self._complain, app.presses(wearer))
        voice = spoken_control(profile, lambda: self._player.is_speaking, self._complain, wearer.preferences.language)
        return hands if voice is None else (*hands, voice)

    def _desk(self, handover: Handover, profile: Profile, preferences: Preferences) -> CardDesk:
        return CardDesk(
            self._roles,
            handover,
            preferences.language,
            sees_codes=Symbology.QR_CODE in profile.barcodes.symbologies,
            looks_always=profile.job == "picking",
        )

    def _warnings(self, words: Phrasebook) -> tuple[Feedback, ...]:
        """Say what the wearer should know before the work begins."""
        return () if self._journal.set_aside is None else words.say(catalogue.journal_set_aside())


def wants_focus(loop: Loop) -> bool:
    """Tell whether the wearer has something looked for that must be sharp: a page, a code, words in view, a card."""
    session = loop.assistant.session
    is_looking = isinstance(session, ReadingSession) and session.state in SHARP
    return is_looking or loop.assistant.desk.sought_until is not None


def _may_rest(loop: Loop) -> bool:
    """Tell whether nothing is followed: a label that is must be missed in many looks before it counts as gone."""
    session = loop.assistant.session
    return not (isinstance(session, PickingSession) and session.tracker.tracks)


def list_at_hand(loop: Loop) -> str | None:
    """Give the id of the list that is worked on; None without one."""
    session = loop.assistant.session
    if not isinstance(session, PickingSession) or session.progress is None:
        return None
    return session.progress.pick_list.id
