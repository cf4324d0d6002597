"""The program's own parts: the profile, the models, and the buttons that the profile expects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from edge.errors import UserError
from edge.health.finding import Finding, fail, ok, warn
from edge.health.machine import Machine
from edge.profile_keys import ControlKeys
from models.runtime import ModelState, ModelStatus
from models.store import ModelError
from pipelines.phrases.doctor_phrases import Problem

_FIXED_KEYS = ("power button", "sleep button", "lid switch", "video bus", "vc4-hdmi")
"""Parts of the names of input devices that no wearer presses."""


def look_at_profile(name: str, check: Callable[[str], None]) -> Iterator[Finding]:
    """Check the profile and the lists that it names.

    Args:
        name: As for `--profile`.
        check: Raises UserError.
    """
    try:
        check(name)
    except UserError as error:
        yield fail("profile", Problem.PROFILE_UNUSABLE, f"{name} cannot be used", str(error))
        return
    yield ok("profile", f"{name} is in order")


def look_at_models(statuses: Callable[[], Iterable[tuple[ModelStatus, str]]]) -> Iterator[Finding]:
    """Check every model file.

    Args:
        statuses: Gives each model with its remedy.
    """
    try:
        told = tuple(statuses())
    except ModelError as error:
        yield fail("models", Problem.MODELS_MISSING, "they cannot be checked", str(error))
        return
    for states, problem, give in (
        ({ModelState.MISSING, ModelState.ALTERED}, Problem.MODELS_MISSING, fail),
        ({ModelState.STALE}, Problem.MODELS_STALE, warn),
    ):
        found = [(status, remedy) for status, remedy in told if status.state in states]
        if found:
            names = ", ".join(f"{status.name} {status.state.value}" for status, _ in found)
            yield give("models", problem, names, " ".join(dict.fromkeys(remedy for _, remedy in found)))
    if all(status.state is ModelState.READY for status, _ in told):
        yield ok("models", f"all {len(told)} are there and unchanged")


def look_at_controls(machine: Machine, keys: ControlKeys) -> Iterator[Finding]:
    """Look whether a press can come from somewhere and does something."""
    names = sorted({binding.button for binding in keys.buttons})
    if not names:
        yield fail(
            "controls",
            Problem.CONTROLS_IDLE,
            "no press does anything",
            "Give a button an action below [controls.buttons], for example main.short; see device_profiles/README.md.",
        )
        return
    devices = input_devices(machine)
    has_pins = machine.is_pi and bool(machine.matching("/dev/gpiochip*"))
    sources = (["the pins"] if has_pins else []) + list(devices)
    if sources:
        yield ok("controls", f"{', '.join(names)}, from {', '.join(sources)}")
    else:
        yield warn(
            "controls",
            Problem.CONTROLS_MISSING,
            f"{', '.join(names)} in the profile, and nothing to press is connected",
            "Connect the button, pedal or keypad; one on Bluetooth must be switched on and paired.",
        )


def input_devices(machine: Machine) -> tuple[str, ...]:
    """Name what has keys that a wearer may press: keyboards, keypads, pedals, remote controls."""
    names = []
    for node in machine.matching("/sys/class/input/event*"):
        name = machine.text(node / "device" / "name") or node.name
        has_keys = (machine.text(node / "device" / "capabilities" / "key") or "0").replace("0", "").strip()
        if has_keys and not any(part in name.casefold() for part in _FIXED_KEYS):
            names.append(name)
    return tuple(dict.fromkeys(names))
