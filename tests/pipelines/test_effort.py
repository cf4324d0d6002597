"""How much the device does while it is hot or its battery runs down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.effort import COOLER, FULLER, HOT, LOW, Effort, Sparing, Strain
from pipelines.session import DeviceStatus


def status(degrees: float | None = None, battery: float | None = None, *, is_charging: bool = False) -> DeviceStatus:
    return DeviceStatus("Read", battery=battery, is_charging=is_charging, temperature=degrees)


def after(*statuses: DeviceStatus) -> Sparing:
    sparing = Sparing()
    for each in statuses:
        sparing = sparing.told(each)
    return sparing


@pytest.mark.parametrize("step", [1, 2, 3])
def test_each_step_begins_at_its_limit(step: int) -> None:
    hot, low = HOT[step - 1], LOW[step - 1]
    assert after(status(hot)) == Sparing(Effort(step), Strain.HEAT)
    assert after(status(hot - 0.1)).effort == step - 1
    assert after(status(battery=low)) == Sparing(Effort(step), Strain.BATTERY)
    assert after(status(battery=low + 0.001)).effort == step - 1


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_step_ends_only_with_some_slack(step: int) -> None:
    hot, low = HOT[step - 1], LOW[step - 1]
    assert after(status(hot), status(hot - COOLER)).effort >= step
    assert after(status(hot), status(hot - COOLER - 0.1)).effort < step
    assert after(status(battery=low), status(battery=low + FULLER - 0.001)).effort >= step
    assert after(status(battery=low), status(battery=low + FULLER + 0.001)).effort < step


def test_what_asks_for_more_is_the_reason() -> None:
    assert after(status(HOT[0], LOW[2])) == Sparing(Effort.LEAST, Strain.BATTERY)
    assert after(status(HOT[2], LOW[0])) == Sparing(Effort.LEAST, Strain.HEAT)
    assert after(status(HOT[1], LOW[1])) == Sparing(Effort.SMALLER, Strain.HEAT)


@pytest.mark.parametrize("unknown", [status(), status(40.0, 1.0), status(battery=0.01, is_charging=True)])
def test_nothing_is_spared_without_a_reason(unknown: DeviceStatus) -> None:
    assert after(unknown) == Sparing()
    assert after(status(HOT[2], 0.01), unknown) == Sparing()


@given(st.lists(st.floats(40, 95), min_size=1, max_size=30))
def test_heat_that_trembles_less_than_the_slack_changes_the_step_at_most_once_a_limit(degrees: list[float]) -> None:
    low = min(degrees)
    near = [low + (each - low) % COOLER for each in degrees]
    efforts = [after(*map(status, near[: count + 1])).effort for count in range(len(near))]
    assert efforts == sorted(efforts)
