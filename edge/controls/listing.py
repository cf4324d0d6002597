"""What `kijkmee controls` shows of buttons, and which names it takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from edge.controls.input_source import ConnectedDevice
from edge.controls.learned import LearnedButtons
from edge.errors import UserError
from edge.profile_keys import ControlKeys
from edge.toml_file import did_you_mean
from pipelines.commands import Command
from pipelines.session import Press


@dataclass(frozen=True, slots=True)
class ListedDevice:
    """One row."""

    device: str
    """What it calls itself, or the pin."""
    id: str
    """Vendor and product; empty for a pin."""
    buttons: Mapping[str, str]
    """The button of each key that was learned."""
    state: str

    @property
    def buttons_shown(self) -> str:
        """As a person reads them."""
        return ", ".join(f"{button} ({key})" if key else button for key, button in self.buttons.items())


def listed(
    learned: LearnedButtons, pins: Mapping[str, int], connected: tuple[ConnectedDevice, ...] | None
) -> tuple[ListedDevice, ...]:
    """Give what was learned, what is wired, and what is connected besides; `connected` is None if that is not known."""
    there = connected or ()
    rows = []
    for each in learned.device:
        is_there = any(each.is_same(device) for device in there)
        state = "not known" if connected is None else "connected" if is_there else "not connected"
        rows.append(ListedDevice(each.name, each.id, each.keys, state))
    rows += [ListedDevice(f"GPIO{pin}", "", {"": button}, "wired") for button, pin in pins.items()]
    rows += [
        ListedDevice(device.name, device.id, {}, "connected, not learned")
        for device in there
        if not any(each.is_same(device) for each in learned.device)
    ]
    return tuple(rows)


def asked_for(names: Iterable[str], keys: ControlKeys) -> tuple[str, ...]:
    """Give the buttons to be learned: those named, else all that do something and are not wired to a pin.

    Raises:
        UserError: The profile has no such button, or none that is to be learned.
    """
    all_names = tuple(dict.fromkeys(binding.button for binding in keys.buttons))
    chosen = known(names, all_names) or tuple(name for name in all_names if name not in keys.pins)
    if not chosen:
        raise UserError("The profile has no button to learn. Name those to learn, or change [controls] in the profile.")
    return chosen


def known(names: Iterable[str], there_are: Iterable[str]) -> tuple[str, ...]:
    """Give names of buttons, each once; raises UserError for one that there is not."""
    found = tuple(dict.fromkeys(names))
    for name in found:
        if name not in set(there_are):
            raise UserError(f'There is no button "{name}". {did_you_mean(name, there_are)}')
    return found


def shown(act: Command | Press, keys: ControlKeys) -> str:
    """Give a press and what it does, for example "main.short: menu-next"."""
    if not isinstance(act, Press):
        return str(act)
    return f"{act.button}.{act.kind.value}: {keys.action(act.button, act.kind) or 'does nothing'}"
