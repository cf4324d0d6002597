"""The board itself: temperature, power and memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from edge.device_status import Battery, read_battery
from edge.health.finding import Finding, fail, ok, warn
from edge.health.heat import Heat, read_heat
from edge.health.machine import Machine
from pipelines.device import LOW_BATTERY
from pipelines.phrases.doctor_phrases import Problem

HOT_CELSIUS = 80.0
"""From here on a Raspberry Pi slows its processor down (Raspberry Pi documentation, "Frequency management and thermal
control")."""
TOO_HOT_CELSIUS = 85.0
"""Its processor is slowed down as far as it goes."""

NEEDED_MIB = {"reading": 550, "picking": 280}
"""Memory that a job may take, with all its processes: what the project allows itself."""
SYSTEM_MIB = 150
"""What Raspberry Pi OS Lite leaves free for nobody."""

COOLING = "Let air reach the board, take it out of a pocket, and give it a heat sink or a fan."
SUPPLY = "Use the supply that the board's maker names, or a power bank of as many ampere, with a short, thick cable."


def look_at_temperature(machine: Machine) -> Iterator[Finding]:
    """Look how hot it is and whether heat slows the processor down."""
    heat = read_heat(machine) or Heat(None)
    told = "no sensor tells the temperature" if heat.celsius is None else f"{heat.celsius:.0f} °C"
    is_hot = heat.celsius is not None and heat.celsius >= HOT_CELSIUS
    # A weak supply slows the processor down too; that is told under "power".
    if heat.celsius is not None and heat.celsius >= TOO_HOT_CELSIUS:
        yield fail("temperature", Problem.HOT, f"{told}, too hot to work", COOLING)
    elif is_hot or (heat.is_slowed and not heat.is_undervolted):
        yield warn("temperature", Problem.HOT, f"{told}, the processor is slowed down", COOLING)
    elif heat.was_slowed and not heat.was_undervolted:
        yield warn("temperature", Problem.WAS_HOT, f"{told}; the processor was slowed down since the start", COOLING)
    else:
        yield ok("temperature", told)


def look_at_power(machine: Machine) -> Iterator[Finding]:
    """Look at the supply, then at the battery where there is one."""
    heat = read_heat(machine) or Heat(None)
    if heat.is_undervolted:
        yield fail("power", Problem.POWER_WEAK, "the voltage is too low now", SUPPLY)
    elif heat.was_undervolted:
        yield warn("power", Problem.POWER_WEAK, "the voltage was too low at some time since the start", SUPPLY)
    else:
        yield ok("power", "no low voltage was told of")
    try:
        battery = read_battery(machine.path("/sys/class/power_supply"))
    except (OSError, ValueError) as error:
        yield warn(
            "battery",
            Problem.BATTERY_LOW,
            f"it cannot be read ({error})",
            "See that the battery is connected, and look at it yourself.",
        )
        return
    if battery is not None:
        yield _battery(battery)


def _battery(battery: Battery) -> Finding:
    told = f"{battery.charge:.0%}" + (", charging" if battery.is_charging else "")
    low, empty = max(LOW_BATTERY), min(LOW_BATTERY)
    if battery.is_charging or battery.charge > low:
        return ok("battery", told)
    if battery.charge > empty:
        return warn("battery", Problem.BATTERY_LOW, f"{told}, low", "Charge it.")
    return fail("battery", Problem.BATTERY_LOW, f"{told}, nearly empty", "Charge it.")


def look_at_memory(machine: Machine, job: Literal["reading", "picking"], *, is_running: bool) -> Iterator[Finding]:
    """Look whether the job has room; a program that runs has taken its part already."""
    told = dict(re.findall(r"^(\w+): +(\d+) kB$", machine.text("/proc/meminfo") or "", re.MULTILINE))
    if not {"MemTotal", "MemAvailable"} <= told.keys():
        yield ok("memory", "the machine does not tell how much it has")
        return
    total, free = int(told["MemTotal"]) // 1024, int(told["MemAvailable"]) // 1024
    found = f"{free} of {total} MiB free"
    needed = NEEDED_MIB[job]
    if total < needed + SYSTEM_MIB:
        yield warn(
            "memory",
            Problem.MEMORY_SMALL,
            f"{found}, small for {job}, which may take {needed} MiB",
            "Use a board with more memory; docs/HARDWARE.md says which.",
        )
    elif free < (0 if is_running else needed):
        yield warn(
            "memory",
            Problem.MEMORY_SMALL,
            f"{found}, and {job} may take {needed} MiB",
            "End other programs; a desktop is not needed.",
        )
    else:
        yield ok("memory", found)
