"""The set-up from its beginning to its end: by the button alone, and by cards alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines import commands
from pipelines.phrases import catalogue
from pipelines.phrases import setup_phrases as say
from pipelines.session import CameraStatus, CameraTrouble
from pipelines.setup.choosing import JOIN_SECONDS
from pipelines.setup.outcomes import NetworkJoined, NetworkTrouble
from pipelines.setup.requests import KeepSettings
from pipelines.setup.session import LEAVE_SECONDS
from pipelines.setup.settings import DeviceSettings
from pipelines.setup.state import Place
from pipelines.setup.telling import MOST_REPEATS
from pipelines.setup.wifi_card import WifiCard
from pipelines.types import Tick
from tests.pipelines.setup.room import (
    BACK,
    BEFORE,
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
    Person,
    Room,
    words,
)


def test_from_beginning_to_end_by_the_button_alone() -> None:
    person = Person(room=Room(lines=3))
    assert (person.listen() + person.listen())[:3] == [
        "Nederlands? Druk lang.",
        "English? Press long.",
        "Deutsch? Drücke lang.",
    ]
    while person.session.index != 1:
        person.press(SHORT)
    person.stage.take_heard()
    english = {"language": "en"}
    assert person.press(LONG) == ["♪good", *words(say.setup_welcome(), say.setup_sound(), **english)]
    assert person.press(SHORT) == ["Louder."]
    assert person.press(LONG) == ["♪good", *words(catalogue.volume_changed(), **english)]
    assert person.press(SHORT, SHORT, LONG)[:2] == ["Softer.", "Yes, this is good."]
    assert person.is_at(Place.BUTTON)
    assert person.press(SHORT) == ["♪good", "That was short.", *words(say.setup_press("long"), **english)]
    assert person.press(LONG) == ["♪good", "That was long.", *words(say.setup_press("double"), **english)]
    heard = person.press(DOUBLE)
    assert heard[:3] == ["♪good", "That was twice.", "The button works."]
    assert heard[3:] == words(say.setup_camera(), say.setup_camera_ready(), say.setup_camera_text(3), **english)
    assert person.press(LONG) == words(say.setup_network(), **english)
    assert person.press(LONG) == words(say.setup_role(), say.setup_role_choice("Voorlezen"), **english)
    assert person.press(SHORT) == ["Work: Orders verzamelen."]
    assert person.press(LONG) == words(say.setup_worker(), **english)
    assert person.press(LONG) == words(
        say.setup_summary(), say.setup_role_choice("Orders verzamelen"), say.setup_save(), **english
    )
    assert person.room.kept == []
    heard = person.press(LONG)
    assert heard == ["♪working", "♪done", *words(say.setup_saved(), say.setup_anew(), **english)]
    assert person.room.kept == [KeepSettings(1, DeviceSettings("metafors", "en", 0.9), None)]
    assert person.session.is_over
    assert person.session.is_kept
    assert person.stage.wake_at is None
    assert person.stage.events == []


def test_from_beginning_to_end_by_cards_alone() -> None:
    person = Person()
    person.stage.wait(0.5)
    person.show(CHOOSE)
    assert person.is_at(Place.SOUND)
    person.show(CHOOSE)
    assert person.is_at(Place.BUTTON)
    assert person.show(NEXT)[0] == words(say.setup_button_left())[0]
    assert person.is_at(Place.CAMERA)
    person.show(NEXT)
    assert person.session.trial.has_code, "the card itself is a code"
    person.show(CHOOSE)
    assert person.is_at(Place.NETWORK)
    assert person.show(HOME) == ["♪captured", *words(say.setup_network_found("Huis aan Zee"), say.setup_take())]
    assert person.room.joined == []
    heard = person.show(CHOOSE)
    assert heard[:2] == ["♪heard", "Ik maak verbinding. …"]
    assert words(say.setup_network_joined("Huis aan Zee"))[0] in heard
    assert person.room.joined == [HOME]
    assert person.is_at(Place.ROLE)
    assert person.show(READER) == ["♪captured", *words(say.setup_role_choice("Voorlezen"), say.setup_take())]
    person.show(CHOOSE)
    assert person.is_at(Place.WORKER)
    heard = person.show(W_07)
    assert heard == ["♪captured", *words(say.setup_worker_choice("Willem, nul zeven"), say.setup_take())]
    person.show(BACK)
    assert (person.session.place, person.session.asked) == (Place.WORKER, None)
    person.show(W_07)
    heard = person.show(CHOOSE)
    assert words(say.setup_worker_choice("Willem, nul zeven"), say.setup_network_found("Huis aan Zee")) == heard[3:5]
    person.show(CHOOSE)
    assert person.room.kept == [KeepSettings(2, DeviceSettings("orcam", "nl", 0.8, "W-07"), 1)]
    assert person.session.is_kept
    assert not any(PASSWORD in said.text for said in person.stage.said)


def test_each_step_can_be_gone_back_to() -> None:
    person = Person()
    person.go_to(Place.DONE)
    for place in (Place.WORKER, Place.ROLE, Place.NETWORK, Place.CAMERA, Place.BUTTON):
        person.press(DOUBLE)
        assert person.is_at(place)
    person.press(DOUBLE, DOUBLE)
    assert person.is_at(Place.SOUND)
    person.press(DOUBLE)
    assert person.is_at(Place.LANGUAGE)
    assert person.press(DOUBLE) == words(say.setup_leave())
    person.press(SHORT, LONG)
    assert person.is_at(Place.LANGUAGE)
    assert person.press(DOUBLE, LONG)[-1] == words(say.setup_left())[0]
    assert person.session.is_over
    assert not person.session.is_kept
    assert person.room.kept == []


@pytest.mark.parametrize("place", [each for each in Place if each not in {Place.LEAVING, Place.OVER}])
def test_leaving_early_keeps_nothing(place: Place) -> None:
    person = Person()
    person.go_to(place)
    person.stage.give(commands.EndShift())
    assert person.listen()[-1] == words(say.setup_left())[0]
    assert person.session.is_over
    assert person.room.kept == []


def test_whoever_does_nothing_hears_a_step_again_and_then_silence() -> None:
    person = Person()
    person.go_to(Place.NETWORK)
    person.stage.wait(120)
    assert person.stage.take_heard() == words(say.setup_network()) * MOST_REPEATS
    person.press(SHORT)
    assert person.is_at(Place.NETWORK)


def test_the_languages_go_round_by_themselves_and_then_fall_silent() -> None:
    person = Person()
    person.stage.wait(120)
    assert len(person.stage.take_heard()) == 3 * MOST_REPEATS + 1
    assert person.press(SHORT) != []


def test_a_device_that_nobody_sets_up_goes_on_to_start() -> None:
    person = Person()
    person.stage.wait(LEAVE_SECONDS - 1)
    assert not person.session.is_over
    person.stage.wait(2)
    assert person.session.is_over
    assert not person.session.is_kept


def test_a_disk_that_is_full_is_told_and_can_be_tried_again() -> None:
    person = Person(room=Room(is_disk_full=True))
    person.go_to(Place.DONE)
    assert words(say.setup_not_saved())[0] in person.press(LONG)
    assert not person.session.is_over
    person.room.is_disk_full = False
    person.press(LONG)
    assert person.session.is_kept
    assert [each.number for each in person.room.kept] == [2]


def test_starting_over_keeps_what_was_chosen_so_far() -> None:
    person = Person(DeviceSettings("orcam", "en", 0.5, "W-1"))
    person.go_to(Place.DONE)
    person.press(SHORT, LONG)
    assert person.is_at(Place.LANGUAGE)
    assert person.session.settings == DeviceSettings("orcam", "en", 0.5, "W-1")


# The button


def test_a_press_that_was_not_asked_for_is_named_and_twice_does_what_it_does_elsewhere() -> None:
    person = Person()
    person.go_to(Place.BUTTON)
    assert person.press(LONG) == words(say.setup_pressed("long"), say.setup_press("short"))
    assert person.is_at(Place.BUTTON)
    person.press(LONG)
    assert person.is_at(Place.CAMERA)


def test_a_button_that_nobody_presses_is_left() -> None:
    person = Person()
    person.go_to(Place.BUTTON)
    person.stage.wait(90)
    assert words(say.setup_button_left())[0] in person.stage.heard
    assert person.is_at(Place.CAMERA)


# The camera


def test_a_dark_picture_and_then_light() -> None:
    person = Person(room=Room(brightness=0.05))
    person.go_to(Place.SOUND)
    person.press(LONG, SHORT, LONG)
    assert words(say.setup_camera_dark())[0] in person.press(DOUBLE)
    person.room.brightness = 0.5
    assert person.listen() == words(say.setup_camera_ready())
    person.room.lines = 1
    assert person.listen() == words(say.setup_camera_text(1))
    person.room.shown = ("8712345678906",)
    assert person.listen() == words(say.setup_camera_code())
    assert person.press(SHORT)[0] == words(say.setup_camera())[0], "it looks again from the beginning"
    assert person.session.trial.has_text


def test_a_camera_without_a_picture_is_told_and_can_be_passed_over() -> None:
    person = Person(room=Room(has_camera=False))
    person.go_to(Place.CAMERA)
    person.stage.wait(8)
    assert person.is_at(Place.CAMERA)
    assert person.stage.said[-1].phrase == "setup-camera-none"
    person.room.has_camera = True
    person.listen()
    assert person.stage.said[-1].phrase == "setup-camera-ready"
    person.stage.give(CameraStatus(CameraTrouble.FAILED))
    assert person.stage.said[-1].phrase == "setup-camera-none"
    person.press(LONG)
    assert person.is_at(Place.NETWORK)


# The network


def at_network(room: Room | None = None) -> Person:
    person = Person(room=room)
    person.go_to(Place.NETWORK)
    return person


def test_a_network_is_joined_only_after_its_name_was_heard() -> None:
    person = at_network()
    person.room.shown = (HOME.text,)
    person.stage.wait(0.3)
    person.stage.give(LONG)
    assert person.session.request is None, "the press was meant to pass over, and the card came between"
    assert person.listen() == [
        "♪captured",
        *(f"{each} …" for each in words(say.setup_network_found("Huis aan Zee"))),
        *words(say.setup_network_found("Huis aan Zee"), say.setup_take()),
    ]
    person.press(LONG)
    assert person.room.joined == [HOME]


def test_no_is_no() -> None:
    person = at_network()
    person.show(HOME)
    assert person.press(SHORT) == ["Nee, dit niet."]
    assert person.press(LONG) == words(say.setup_network())
    assert person.room.joined == []


def test_a_second_card_does_not_take_the_place_of_the_one_that_is_asked_about() -> None:
    person = at_network()
    person.show(HOME)
    person.show(WifiCard("Kwaad"))
    person.press(LONG)
    assert person.room.joined == [HOME]


@pytest.mark.parametrize("trouble", NetworkTrouble)
def test_every_trouble_has_its_words_and_another_try(trouble: NetworkTrouble) -> None:
    person = at_network(Room(trouble=trouble))
    person.show(HOME)
    assert words(say.setup_network_trouble(trouble), say.setup_network()) == person.press(LONG)[-2:]
    assert (person.session.place, person.session.network) == (Place.NETWORK, None)
    person.room.trouble = None
    person.show(GUEST)
    person.press(LONG)
    assert (person.session.place, person.session.network, person.session.network_request) == (Place.ROLE, "Gast", 2)


def test_a_network_that_was_joined_can_be_given_up() -> None:
    person = at_network()
    person.show(HOME)
    person.press(LONG)
    assert person.press(DOUBLE) == [*words(say.setup_network_joined("Huis aan Zee")), "Verder."]
    person.press(SHORT, LONG)
    assert (person.session.network, person.session.network_request) == (None, None)


def test_a_network_that_answers_nothing_is_given_up_and_its_late_answer_counts_no_more() -> None:
    person = at_network()
    person.show(HOME)
    person.stage.give(LONG)
    person.stage.wait(JOIN_SECONDS - 5)
    assert person.stage.heard.count("♪working") >= 10, "it is heard that something is being done"
    assert person.session.request is not None
    person.stage.wait(20)
    assert words(say.setup_network_trouble("timed-out"))[0] in person.stage.heard
    person.stage.give(NetworkJoined(1))
    assert person.session.network is None


def test_joining_can_be_stopped() -> None:
    person = at_network()
    person.show(HOME)
    person.stage.give(LONG, DOUBLE)
    assert person.session.request is None
    person.stage.give(NetworkJoined(1))
    assert (person.session.place, person.session.network) == (Place.NETWORK, None)


def test_other_codes_are_named_as_such_once_and_only_qr_codes() -> None:
    person = at_network()
    assert person.show("http://example.org") == ["♪wrong", *words(say.setup_other_code())]
    assert person.show(READER) == ["♪wrong", *words(say.setup_other_code())]
    assert person.show("KIJKMEE:SETUP:REBOOT") == ["♪wrong", *words(say.setup_other_code())]
    assert (person.session.asked, person.session.settings) == (None, BEFORE)


def test_a_networks_card_means_nothing_at_the_other_steps() -> None:
    for place in (Place.LANGUAGE, Place.SOUND, Place.BUTTON, Place.DONE):
        person = Person()
        person.go_to(place)
        person.show(HOME)
        assert person.session.asked is None
    person = Person()
    person.go_to(Place.ROLE)
    assert words(say.setup_other_code())[0] in person.show(HOME)


# Role and worker


def test_a_role_that_is_not_installed_is_not_taken() -> None:
    person = Person()
    person.go_to(Place.ROLE)
    heard = person.show("KIJKMEE:PROFILE:nobody")
    assert heard[:2] == ["♪wrong", *words(say.setup_role_missing())]
    assert person.session.asked is None


def test_a_worker_who_was_set_stays_or_goes() -> None:
    settings = DeviceSettings("orcam", "nl", 0.8, "W-07")
    person = Person(settings)
    person.go_to(Place.WORKER)
    person.press(LONG)
    assert person.session.settings.worker == "W-07"
    person.press(DOUBLE, SHORT, LONG)
    assert person.is_at(Place.DONE)
    assert person.room.answer(KeepSettings(1, person.session.settings, None))
    assert person.room.kept[-1].settings == DeviceSettings("orcam", "nl", 0.8)


def test_loudness_ends_at_its_limits() -> None:
    person = Person(DeviceSettings("orcam", "nl", 0.9))
    person.go_to(Place.SOUND)
    person.press(SHORT, LONG)
    assert person.session.settings.volume == 1.0
    assert person.press(LONG) == words(catalogue.at_the_limit())
    assert person.stage.said[-1].volume == 1.0


def test_a_step_that_is_told_again_begins_at_what_it_names() -> None:
    person = Person()
    person.go_to(Place.SOUND)
    person.press(SHORT)
    person.stage.wait(20)
    assert person.stage.said[-1].phrase == "setup-sound"
    person.press(LONG)
    assert person.is_at(Place.BUTTON), "it was told that long means that it is heard well"
    assert person.session.settings == BEFORE


def test_whoever_waits_for_a_network_is_not_left_alone_meanwhile() -> None:
    person = at_network()
    person.show(HOME)
    person.stage.give(LONG)
    waiting = replace(person.session, leaves_at=person.stage.now - 1)
    step = waiting.step(Tick(), person.stage.now)
    assert not step.session.is_over
    assert step.wake_at == waiting.due_at
