"""The clock: whether it is set, stays so without power, and knows summer time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo

from edge.device_status import NEVER_SET_BEFORE
from edge.health.finding import Finding, fail, ok, warn
from edge.health.machine import Machine
from pipelines.phrases.doctor_phrases import Problem

TIMESYNC = "/run/systemd/timesync/synchronized"
"""systemd-timesyncd makes it once it was told the time by a server (systemd-timesyncd.service(8))."""

EMPTY_MICROVOLTS = 2_000_000
"""A rechargeable cell of 3 volt, as the maker of the Raspberry Pi 5 names it, is empty below this."""


def look(machine: Machine, now: datetime, zone: tzinfo) -> Iterator[Finding]:
    """Look at the clock.

    Args:
        machine: Tells what keeps its clock.
        now: The date and time, with an offset.
        zone: Where the machine is set to be.
    """
    told = now.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z")
    if now < NEVER_SET_BEFORE:
        yield fail(
            "clock",
            Problem.CLOCK_UNSET,
            f"it shows {told}, so it was never set",
            "Connect a network once, or set it: sudo date --set 'YEAR-MONTH-DAY HOUR:MINUTE'",
        )
        return
    winter, summer = (datetime(now.year, month, 1, tzinfo=UTC).astimezone(zone).utcoffset() for month in (1, 7))
    if winter == summer:
        yield warn(
            "clock",
            Problem.CLOCK_ZONE,
            f"{told}; this zone has no summer time",
            "Set where it is: sudo timedatectl set-timezone Europe/Amsterdam",
        )
    clocks = [f"clock chip {name}" for name in _chips(machine)]
    if _is_told_by_network(machine):
        clocks.append("network")
    if not clocks:
        yield warn(
            "clock",
            Problem.CLOCK_STOPS,
            f"{told}; nothing keeps it while the power is off",
            "Connect a network at each start, or add a clock chip with a battery (docs/HARDWARE.md).",
        )
    elif winter != summer:
        yield ok("clock", f"{told}, kept by {' and '.join(clocks)}")


def _chips(machine: Machine) -> list[str]:
    """Name the clock chips that go on without power.

    The one of a Raspberry Pi 5 is there without a battery too, and then forgets; it tells the battery's voltage.
    """
    return [
        machine.text(chip / "name") or chip.name
        for chip in machine.matching("/sys/class/rtc/rtc*")
        if (machine.number(chip / "battery_voltage") or 0) >= EMPTY_MICROVOLTS
        or machine.text(chip / "battery_voltage") is None
    ]


def _is_told_by_network(machine: Machine) -> bool:
    if machine.path(TIMESYNC).exists():
        return True
    answer = machine.run(("timedatectl", "show", "--property=NTPSynchronized", "--value"))
    return answer is not None and answer.text.strip() == "yes"
