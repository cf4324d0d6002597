"""Where the files of the installed service lie, as its unit says."""

from __future__ import annotations

import shlex
from collections.abc import MutableMapping

from edge.health.machine import Machine
from edge.health.system_checks import SERVICE

PLACES = ("KIJKMEE_CONFIG", "KIJKMEE_DATA", "KIJKMEE_MODELS", "KIJKMEE_VOICES", "XDG_CONFIG_HOME")
"""The variables that say where the program's files lie."""


def service_environment(machine: Machine) -> dict[str, str]:
    """Read the variables that the service manager gives the service; empty where it is not installed."""
    answer = machine.run(("systemctl", "show", SERVICE, "--property=LoadState,Environment"))
    if answer is None or answer.code != 0:
        return {}
    lines = [line.partition("=")[::2] for line in answer.text.splitlines()]
    if ("LoadState", "loaded") not in lines:
        return {}
    found: dict[str, str] = {}
    for name, value in lines:
        if name == "Environment":
            found |= _assignments(value)
    return found


def stand_in_its_place(environment: MutableMapping[str, str], service: dict[str, str]) -> None:
    """Look where the service's files lie, unless whoever asks has named other places."""
    if not any(name in environment for name in PLACES):
        environment.update({name: service[name] for name in PLACES if name in service})


def _assignments(text: str) -> dict[str, str]:
    try:
        words = shlex.split(text, comments=True)
    except ValueError:  # a quotation mark that never ends
        return {}
    return {name: value for name, separator, value in (word.partition("=") for word in words) if separator}
