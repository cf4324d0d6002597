"""Temperature, power, memory and clock: each finding, well and not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo

import pytest

from edge.health import board_checks, clock_check
from edge.health.finding import Verdict
from pipelines.phrases.doctor_phrases import Problem
from tests.edge.health.machines import Expected, Rig, found, only

HOT = ("temperature", Verdict.WARN, Problem.HOT)
WELL = ("temperature", Verdict.OK, None)
NOW = datetime(2026, 11, 27, 9, 15, tzinfo=UTC)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def heat(rig: Rig, celsius: float, bits: int = 0) -> None:
    rig.write("/sys/class/thermal/thermal_zone0/temp", f"{round(celsius * 1000)}\n")
    rig.write("/dev/vcio")
    rig.answer("vcgencmd get_throttled", f"throttled={bits:#x}\n")


@pytest.mark.parametrize(
    ("celsius", "bits", "expected"),
    [
        (45, 0, WELL),
        (79.9, 0, WELL),
        (80, 0, HOT),
        (85, 0, ("temperature", Verdict.FAIL, Problem.HOT)),
        (70, 0x4, HOT),
        (70, 0x8, HOT),
        (70, 0x40000, ("temperature", Verdict.WARN, Problem.WAS_HOT)),
        (45, 0x50005, WELL),
        (45, 0x50000, WELL),
    ],
)
def test_heat_is_told_and_a_weak_supply_is_not_taken_for_it(
    rig: Rig, celsius: float, bits: int, expected: Expected
) -> None:
    heat(rig, celsius, bits)
    assert found(board_checks.look_at_temperature(rig.machine)) == [expected]


def test_a_machine_without_sensors_is_well(rig: Rig) -> None:
    assert found(board_checks.look_at_temperature(rig.machine)) == [WELL]
    assert found(board_checks.look_at_power(rig.machine)) == [("power", Verdict.OK, None)]


@pytest.mark.parametrize(
    ("bits", "expected"),
    [
        (0, ("power", Verdict.OK, None)),
        (0x4, ("power", Verdict.OK, None)),
        (0x1, ("power", Verdict.FAIL, Problem.POWER_WEAK)),
        (0x10000, ("power", Verdict.WARN, Problem.POWER_WEAK)),
        (0x50005, ("power", Verdict.FAIL, Problem.POWER_WEAK)),
    ],
)
def test_a_weak_supply_is_told(rig: Rig, bits: int, expected: Expected) -> None:
    heat(rig, 45, bits)
    assert found(board_checks.look_at_power(rig.machine)) == [expected]


@pytest.mark.parametrize(
    ("capacity", "status", "expected"),
    [
        ("80", "Discharging", (Verdict.OK, None)),
        ("16", "Discharging", (Verdict.OK, None)),
        ("15", "Discharging", (Verdict.WARN, Problem.BATTERY_LOW)),
        ("5", "Discharging", (Verdict.FAIL, Problem.BATTERY_LOW)),
        ("5", "Charging", (Verdict.OK, None)),
        ("many", "Discharging", (Verdict.WARN, Problem.BATTERY_LOW)),
    ],
)
def test_a_battery_is_told(rig: Rig, capacity: str, status: str, expected: tuple[Verdict, Problem | None]) -> None:
    for name, text in (("type", "Battery"), ("capacity", capacity), ("status", status)):
        rig.write(f"/sys/class/power_supply/BAT0/{name}", f"{text}\n")
    assert found(board_checks.look_at_power(rig.machine)) == [("power", Verdict.OK, None), ("battery", *expected)]


@pytest.mark.parametrize(
    ("total", "free", "job", "is_running", "problem"),
    [
        (4000, 3000, "reading", False, None),
        (4000, 549, "reading", False, Problem.MEMORY_SMALL),
        (4000, 549, "picking", False, None),
        (4000, 279, "picking", False, Problem.MEMORY_SMALL),
        (4000, 100, "reading", True, None),
        (426, 350, "picking", False, Problem.MEMORY_SMALL),
        (512, 350, "picking", False, None),
        (512, 350, "reading", True, Problem.MEMORY_SMALL),
    ],
)
def test_memory_must_do_for_the_job(
    rig: Rig, total: int, free: int, job: Literal["reading", "picking"], *, is_running: bool, problem: Problem | None
) -> None:
    rig.write("/proc/meminfo", f"MemTotal: {total * 1024} kB\nMemFree: 1 kB\nMemAvailable: {free * 1024} kB\n")
    verdict = Verdict.OK if problem is None else Verdict.WARN
    told = board_checks.look_at_memory(rig.machine, job, is_running=is_running)
    assert found(told) == [("memory", verdict, problem)]


def test_a_machine_that_does_not_tell_its_memory_is_not_blamed(rig: Rig) -> None:
    told = board_checks.look_at_memory(rig.machine, "reading", is_running=False)
    assert found(told) == [("memory", Verdict.OK, None)]


# Clock


def test_a_clock_that_was_never_set_is_told(rig: Rig) -> None:
    never = datetime(2025, 12, 31, tzinfo=UTC)
    rig.write("/sys/class/rtc/rtc0/name", "rtc-ds1307 1-0068\n")
    assert found(clock_check.look(rig.machine, never, AMSTERDAM)) == [("clock", Verdict.FAIL, Problem.CLOCK_UNSET)]


def test_a_clock_needs_something_that_keeps_it(rig: Rig) -> None:
    stops = [("clock", Verdict.WARN, Problem.CLOCK_STOPS)]
    assert found(clock_check.look(rig.machine, NOW, AMSTERDAM)) == stops
    rig.answer("timedatectl show --property=NTPSynchronized --value", "no\n")
    assert found(clock_check.look(rig.machine, NOW, AMSTERDAM)) == stops


@pytest.mark.parametrize("keeper", ["chip", "timesyncd", "timedatectl"])
def test_a_chip_or_the_network_keeps_it(rig: Rig, keeper: str) -> None:
    match keeper:
        case "chip":
            rig.write("/sys/class/rtc/rtc0/name", "rtc-ds1307 1-0068\n")
        case "timesyncd":
            rig.write("/run/systemd/timesync/synchronized")
        case "timedatectl":
            rig.answer("timedatectl show --property=NTPSynchronized --value", "yes\n")
    finding = only(clock_check.look(rig.machine, NOW, AMSTERDAM))
    assert found([finding]) == [("clock", Verdict.OK, None)]
    assert finding.found.startswith("2026-11-27 10:15 CET, kept by ")


@pytest.mark.parametrize(("microvolts", "keeps"), [("0", False), ("1900000", False), ("3070082", True)])
def test_a_clock_chip_without_its_battery_keeps_nothing(rig: Rig, microvolts: str, *, keeps: bool) -> None:
    rig.write("/sys/class/rtc/rtc0/name", "rpi-rtc soc:rpi_rtc\n")
    rig.write("/sys/class/rtc/rtc0/battery_voltage", f"{microvolts}\n")
    told = found(clock_check.look(rig.machine, NOW, AMSTERDAM))
    assert told == [("clock", Verdict.OK, None) if keeps else ("clock", Verdict.WARN, Problem.CLOCK_STOPS)]


def test_a_zone_without_summer_time_is_told(rig: Rig) -> None:
    zone = ("clock", Verdict.WARN, Problem.CLOCK_ZONE)
    assert found(clock_check.look(rig.machine, NOW, UTC)) == [zone, ("clock", Verdict.WARN, Problem.CLOCK_STOPS)]
    rig.write("/sys/class/rtc/rtc0/name", "rtc-ds1307 1-0068\n")
    assert found(clock_check.look(rig.machine, NOW, UTC)) == [zone]
