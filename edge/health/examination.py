"""All that the doctor looks at, in the order in which it tells of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from edge.cameras.source import FrameSource
from edge.health import (
    board_checks,
    camera_check,
    clock_check,
    program_checks,
    sound_checks,
    storage_checks,
    system_checks,
)
from edge.health.finding import Check
from edge.health.machine import Machine
from edge.profile_keys import Profile
from edge.sound.sinks import Sink
from models.runtime import ModelStatus

VOICE_SECONDS = 30.0
"""A Piper voice takes some seconds to load on a small board."""
MODELS_SECONDS = 30.0
"""Their hashes are taken: some 30 MB are read from a card."""
JOURNAL_SECONDS = 60.0
"""A journal of years is read from end to end."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The program's parts that are looked at."""

    profile_name: str
    profile: Profile
    check_profile: Callable[[str], None]
    """Raises UserError."""
    camera: Callable[[], FrameSource] | None
    """Gives the camera of a run, not open; None while a run has it, which is not disturbed."""
    sink: Callable[[], Sink] | None
    """The same for the output."""
    check_voice: Callable[[str], None]
    """Raises UserError."""
    models: Callable[[], Iterable[tuple[ModelStatus, str]]]
    """Each model with what to do about it."""
    journal: Path
    folders: Mapping[str, Path]
    """What must be writable, by what it holds."""
    package_lists: Path
    """The folder of packages.apt."""
    now: datetime
    zone: tzinfo
    is_listening: bool = False
    """Whether spoken commands are on."""


def examination(machine: Machine, parts: Parts, *, is_running: bool) -> tuple[Check, ...]:
    """Give the checks for a machine and a profile.

    Args:
        machine: The machine.
        parts: The program's.
        is_running: Whether a live run goes on, which has taken its memory.
    """
    profile = parts.profile
    return (
        Check("profile", lambda: program_checks.look_at_profile(parts.profile_name, parts.check_profile)),
        Check(
            "camera",
            lambda: camera_check.look(machine, parts.camera, profile.reading.too_dark_below),
            camera_check.SECONDS,
        ),
        Check("sound", lambda: sound_checks.look_at_output(machine, parts.sink)),
        *((Check("microphone", lambda: sound_checks.look_at_microphone(machine)),) if parts.is_listening else ()),
        Check("voice", lambda: sound_checks.look_at_voice(profile.voice.name, parts.check_voice), VOICE_SECONDS),
        Check("controls", lambda: program_checks.look_at_controls(machine, profile.controls)),
        Check("models", lambda: program_checks.look_at_models(parts.models), MODELS_SECONDS),
        Check("packages", lambda: system_checks.look_at_packages(machine, parts.package_lists)),
        Check("permissions", lambda: system_checks.look_at_permissions(machine, parts.folders)),
        Check("service", lambda: system_checks.look_at_service(machine)),
        Check("storage", lambda: storage_checks.look_at_storage(machine, parts.journal)),
        Check("journal", lambda: storage_checks.look_at_journal(parts.journal), JOURNAL_SECONDS),
        Check("clock", lambda: clock_check.look(machine, parts.now, parts.zone)),
        Check("temperature", lambda: board_checks.look_at_temperature(machine)),
        Check("power", lambda: board_checks.look_at_power(machine)),
        Check("memory", lambda: board_checks.look_at_memory(machine, profile.job, is_running=is_running)),
    )
