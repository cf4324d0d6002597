"""Every place of the set-up with every input: where it leads, and that it is heard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.session import CameraStatus, CameraTrouble, DeviceStatus, Held, Released, Started
from pipelines.setup.choosing import JOIN_SECONDS, KEEP_SECONDS
from pipelines.setup.outcomes import NetworkJoined, NetworkTrouble, SettingsKept
from pipelines.setup.requests import JoinNetwork, KeepSettings
from pipelines.setup.session import LEAVE_SECONDS, SetupInput, SetupSession
from pipelines.setup.settings import DeviceSettings
from pipelines.setup.state import Place
from pipelines.types import JournalFailed, Observation, Say, Tick
from tests.pipelines.every_command import every_command
from tests.pipelines.setup.room import (
    BACK,
    BEFORE,
    CHOOSE,
    DOUBLE,
    HOME,
    LONG,
    NEXT,
    READER,
    SHORT,
    W_07,
    code,
    fresh,
    light,
)

PLACES = {place.name.lower(): replace(fresh(), place=place) for place in Place}
_AT_NETWORK = PLACES["network"]
STATES: dict[str, SetupSession] = {
    **PLACES,
    "button, one felt": replace(PLACES["button"], pressed=1),
    "button, odd": replace(PLACES["button"], odd=LONG.kind),
    "network, asked": replace(_AT_NETWORK, asked=HOME),
    "network, asked and heard": replace(_AT_NETWORK, asked=HOME, is_asked_heard=True),
    "network, joining": replace(_AT_NETWORK, request=JoinNetwork(1, HOME), requests=1, gives_up_at=JOIN_SECONDS),
    "network, joined": replace(_AT_NETWORK, network=HOME.name, network_request=1, requests=1),
    "role, asked": replace(PLACES["role"], asked=READER, is_asked_heard=True),
    "worker, set": replace(PLACES["worker"], settings=replace(BEFORE, worker="W-1")),
    "worker, asked": replace(PLACES["worker"], asked=W_07, is_asked_heard=True),
    "done, saving": replace(
        PLACES["done"], request=KeepSettings(1, BEFORE, None), requests=1, gives_up_at=KEEP_SECONDS
    ),
}


def cards(*texts: str) -> Observation:
    return Observation(1, 1.0, barcodes=tuple(map(code, texts)))


INPUTS: dict[str, SetupInput] = {
    "short": SHORT,
    "long": LONG,
    "double": DOUBLE,
    "NEXT card": cards(NEXT.text),
    "CHOOSE card": cards(CHOOSE.text),
    "BACK card": cards(BACK.text),
    "network card": cards(HOME.text),
    "profile card": cards(READER.text),
    "worker card": cards(W_07.text),
    "other code": cards("http://example.org"),
    "no code": cards(),
    "dark picture": Observation(1, 1.0, quality=light(0.01)),
    "light picture": Observation(1, 1.0, quality=light(0.5)),
    "joined": NetworkJoined(1),
    "not joined": NetworkJoined(1, NetworkTrouble.PASSWORD),
    "joined by another": NetworkJoined(9),
    "kept": SettingsKept(1, is_kept=True),
    "not kept": SettingsKept(1, is_kept=False),
    "kept by another": SettingsKept(9, is_kept=True),
}

LEADS_TO: dict[str, dict[str, str]] = {
    "language": {"long": "SOUND", "double": "LEAVING", "CHOOSE card": "SOUND", "BACK card": "LEAVING"},
    "sound": {"long": "BUTTON", "double": "LANGUAGE", "CHOOSE card": "BUTTON", "BACK card": "LANGUAGE"},
    "button": {"NEXT card": "CAMERA", "CHOOSE card": "CAMERA", "BACK card": "SOUND"},
    "button, one felt": {"NEXT card": "CAMERA", "CHOOSE card": "CAMERA", "BACK card": "SOUND"},
    "button, odd": {"long": "CAMERA", "NEXT card": "CAMERA", "CHOOSE card": "CAMERA", "BACK card": "SOUND"},
    "camera": {"long": "NETWORK", "double": "BUTTON", "CHOOSE card": "NETWORK", "BACK card": "BUTTON"},
    "network": {"long": "ROLE", "double": "CAMERA", "CHOOSE card": "ROLE", "BACK card": "CAMERA"},
    "network, asked": {},
    "network, asked and heard": {},
    "network, joining": {"joined": "ROLE"},
    "network, joined": {"long": "ROLE", "double": "CAMERA", "CHOOSE card": "ROLE", "BACK card": "CAMERA"},
    "role": {"long": "WORKER", "double": "NETWORK", "CHOOSE card": "WORKER", "BACK card": "NETWORK"},
    "role, asked": {"long": "WORKER", "CHOOSE card": "WORKER"},
    "worker": {"long": "DONE", "double": "ROLE", "CHOOSE card": "DONE", "BACK card": "ROLE"},
    "worker, set": {"long": "DONE", "double": "ROLE", "CHOOSE card": "DONE", "BACK card": "ROLE"},
    "worker, asked": {"long": "DONE", "CHOOSE card": "DONE"},
    "done": {"double": "WORKER", "BACK card": "WORKER"},
    "done, saving": {"kept": "OVER"},
    "leaving": {"long": "OVER", "double": "LANGUAGE", "CHOOSE card": "OVER", "BACK card": "LANGUAGE"},
    "over": {},
}
"""Where each input leads; all others leave the place as it is."""


@pytest.mark.parametrize("state", STATES)
def test_where_every_input_leads(state: str) -> None:
    session = STATES[state]
    led = {name: session.step(given, 1.0).session.place for name, given in INPUTS.items()}
    assert {name: place.name for name, place in led.items() if place is not session.place} == LEADS_TO[state]


@pytest.mark.parametrize("state", [each for each in STATES if each != "over"])
def test_every_press_and_card_for_one_is_answered(state: str) -> None:
    for name in ("short", "long", "double", "NEXT card", "CHOOSE card", "BACK card"):
        assert STATES[state].step(INPUTS[name], 1.0).feedback != (), name


@pytest.mark.parametrize("state", STATES)
def test_what_asks_for_something_to_be_done(state: str) -> None:
    session = STATES[state]
    asked = {
        name: after.request
        for name, given in INPUTS.items()
        if (after := session.step(given, 1.0).session).request is not None and after.request != session.request
    }
    join, keep = JoinNetwork(1, HOME), KeepSettings(1, BEFORE, None)
    expected = {
        "network, asked and heard": {"long": join, "CHOOSE card": join},
        "done": {"long": keep, "CHOOSE card": keep},
    }
    assert asked == expected.get(state, {})


@pytest.mark.parametrize("state", STATES)
def test_only_what_was_chosen_changes_a_setting(state: str) -> None:
    session = STATES[state]
    changed = {
        name: after.settings
        for name, given in INPUTS.items()
        if (after := session.step(given, 1.0).session).settings != session.settings
    }
    # Each place stands at its first choice here, which is not the one that is in use.
    taken = {
        "role": replace(BEFORE, profile="metafors"),
        "worker, asked": replace(BEFORE, worker="W-07"),
    }
    assert changed == ({} if state not in taken else dict.fromkeys(("long", "CHOOSE card"), taken[state]))


@pytest.mark.parametrize("state", STATES)
def test_what_is_of_no_interest_changes_nothing(state: str) -> None:
    session = STATES[state]
    for given in (Held(), Released(), JournalFailed("disk full"), DeviceStatus("Read")):
        step = session.step(given, 1.0)
        assert (step.session, step.feedback) == (session, ())
    if state != "camera":
        assert session.step(CameraStatus(CameraTrouble.FAILED), 1.0).session == session


@pytest.mark.parametrize("state", STATES)
def test_every_command_is_answered_and_none_makes_an_event(state: str) -> None:
    session = STATES[state]
    for command in every_command("Anna", "42"):
        step = session.step(command, 1.0)
        assert step.events == ()
        assert step.feedback != () or session.is_over or session.is_saving, command
        assert session.offers() == ()


@pytest.mark.parametrize("state", STATES)
def test_a_tick_before_its_time_changes_nothing_and_a_wake_is_never_in_the_past(state: str) -> None:
    session = STATES[state].step(Started(), 0.0).session if STATES[state].request is None else STATES[state]
    assert session.step(Tick(), 1.0).session == session
    for now in (1.0, 7.0, 50.0, JOIN_SECONDS + 1, LEAVE_SECONDS + 1):
        step = session.step(Tick(), now)
        assert step.wake_at is None or step.wake_at > now, f"at {now} a tick would never come again"


@pytest.mark.parametrize("state", STATES)
def test_something_can_be_heard_at_every_place_in_every_language(state: str) -> None:
    for language in ("nl", "en", "de"):
        session = replace(STATES[state], settings=DeviceSettings("orcam", language, 0.5, "W-1"))
        step = session.step(Started(), 0.0)
        said = [each.utterance for each in step.feedback if isinstance(each, Say)]
        assert bool(said) is not session.is_over
        assert all(each.volume == 0.5 for each in said)
        assert {each.language for each in said} <= {language}
