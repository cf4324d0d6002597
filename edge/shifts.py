"""Makes what a shift is worked with, from a profile and a worker: the first of a run, and those that take over."""

from __future__ import annotations

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
from pipelines.phrases import catalogue
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.picking.session import PickingSession
from pipelines.preferences import Preferences
from pipelines.reading.session import ReadingSession, ReadingState
from pipelines.roles import CardDesk, Handover, Role
from pipelines.setup.settings import DeviceSettings
from pipelines.types import Feedback, Symbology


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
        follow: Callable[[Profile], None] = lambda _: None,
    ) -> None:
        """Take what all shifts share.

        Args:
            journal: Open.
            player: Tells whether speech is in the air.
            complain: Told of typed lines that are no commands, and of controls that are lost.
            follow: Told which profile takes over, for the camera.
        """
        self._journal = journal
        self._player = player
        self._complain = complain
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
        code = None if given.worker is None else checked_code(given.worker)
        origin = (given.pick_list or Path(given.camera or "")).resolve().name
        preferences = profile.preferences()
        if given.settings is not None:
            preferences = replace(preferences, language=given.settings.language, volume=given.settings.volume)
        shift = self._shift(Path(name).stem, profile, code, preferences, lists, origin)
        return replace(shift, first=self._warnings(shift.loop.assistant.phrasebook))

    def successor(self, handover: Handover) -> Shift:
        """Make the shift that takes over.

        Raises:
            UserError: It cannot be, with the reason.
        """
        profile = profiles.load(handover.profile)
        app.use_threads(profile.text.threads)
        try:
            shift = self._shift(handover.profile, profile, handover.worker, profile.preferences(), app.Lists(), "")
        except JournalError as error:
            raise UserError(str(error)) from error
        self._follow(profile)
        return shift

    def _shift(  # noqa: PLR0917 -- each is another thing
        self,
        name: str,
        profile: Profile,
        worker: str | None,
        preferences: Preferences,
        lists: app.Lists,
        origin: str,
    ) -> Shift:
        journal = self._journal
        if worker is not None:
            preferences = journal.preferences(worker, preferences)
        watch: JournalWatch | None = None
        if profile.job == "picking":
            begun = list_at_start(journal, lists.pick_list, origin, worker, preferences.language)
            lists = replace(lists, kept=begun.progress)
            watch = JournalWatch(journal.path, worker, preferences.language, lambda: list_at_hand(loop), begun.last_row)
        wearer = app.assistant(profile, preferences, lists, self._desk(name, profile, worker, preferences))
        loop = Loop(wearer, JournalKeeper(journal, worker), app.frames_kept(profile))
        eyes = app.vision(profile)
        return Shift(
            loop,
            eyes,
            profile.title,
            sparing=app.sparing_vision(profile, eyes),
            journal=watch,
            controls=self._controls(profile, wearer),
            is_aiming=lambda: _is_aiming(loop),
        )

    def _controls(self, profile: Profile, wearer: Assistant) -> tuple[Control, ...]:
        hands = controls(profile, self._complain, app.presses(wearer))
        voice = spoken_control(profile, lambda: self._player.is_speaking, self._complain, wearer.preferences.language)
        return hands if voice is None else (*hands, voice)

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


def list_at_hand(loop: Loop) -> str | None:
    """Give the id of the list that is worked on; None without one."""
    session = loop.assistant.session
    if not isinstance(session, PickingSession) or session.progress is None:
        return None
    return session.progress.pick_list.id
