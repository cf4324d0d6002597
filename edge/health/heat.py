"""How hot the processor is, and whether heat or a weak supply slows it down; also for a running program to ask."""

from __future__ import annotations

import re
from dataclasses import dataclass

from edge.health.machine import Machine

_UNDERVOLTED, _CAPPED, _THROTTLED, _SOFT_LIMIT = 0x1, 0x2, 0x4, 0x8
"""What `vcgencmd get_throttled` tells of now (Raspberry Pi documentation, "vcgencmd")."""
_SINCE_START = 16
"""The same bits tell, so many places higher, of the time since the start."""


@dataclass(frozen=True, slots=True)
class Heat:
    """How the processor fares; what a machine does not tell of counts as well."""

    celsius: float | None
    """The hottest sensor; None where there is none."""
    is_slowed: bool = False
    """Whether it works slower now because of heat or a low voltage."""
    was_slowed: bool = False
    """Whether it did so at some time since the start."""
    is_undervolted: bool = False
    """Whether the supply is too weak now: on a Raspberry Pi, below about 4.63 volt."""
    was_undervolted: bool = False
    """Whether it was so at some time since the start."""


def read_heat(machine: Machine | None = None) -> Heat | None:
    """Read temperature and throttling.

    On a Raspberry Pi this starts a process, so a few times a minute is enough. Where the firmware does not answer, the
    kernel's own alarm still tells of a low voltage.

    Args:
        machine: Which one; None is this.

    Returns:
        What the machine tells; None if it tells nothing.
    """
    machine = machine or Machine()
    celsius = _hottest(machine)
    bits = _throttled(machine)
    if bits is None:
        alarm = _voltage_alarm(machine)
        if celsius is None and alarm is None:
            return None
        return Heat(celsius, is_undervolted=bool(alarm), was_undervolted=bool(alarm))
    before = bits >> _SINCE_START
    slowed = _CAPPED | _THROTTLED | _SOFT_LIMIT
    return Heat(
        celsius,
        is_slowed=bool(bits & slowed),
        was_slowed=bool((bits | before) & slowed),
        is_undervolted=bool(bits & _UNDERVOLTED),
        was_undervolted=bool((bits | before) & _UNDERVOLTED),
    )


def _hottest(machine: Machine) -> float | None:
    """Give the temperature of the hottest zone (Documentation/driver-api/thermal/sysfs-api.rst: thousandths)."""
    told = [machine.number(zone / "temp") for zone in machine.matching("/sys/class/thermal/thermal_zone*")]
    # A sensor that is off tells of absolute zero or of nothing.
    known = [value / 1000 for value in told if value is not None and -100_000 < value < 200_000]
    return max(known, default=None)


def _throttled(machine: Machine) -> int | None:
    # Without the firmware's device there is no Raspberry Pi, or this user may not ask: no process is started for it.
    if not machine.matching("/dev/vcio"):
        return None
    answer = machine.run(("vcgencmd", "get_throttled"))
    found = re.match(r"throttled=0x([0-9a-fA-F]+)\s*$", answer.text) if answer and answer.code == 0 else None
    return int(found[1], 16) if found else None


def _voltage_alarm(machine: Machine) -> bool | None:
    """Give the alarm of the kernel's driver for a Raspberry Pi (drivers/hwmon/raspberrypi-hwmon.c)."""
    for sensor in machine.matching("/sys/class/hwmon/hwmon*"):
        if machine.text(sensor / "name") == "rpi_volt":
            return machine.number(sensor / "in0_lcrit_alarm") == 1
    return None
