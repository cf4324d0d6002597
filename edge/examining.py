"""Puts together what `kijkmee doctor` looks at: this machine, and the parts that a run with a profile would take."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from edge import outputs, profiles, sample_sets
from edge.cameras import video
from edge.cameras.folder import FolderCamera
from edge.cameras.source import CameraError, FrameSource
from edge.clock import MonotonicClock, local_zone, wall_now
from edge.errors import UserError
from edge.health.examination import Parts, examination
from edge.health.finding import Check
from edge.health.machine import Machine
from edge.health.system_checks import is_running
from edge.journal.journal import default_path
from edge.profile_keys import Profile
from edge.sound.sinks import Sink
from models import runtime
from models.barcode import checking
from models.runtime import ModelStatus

PROJECT = Path(__file__).resolve().parents[1]
"""Where the lists of Debian packages lie, in a checkout and in an installed release."""

FALLBACK_PROFILE = "orcam"
"""By whose voice and output problems are told where the profile itself is one."""


def profile_for_speaking(name: str) -> Profile:
    """Give a profile; the shipped one for reading if it cannot be used, which a check tells of."""
    try:
        return profiles.load(name)
    except UserError:
        return profiles.load(profiles.SHIPPED_FOLDER / f"{FALLBACK_PROFILE}.toml")


def checks(
    name: str, profile: Profile, camera: Path | None = None, machine: Machine | None = None
) -> tuple[Check, ...]:
    """Give all that is to be looked at.

    Args:
        name: Of the profile, as for `--profile`.
        profile: What `profile_for_speaking` gave for it.
        camera: A folder of pictures or a video in place of the camera.
        machine: Another one for tests.
    """
    machine = machine or Machine()
    clock = MonotonicClock()
    journal = default_path()

    def sink() -> Sink:
        return outputs.chosen_sink("device", None, clock, profile.sound, lambda _: None)

    parts = Parts(
        profile_name=name,
        profile=profile,
        check_profile=profiles.check,
        camera=lambda: _camera(camera, profile),
        sink=sink,
        check_voice=outputs.check_voice,
        models=_models,
        journal=journal,
        folders={"journal": journal.parent},
        package_lists=PROJECT,
        now=wall_now(),
        zone=local_zone(),
    )
    return examination(machine, parts, is_running=is_running(machine))


def _camera(path: Path | None, profile: Profile) -> FrameSource:
    """Give the camera that a run would take, not open; raises UserError."""
    clock = MonotonicClock()
    if path is None:
        raise CameraError("This version runs on pictures. Name a folder of pictures or a video with --camera.")
    if path.is_file():
        video.check(path)
        return video.VideoCamera(path, clock)
    return FolderCamera(sample_sets.load(path, profile.camera.frames_per_second), clock)


def _models() -> Iterator[tuple[ModelStatus, str]]:
    for status in runtime.check():
        yield status, runtime.REMEDY
    for status in checking.check():
        yield status, checking.REMEDY
