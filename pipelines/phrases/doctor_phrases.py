"""Every sentence of the check of the device, by name, with its arguments."""

from __future__ import annotations

import enum

from pipelines.phrases.phrase import Phrase, phrase


class Problem(enum.StrEnum):
    """What a check can find that is to be mended; each has a sentence that says what to do."""

    CAMERA_MISSING = "camera-missing"
    CAMERA_SILENT = "camera-silent"
    CAMERA_DARK = "camera-dark"
    SOUND_MISSING = "sound-missing"
    MICROPHONE_MISSING = "microphone-missing"
    CONTROLS_MISSING = "controls-missing"
    CONTROLS_IDLE = "controls-idle"
    VOICE_MISSING = "voice-missing"
    VOICE_OTHER = "voice-other"
    MODELS_MISSING = "models-missing"
    MODELS_STALE = "models-stale"
    PROFILE_UNUSABLE = "profile-unusable"
    PACKAGES_MISSING = "packages-missing"
    DEVICE_REFUSED = "device-refused"
    FOLDER_REFUSED = "folder-refused"
    SERVICE_MISSING = "service-missing"
    SERVICE_STOPPED = "service-stopped"
    STORAGE_FULL = "storage-full"
    STORAGE_READ_ONLY = "storage-read-only"
    STORAGE_FORGETS = "storage-forgets"
    STORAGE_WORN = "storage-worn"
    JOURNAL_DAMAGED = "journal-damaged"
    CLOCK_UNSET = "clock-unset"
    CLOCK_STOPS = "clock-stops"
    CLOCK_ZONE = "clock-zone"
    HOT = "hot"
    WAS_HOT = "was-hot"
    POWER_WEAK = "power-weak"
    BATTERY_LOW = "battery-low"
    MEMORY_SMALL = "memory-small"
    NO_ANSWER = "no-answer"


# Doctor


def doctor_well(count: int) -> Phrase:
    """So many things were looked at, and all is well."""
    return phrase("doctor-well", count=count)


def doctor_found(count: int) -> Phrase:
    """So many things are to be mended, and each follows."""
    return phrase("doctor-found", count=count)


def doctor_problem(problem: str) -> Phrase:
    """What is to be mended, and how; `problem` is a value of Problem."""
    return phrase(f"doctor-{problem}")
