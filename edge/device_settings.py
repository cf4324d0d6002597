"""What is set on this device: a small file that `kijkmee setup` writes whole or not at all."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import BaseModel, ConfigDict, Field

from edge import profiles, toml_file
from edge.errors import UserError
from edge.files import make_folder, write_text
from edge.profile_keys import as_toml
from pipelines.preferences import Preferences
from pipelines.setup.settings import DeviceSettings

NAME = "device.toml"
FALLBACK_PROFILE = "orcam"
"""Whose camera, sound and voice serve, and what is worked with, where nothing was set that can be used."""

REMEDY = "Name a folder that may be written to in the environment variable KIJKMEE_CONFIG."
"""Where the folder cannot be made."""

log = logging.getLogger(__name__)

_HEADER = """\
# Written by `kijkmee setup`. Remove this file, or run `kijkmee setup`, to set the device up anew.
"""


class _Keys(BaseModel):
    """The keys of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    profile: str = Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")
    """The name of a profile."""
    language: Literal["nl", "en", "de"] = "nl"
    volume: float = Field(default=Preferences().volume, ge=0.1, le=1)
    """Share of full loudness."""
    worker: str | None = Field(default=None, pattern=r"^[A-Z0-9-]{1,16}$")
    """A worker's code in capitals, as the journal has it."""


def folder() -> Path:
    """Give where what is set and learned on this device lies: the folder that KIJKMEE_CONFIG names, or the user's."""
    return Path(os.environ.get("KIJKMEE_CONFIG") or platformdirs.user_config_dir("kijkmee"))


def default_path() -> Path:
    """Give the file's usual place, in `folder`."""
    return folder() / NAME


def load(path: Path | None = None) -> DeviceSettings | None:
    """Read what is set; None where nothing was set yet.

    Args:
        path: The file; None takes the usual one.

    Raises:
        UserError: The file cannot be read, or a key or value in it is not allowed; names file, line and key.
    """
    file = path or default_path()
    if not file.exists():
        return None
    keys = toml_file.validated(_Keys, toml_file.read(file))
    return DeviceSettings(keys.profile, keys.language, keys.volume, keys.worker)


def usable(path: Path | None = None) -> DeviceSettings | None:
    """Give what is set, if a run can start with it; None where nothing is set, or where the log says why it cannot."""
    try:
        settings = load(path)
        if settings is not None:
            profiles.load(settings.profile)
    except UserError as error:
        log.warning("What is set on this device cannot be used. %s", error)
        return None
    return settings


def profile_name(given: str | None) -> str:
    """Give the profile that a command works with: the one that is named, else what is set, else the shipped one."""
    if given is not None:
        return given
    settings = usable()
    return FALLBACK_PROFILE if settings is None else settings.profile


def save(settings: DeviceSettings, path: Path | None = None) -> Path:
    """Write what is set; after a power cut the file is the one before or the new one, whole.

    Args:
        settings: All of it.
        path: The file; None takes the usual one.

    Returns:
        The file.

    Raises:
        UserError: It cannot be written, for example because the disk is full.
        ValueError: A value is not one that `load` would read; a fault of the program.
    """
    file = path or default_path()
    values = {
        "profile": settings.profile,
        "language": settings.language,
        "volume": settings.volume,
        **({} if settings.worker is None else {"worker": settings.worker}),
    }
    _Keys.model_validate(values)
    make_folder(file.parent, REMEDY)
    write_text(file, _HEADER + "".join(f"{key} = {as_toml(value)}\n" for key, value in values.items()))
    return file
