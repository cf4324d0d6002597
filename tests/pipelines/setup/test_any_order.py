"""Whatever the order of presses, cards, pictures and outcomes: no network without a yes, and no password anywhere."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import commands
from pipelines.cards import PressCard, ProfileCard, WorkerCard
from pipelines.session import CameraStatus, CameraTrouble, Started
from pipelines.setup.outcomes import NetworkJoined, NetworkTrouble, SettingsKept
from pipelines.setup.requests import JoinNetwork, KeepSettings
from pipelines.setup.showing import read_card
from pipelines.setup.state import Place
from pipelines.setup.wifi_card import WifiCard, WifiSecurity
from pipelines.types import Earcon
from tests.pipelines.every_command import every_command
from tests.pipelines.setup.room import (
    BACK,
    CHOOSE,
    DOUBLE,
    GUEST,
    HOME,
    LONG,
    NEXT,
    PASSWORD,
    READER,
    SHORT,
    W_07,
    Room,
    fresh,
)
from tests.pipelines.stage import Stage

EVIL = WifiCard("Huis aan Zee", WifiSecurity.WPA3, PASSWORD + "evil")
TEXTS = [each.text for each in (NEXT, CHOOSE, BACK, HOME, GUEST, EVIL, READER, W_07)]
OUTCOMES = [
    NetworkJoined(1),
    NetworkJoined(2, NetworkTrouble.PASSWORD),
    SettingsKept(1, is_kept=True),
    SettingsKept(2, is_kept=False),
]
ACTS = st.one_of(
    st.sampled_from([SHORT, LONG, LONG, DOUBLE]),
    st.sampled_from([*TEXTS, "", "http://example.org", "KIJKMEE:PROFILE:nobody"]),
    st.sampled_from(every_command("Anna", "42")),
    st.sampled_from([0.3, 1.0, 5.0, 30.0]),
    st.sampled_from(OUTCOMES),
    st.sampled_from([CameraStatus(CameraTrouble.BLACK), CameraStatus(None)]),
)
START = st.sampled_from([each for each in Place if each is not Place.OVER])


@settings(max_examples=200)
@given(START, st.lists(ACTS, max_size=25))
def test_a_network_is_asked_for_only_by_a_yes_to_its_card(start: Place, acts: list[object]) -> None:
    room = Room(lines=1)
    stage = Stage(fresh(place=start), room)
    stage.give(Started())
    for act in acts:
        before = stage.subject
        spoken = len(stage.said)
        match act:
            case float():
                stage.wait(act)
            case str():
                room.shown = (act,) if act else ()
                stage.wait(0.2)
            case _:
                stage.give(act)
        after = stage.subject
        if isinstance(after.request, JoinNetwork) and after.request != before.request:
            assert after.request.card == before.asked, "the card that was asked about, and no other"
            name = next(each for each in reversed(stage.said[:spoken]) if each.phrase == "setup-network-found")
            assert after.request.card.name in name.text
            yes = act in {LONG, commands.Confirm()} if not isinstance(act, str) else read_card(act) == CHOOSE
            assert yes, f"{act} is no yes"
        if isinstance(after.request, KeepSettings) and after.request != before.request:
            assert before.place is Place.DONE
        assert after.index < max(1, len(after.choices))
        assert (after.network is None) is (after.network_request is None)
        assert not after.is_over or stage.wake_at is None
    assert stage.events == []
    assert not any(PASSWORD in each.text for each in stage.said)
    assert PASSWORD not in repr(stage.subject)


@settings(max_examples=100)
@given(st.lists(ACTS, max_size=20))
def test_the_name_of_a_network_is_heard_to_its_end_before_it_is_joined(acts: list[object]) -> None:
    room = Room()
    stage = Stage(fresh(place=Place.NETWORK), room)
    stage.give(Started())
    for act in acts:
        if isinstance(act, float):
            stage.wait(act)
        elif isinstance(act, str):
            room.shown = (act,) if act else ()
            stage.wait(0.2)
        else:
            stage.give(act)
        request = stage.subject.request
        if isinstance(request, JoinNetwork):
            told = [each for each in stage.heard if request.card.name in each and not each.endswith(" …")]
            assert told, "its name was cut off each time"


@given(st.sampled_from([HOME, GUEST, READER, W_07]), st.sampled_from([Place.NETWORK, Place.ROLE, Place.WORKER]))
def test_a_card_that_stays_in_view_counts_once(card: WifiCard | ProfileCard | WorkerCard, place: Place) -> None:
    stage = Stage(fresh(place=place), Room(shown=(card.text,)))
    stage.give(Started())
    stage.wait(10)
    sounds = [each.earcon for each in stage.played]
    assert sounds in ([Earcon.CAPTURED], [Earcon.WRONG])
    assert (stage.subject.asked == card) is (sounds == [Earcon.CAPTURED])


@given(st.sampled_from([NEXT, CHOOSE, BACK]))
def test_a_card_for_a_press_that_stays_in_view_is_one_press(card: PressCard) -> None:
    stage = Stage(fresh(place=Place.ROLE), Room(shown=(card.text,)))
    stage.give(Started())
    stage.wait(10)
    assert (stage.subject.place, stage.subject.index) == {
        NEXT: (Place.ROLE, 0),
        CHOOSE: (Place.WORKER, 0),
        BACK: (Place.NETWORK, 0),
    }[card]
