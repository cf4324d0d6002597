"""`kijkmee setup`: the set-up by ear, live."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from edge import app, device_settings, outputs, profiles
from edge.cameras.source import CameraStalledError
from edge.chosen_camera import ChosenCamera, choose_camera
from edge.clock import Clock
from edge.controls.chosen import controls
from edge.ending import ended_politely
from edge.first_sound import Opened
from edge.inbox import Inbox
from edge.live import Hooks, Listener, Live, Shift
from edge.loop import ForgetfulStore, Loop
from edge.network import Network, NetworkManager
from edge.profile_keys import Profile
from edge.setup_effects import SetupEffects
from edge.sound.speaker import Speaker
from pipelines.preferences import Preferences
from pipelines.roles import Role
from pipelines.session import Press, PressKind
from pipelines.setup.assistant import SetupAssistant
from pipelines.setup.requests import Request
from pipelines.setup.session import SetupSession
from pipelines.setup.settings import DeviceSettings
from pipelines.types import Frame, Symbology

FRAMES_PER_SECOND = 5.0
"""Quick enough for a card that is held up, and slow enough for a small board."""
MOST_FAILURES = 100
"""Of a camera, with longer and longer pauses between them: more than an hour, after which set-up has long ended."""
NO_CAMERA = "none"
"""What stands for no camera."""
PRESSES = tuple(Press("main", kind) for kind in PressKind)
"""What can be typed; any button of any name does the same."""


class NoCamera:
    """Implements FrameSource: a device whose camera is missing is set up all the same, and says so."""

    def __init__(self) -> None:
        self._is_over = threading.Event()

    def open(self) -> None:
        """Implement FrameSource."""
        self._is_over.clear()

    def read(self, timeout_seconds: float) -> Frame | None:
        """Implement FrameSource: no frame ever comes."""
        if self._is_over.wait(timeout_seconds):
            return None
        raise CameraStalledError("There is no camera. Name one with --camera.")

    def let_go(self) -> None:
        """End, so that a run whose controls are over ends as well."""
        self._is_over.set()

    def close(self) -> None:
        """Implement FrameSource."""
        self._is_over.set()


def set_up(
    opened: Opened,
    before: DeviceSettings | None,
    camera: str | None,
    *,
    complain: Callable[[str], None],
    listener: Listener,
    network: Network | None = None,
) -> tuple[Path, ...]:
    """Set the device up by ear.

    Args:
        opened: The profile whose camera and sound are used, and the output that sounds already.
        before: What is set on the device; None where nothing is that can be used.
        camera: As for `choose_camera`; "none" goes without one.
        complain: Told of typed lines that are no presses or commands.
        listener: Told of what is done and heard.
        network: What joins networks; None takes NetworkManager.

    Returns:
        The files that were written; none where the set-up was left.

    Raises:
        UserError: Something cannot be used, with the remedy.
    """
    profile, clock = opened.profile, opened.clock
    written: list[Path] = []
    with contextlib.ExitStack() as closing:
        closing.callback(opened.close)
        closing.enter_context(ended_politely())
        app.use_threads(profile.text.threads)
        session = SetupSession(before or _first(opened.profile_name), _roles())
        preferences = replace(profile.preferences(), language=session.settings.language, volume=session.settings.volume)
        inbox = Inbox()
        loop = Loop(SetupAssistant(session, preferences), ForgetfulStore(), app.frames_kept(profile))
        voice = outputs.ready_voice(preferences.voice, opened.espeak)
        effects = SetupEffects(
            lambda: _request(loop),
            NetworkManager() if network is None else network,
            lambda settings: written.append(device_settings.save(settings)),
            inbox.put,
        )
        chosen = _camera(camera, _patient(profile), clock, inbox)
        effects.start()
        closing.callback(effects.stop)
        Live(
            Shift(
                loop,
                app.vision(_seeing(profile)),
                profile.title,
                controls=controls(profile, complain, PRESSES),
            ),
            chosen.source,
            Speaker(opened.player, voice, clock, inbox.put),
            inbox=inbox,
            clock=clock,
            hooks=Hooks(listener, chosen.let_go),
        ).run()
    return (*written, *(() if opened.wav is None else (opened.wav,)))


def _request(loop: Loop) -> Request | None:
    session = loop.assistant.session
    return session.request if isinstance(session, SetupSession) else None


def _first(profile_name: str) -> DeviceSettings:
    """Give where a first set-up begins."""
    installed = [each.name for each in _roles()]
    wished = next(
        (each for each in (profile_name, device_settings.FALLBACK_PROFILE) if each in installed), installed[0]
    )
    return DeviceSettings(wished, Preferences().language, Preferences().volume)


def _roles() -> tuple[Role, ...]:
    """Give the profiles that are installed and in order."""
    return tuple(Role(each.name, each.title) for each in profiles.names() if each.job)


def _seeing(profile: Profile) -> Profile:
    """Give the profile with what set-up must see: cards, which are QR codes, and never a guess at a blurred code."""
    symbologies = tuple(dict.fromkeys((*profile.barcodes.symbologies, Symbology.QR_CODE)))
    barcodes = profile.barcodes.model_copy(update={"symbologies": symbologies, "blurred": False})
    return profile.model_copy(update={"barcodes": barcodes})


def _patient(profile: Profile) -> Profile:
    """Give the profile with a camera that may be missing for long, as set-up goes on without it.

    It focuses by itself: cards are held up at any time, and nobody asks for a picture.
    """
    changes: dict[str, object] = {"failures": MOST_FAILURES, "frames_per_second": FRAMES_PER_SECOND}
    if profile.camera.focus == "on-command":
        changes["focus"] = "continuous"
    return profile.model_copy(update={"camera": profile.camera.model_copy(update=changes)})


def _camera(where: str | None, profile: Profile, clock: Clock, inbox: Inbox) -> ChosenCamera:
    if where == NO_CAMERA:
        none = NoCamera()
        return ChosenCamera(none, app.Lists(), let_go=none.let_go)
    return choose_camera(where, profile, clock, inbox.put, lambda: None)
