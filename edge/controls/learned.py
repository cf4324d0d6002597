"""Which key of which device is which button: controls.toml, learned or written by hand."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from edge import device_settings, files, toml_file
from edge.controls.input_source import ConnectedDevice
from edge.errors import UserError
from edge.profile_keys import BUTTON_NAME

KeyName = Annotated[str, Field(pattern=r"^([A-Z][A-Z0-9_]*|[0-9]+)$", max_length=60)]
ButtonName = Annotated[str, Field(pattern=BUTTON_NAME, max_length=60)]

HEADING = """\
# Which key of which device is which button. Written by `kijkmee controls learn`; may be changed by hand.
# docs/CONTROLS.md explains every key.
"""


class LearnedDevice(BaseModel):
    """One device, found again by what it calls itself."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", use_attribute_docstrings=True)

    name: str = Field(default="", max_length=256)
    """As the device calls itself, all of it; empty: any name."""
    id: str = Field(default="", pattern=r"^([0-9a-f]{4}:[0-9a-f]{4})?$")
    """Vendor and product, for example "1a86:e026"; empty: any."""
    grab: bool = True
    """Whether its keys reach nobody else, such as the console."""
    keys: dict[KeyName, ButtonName] = Field(default_factory=dict)
    """The button of each key, by the key's name, for example KEY_B = "main"."""

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        if not self.name and not self.id:
            raise ValueError("A device needs its name, its id, or both, as `kijkmee controls list` shows them.")
        return self

    @property
    def title(self) -> str:
        """What to call it to a person."""
        return self.name or self.id

    def is_same(self, device: ConnectedDevice) -> bool:
        """Tell whether a device is this one, or another of its model."""
        return self.name in {"", device.name} and self.id in {"", device.id}


class LearnedButtons(BaseModel):
    """All that was learned."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", use_attribute_docstrings=True)

    device: tuple[LearnedDevice, ...] = ()
    """The devices, in the order of the file."""

    @property
    def buttons(self) -> tuple[str, ...]:
        """The names of the buttons that something stands for, each once."""
        return tuple(dict.fromkeys(button for each in self.device for button in each.keys.values()))

    def with_key(self, device: ConnectedDevice, key: str, button: str) -> LearnedButtons:
        """Let a key of a device stand for a button, and no longer for another; other keys of the button stay."""
        index = next((number for number, each in enumerate(self.device) if each.is_same(device)), None)
        if index is None:
            new = LearnedDevice(name=device.name, id=device.id, keys={key: button})
            return LearnedButtons(device=(*self.device, new))
        old = self.device[index]
        changed = old.model_copy(update={"keys": {**old.keys, key: button}})
        return LearnedButtons(device=(*self.device[:index], changed, *self.device[index + 1 :]))

    def without(self, buttons: Iterable[str]) -> LearnedButtons:
        """Forget some buttons; a device that stands for none any more is forgotten with them."""
        gone = set(buttons)
        left = (
            each.model_copy(update={"keys": {key: button for key, button in each.keys.items() if button not in gone}})
            for each in self.device
        )
        return LearnedButtons(device=tuple(each for each in left if each.keys))


def path() -> Path:
    """Give where the file is, whether or not it exists: beside device.toml, where the service may write too."""
    return device_settings.folder() / "controls.toml"


def load() -> LearnedButtons:
    """Read what was learned; nothing if there is no file.

    Raises:
        UserError: The file cannot be read, or a key or value in it is not known; names file and line.
    """
    place = path()
    if not place.exists():
        return LearnedButtons()
    return toml_file.validated(LearnedButtons, toml_file.read(place))


def save(learned: LearnedButtons) -> Path | None:
    """Write what was learned, whole or not at all.

    Returns:
        Where the file as it was before is kept, if it held what a person wrote by hand, such as remarks; else None.

    Raises:
        UserError: It cannot be written, or what is there now is not understood and would be lost.
    """
    place, kept = path(), None
    before = load()
    files.make_folder(place.parent, device_settings.REMEDY)
    if place.exists() and place.read_text(encoding="utf-8-sig") != as_toml(before):
        kept = place.with_name("controls.before.toml")
        try:
            shutil.copy2(place, kept)
        except OSError as error:
            raise UserError(f"{place} cannot be kept as {kept.name} ({error.strerror}). Make room for it.") from error
    files.write_text(place, as_toml(learned))
    return kept


def as_toml(learned: LearnedButtons) -> str:
    """Write it as it stands in the file."""
    parts = [HEADING]
    for each in learned.device:
        lines = ["[[device]]"]
        if each.name:
            lines.append(f"name = {json.dumps(each.name, ensure_ascii=False)}")
        if each.id:
            lines.append(f'id = "{each.id}"')
        if not each.grab:
            lines.append("grab = false")
        lines.append("[device.keys]")
        lines += [f'{key} = "{button}"' for key, button in each.keys.items()]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)
