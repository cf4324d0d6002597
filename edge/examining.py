"""Puts together what `kijkmee doctor` looks at: this machine, and the parts that a run with a profile would take."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from edge import device_settings, outputs, profiles
from edge.cameras import chosen
from edge.cameras.process import ProcessCamera
from edge.cameras.source import FrameSource
from edge.chosen_camera import recording
from edge.clock import MonotonicClock, local_zone, wall_now
from edge.errors import UserError
from edge.health.examination import Parts, examination
from edge.health.finding import Check
from edge.health.machine import Machine
from edge.health.service_environment import service_environment, stand_in_its_place
from edge.health.system_checks import is_running
from edge.journal.journal import default_path
from edge.profile_keys import Profile
from edge.sound.sinks import Sink
from models import runtime
from models.barcode import checking
from models.runtime import ModelStatus

PROJECT = Path(__file__).resolve().parents[1]
"""Where the lists of Debian packages lie, in a checkout and in an installed release."""

CAMERA_SLOTS = 4
"""How many frames may be held at once: the check looks at one after the other."""


def profile_of_the_device(machine: Machine | None = None) -> str:
    """Name the profile that was chosen for this device, and look from now on where the installed service's files lie.

    Where none was chosen, it is the shipped one for reading; without a service, the user's own files are looked at.
    """
    stand_in_its_place(os.environ, service_environment(machine or Machine()))
    return device_settings.profile_name(None)


def profile_for_speaking(name: str) -> Profile:
    """Give a profile; the shipped one for reading if it cannot be used, which a check tells of."""
    try:
        return profiles.load(name)
    except UserError:
        return profiles.load(profiles.SHIPPED_FOLDER / f"{device_settings.FALLBACK_PROFILE}.toml")


def checks(name: str, profile: Profile, camera: str | None = None, machine: Machine | None = None) -> tuple[Check, ...]:
    """Give all that is to be looked at.

    Args:
        name: Of the profile, as for `--profile`.
        profile: What `profile_for_speaking` gave for it.
        camera: In place of the profile's: another live camera, a folder of pictures or a video.
        machine: Another one for tests.
    """
    machine = machine or Machine()
    clock = MonotonicClock()
    journal = default_path()

    def sink() -> Sink:
        return outputs.chosen_sink("device", None, clock, profile.sound, lambda _: None)

    has_run = is_running(machine)
    is_live = camera is None or chosen.is_live(camera)
    parts = Parts(
        profile_name=name,
        profile=profile,
        check_profile=_check_profile,
        camera=None if has_run and is_live else lambda: _camera(camera, profile),
        sink=None if has_run else sink,
        check_voice=outputs.check_voice,
        models=_models,
        journal=journal,
        folders={"journal": journal.parent},
        package_lists=PROJECT,
        is_listening=profile.controls.spoken,
        now=wall_now(),
        zone=local_zone(),
    )
    return examination(machine, parts, is_running=has_run)


def _camera(where: str | None, profile: Profile) -> FrameSource:
    """Give the camera that a run would take, not open, and without the run's tries to start it anew.

    Raises:
        UserError: There is no such camera, folder or video.
    """
    clock = MonotonicClock()
    if where is None or chosen.is_live(where):
        return ProcessCamera(chosen.described(profile.camera, where), clock, CAMERA_SLOTS)
    return recording(Path(where), profile, clock)[0]


def _check_profile(name: str) -> None:
    """Check a profile, and the one that is set on the device, where that is another.

    Raises:
        UserError: One of them, or what is set on the device, cannot be used.
    """
    profiles.check(name)
    settings = device_settings.load()
    if settings is not None and settings.profile != name:
        profiles.check(settings.profile)


def _models() -> Iterator[tuple[ModelStatus, str]]:
    for status in runtime.check():
        yield status, runtime.REMEDY
    for status in checking.check():
        yield status, checking.REMEDY
