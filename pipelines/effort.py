"""How much work the device may do: less when it is hot or its battery runs down, in steps, with slack on the way back.

First it looks less often, then at smaller pictures, and last it leaves out what only helps in hard cases.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from pipelines.session import DeviceStatus


class Effort(enum.IntEnum):
    """How much is done; each step spares what the ones before it spare, too."""

    FULL = 0
    """All that the profile asks for."""
    SLOWER = 1
    """Fewer frames."""
    SMALLER = 2
    """Smaller frames."""
    LEAST = 3
    """No second looks: blurred bars and doubtful lines are left as the first look has them."""


class Strain(enum.StrEnum):
    """Why less is done."""

    HEAT = "heat"
    BATTERY = "battery"


HOT = (74.0, 78.0, 81.0)
"""Degrees Celsius of the processor from which each step holds.

A Raspberry Pi slows itself down from 80 °C (Raspberry Pi documentation, "Frequency management and thermal control");
two steps come before that, so that it need not.
"""
COOLER = 5.0
"""So many degrees below a step's limit it ends: the cooling that it brings must not end it at once."""
LOW = (0.15, 0.1, 0.05)
"""How full the battery is, 0 to 1, at which each step begins: the first with the first warning of a low battery."""
FULLER = 0.03
"""So much above a step's limit it ends: what a battery tells goes up and down with the load."""


@dataclass(frozen=True, slots=True)
class Sparing:
    """How much is done, and why not all."""

    effort: Effort = Effort.FULL
    strain: Strain | None = None
    """What asks for the most sparing; None while nothing is spared."""

    def told(self, status: DeviceStatus) -> Sparing:
        """Follow what the device tells of itself. What cannot be told spares nothing."""
        heat = Effort.FULL if status.temperature is None else self._for_heat(status.temperature)
        is_on_battery = status.battery is not None and not status.is_charging
        battery = self._for_battery(status.battery) if is_on_battery and status.battery is not None else Effort.FULL
        effort = max(heat, battery)
        if effort is Effort.FULL:
            return Sparing()
        return Sparing(effort, Strain.HEAT if heat >= battery else Strain.BATTERY)

    def _for_heat(self, degrees: float) -> Effort:
        return _steps(sum(degrees >= limit - (COOLER if step <= self.effort else 0) for step, limit in _numbered(HOT)))

    def _for_battery(self, charge: float) -> Effort:
        return _steps(sum(charge <= limit + (FULLER if step <= self.effort else 0) for step, limit in _numbered(LOW)))


def _numbered(limits: tuple[float, ...]) -> tuple[tuple[int, float], ...]:
    return tuple(enumerate(limits, start=1))


def _steps(count: int) -> Effort:
    return Effort(count)
