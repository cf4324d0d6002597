"""Temperature and throttling, of machines that tell all, some or none of it."""

from __future__ import annotations

import pytest

from edge.health.heat import Heat, read_heat
from tests.edge.health.machines import Rig


def sensors(rig: Rig, *temperatures: str) -> None:
    for number, text in enumerate(temperatures):
        rig.write(f"/sys/class/thermal/thermal_zone{number}/temp", f"{text}\n")


def throttled(rig: Rig, text: str, code: int = 0) -> None:
    rig.write("/dev/vcio")
    rig.answer("vcgencmd get_throttled", text, code)


def test_a_machine_that_tells_nothing_has_none(rig: Rig) -> None:
    assert read_heat(rig.machine) is None
    assert rig.asked == [], "no process is started where there is no firmware to ask"


def test_the_hottest_sensor_counts(rig: Rig) -> None:
    sensors(rig, "48312", "61000", "", "-274000", "no number")
    assert read_heat(rig.machine) == Heat(61.0)


@pytest.mark.parametrize(
    ("bits", "expected"),
    [
        ("0x0", Heat(50.0)),
        ("0x1", Heat(50.0, is_undervolted=True, was_undervolted=True)),
        ("0x2", Heat(50.0, is_slowed=True, was_slowed=True)),
        ("0x4", Heat(50.0, is_slowed=True, was_slowed=True)),
        ("0x8", Heat(50.0, is_slowed=True, was_slowed=True)),
        ("0x10000", Heat(50.0, was_undervolted=True)),
        ("0x20000", Heat(50.0, was_slowed=True)),
        ("0x40000", Heat(50.0, was_slowed=True)),
        ("0x80000", Heat(50.0, was_slowed=True)),
        ("0xf000F", Heat(50.0, is_slowed=True, was_slowed=True, is_undervolted=True, was_undervolted=True)),
        ("0x10", Heat(50.0)),
    ],
)
def test_each_bit_is_told(rig: Rig, bits: str, expected: Heat) -> None:
    sensors(rig, "50000")
    throttled(rig, f"throttled={bits}\n")
    assert read_heat(rig.machine) == expected


@pytest.mark.parametrize("answer", ["", "error=1 error_msg=\n", "throttled=\n", "throttled=0xZ\n"])
def test_an_answer_that_cannot_be_understood_is_none(rig: Rig, answer: str) -> None:
    throttled(rig, answer)
    assert read_heat(rig.machine) is None


def test_a_command_that_fails_is_no_answer(rig: Rig) -> None:
    throttled(rig, "throttled=0x1\n", code=255)
    assert read_heat(rig.machine) is None


@pytest.mark.parametrize(("alarm", "is_low"), [("0", False), ("1", True)])
def test_the_kernel_tells_of_low_voltage_where_the_firmware_does_not(rig: Rig, alarm: str, *, is_low: bool) -> None:
    rig.write("/sys/class/hwmon/hwmon0/name", "cpu_thermal\n")
    rig.write("/sys/class/hwmon/hwmon1/name", "rpi_volt\n")
    rig.write("/sys/class/hwmon/hwmon1/in0_lcrit_alarm", f"{alarm}\n")
    assert read_heat(rig.machine) == Heat(None, is_undervolted=is_low, was_undervolted=is_low)
