"""The texts of a recording: its set.toml, grown line by line, and the SOURCE.md that says what it is."""

from __future__ import annotations

import dataclasses
import enum
import json
from datetime import datetime

from pipelines.commands import Command, command_name
from pipelines.session import Press

HEADING = "# A debug recording of Kijkmee"
"""The first line of SOURCE.md; by it a folder is known for a recording."""

SECONDS_AFTER = 120
"""So long may a replay still speak after the recording."""


def head(profile: str, began: datetime, seconds: float) -> str:
    """Give the beginning of the set.toml; tables of frames and inputs follow.

    Args:
        profile: The profile's name or path.
        began: The time on the wall.
        seconds: How long the recording may last.
    """
    title = f"Recorded on {began:%Y-%m-%d at %H:%M}"
    return (
        "# Written by `kijkmee record`; it may hold personal data, see SOURCE.md.\n"
        f"title = {_text(title)}\nprofile = {_text(profile)}\nduration = {seconds + SECONDS_AFTER:.1f}\n"
        f"\n[device]\ntime = {began.isoformat(timespec='seconds')}\n"
    )


def frame(file: str, at: float) -> str:
    """Give the table of a frame; `at` counts from the beginning of the recording, in seconds."""
    return f"\n[[frame]]\nfile = {_text(file)}\nat = {at:.3f}\n"


def given(act: Command | Press, at: float) -> str:
    """Give the table of something that the wearer did."""
    if isinstance(act, Press):
        return f"\n[[input]]\nat = {at:.3f}\npress = {_text(f'{act.button}.{act.kind.value}')}\n"
    arguments = {field.name: getattr(act, field.name) for field in dataclasses.fields(act)}
    lines = "".join(f"{name} = {_value(value)}\n" for name, value in arguments.items())
    return f"\n[[input]]\nat = {at:.3f}\ncommand = {_text(command_name(act))}\n{lines}"


def source(profile: str, began: datetime, outcome: str) -> str:
    """Give SOURCE.md.

    Args:
        profile: The profile's name or path.
        began: The time on the wall.
        outcome: How it ended, in a sentence.
    """
    return (
        f"{HEADING}\n\n"
        f"Recorded by `kijkmee record` on {began:%Y-%m-%d at %H:%M %Z}, profile `{profile}`. {outcome}\n\n"
        "**It may hold personal data**: whatever was before the camera, such as faces, names, addresses and screens,\n"
        "and what was typed. Show it to nobody who was not named when it was made, and remove it when it has served:\n"
        "`kijkmee record --delete` with this folder's name, or `rm -r`.\n"
    )


def _value(value: object) -> str:
    if isinstance(value, enum.Enum):
        return _text(str(value.value))
    return str(value) if isinstance(value, int) else _text(str(value))


def _text(text: str) -> str:
    """Write a TOML string: as in JSON, but for one control character (toml.io, 1.0.0, "String")."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
