"""The set-up live: threads, a voice, a camera before which a printed code is held, and a hand at the button."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp

from edge import device_settings, outputs, profiles, setting_up
from edge.cameras.source import CameraStalledError
from edge.clock import MonotonicClock
from edge.errors import UserError
from edge.first_sound import open_output
from edge.network import FakeNetwork
from edge.replay import Entry
from edge.setting_up import NoCamera
from edge.sound.sinks import NullSink, Render
from pipelines.phrases import catalogue
from pipelines.phrases import setup_phrases as say
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.setup.settings import DeviceSettings
from pipelines.setup.showing import Shown, shown
from pipelines.setup.wifi_card import WifiCard, WifiSecurity
from pipelines.types import Pixels, Symbology
from pipelines.vision.barcodes import BarcodeCascade

PASSWORD = 'Zeer;Geheim:"9é'  # noqa: S105 -- of no network
HOME = WifiCard("Huis aan Zee", WifiSecurity.WPA, PASSWORD)


def printed(text: str) -> Pixels:
    """Give a picture of a QR code on paper."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    image = np.array(code.to_image(scale=6), np.uint8)
    paper = np.full((720, 1280), 225, np.uint8)
    top, left = (720 - image.shape[0]) // 2, (1280 - image.shape[1]) // 2
    paper[top : top + image.shape[0], left : left + image.shape[1]] = np.minimum(image, 225)
    return np.stack((paper,) * 3, axis=-1)


class LateSink(NullSink):
    """An output that is not there the first times that it is looked for."""

    def __init__(self, refusals: int) -> None:
        super().__init__(MonotonicClock())
        self.refusals = refusals

    def start(self, render: Render) -> None:
        """See `Sink.start`."""
        if self.refusals > 0:
            self.refusals -= 1
            raise UserError("There is no headset.")
        super().start(render)


class Hand:
    """Presses the button when something is heard, each press once; without a press for it, the program goes on."""

    def __init__(self, *does: tuple[Phrase, str]) -> None:
        self._does = [(Phrasebook("nl").text(phrase), press) for phrase, press in does]
        self._reading, self._writing = os.pipe()
        self.standard_input = os.fdopen(self._reading)
        self.heard: list[str] = []

    def does_at(self, sentence: str, press: str) -> None:
        """Press also when this sentence is heard, in whichever language, after the others."""
        self._does.append((sentence, press))

    def hear(self, entry: Entry) -> None:
        """Take what happens in the run."""
        self.heard.append(entry.what)
        if entry.kind == "speech" and self._does and entry.what == self._does[0][0]:
            press = self._does.pop(0)[1]
            os.write(self._writing, f"{press}\n".encode())

    def close(self) -> None:
        """Let go of the pipe."""
        os.close(self._writing)
        self.standard_input.close()


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the place of the settings."""
    monkeypatch.setenv("KIJKMEE_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("KIJKMEE_DATA", str(tmp_path / "data"))
    return tmp_path / "config" / "device.toml"


@pytest.fixture
def run(config: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[..., tuple[Path, ...]]]:
    """Give what runs a set-up with a hand."""
    hands: list[Hand] = []

    def set_up(
        hand: Hand, network: FakeNetwork, view: Pixels | str | None = None, *, is_patient: bool = False
    ) -> tuple[Path, ...]:
        hands.append(hand)
        monkeypatch.setattr(sys, "stdin", hand.standard_input)
        folder = tmp_path / "view"
        if isinstance(view, np.ndarray):
            folder.mkdir()
            cv2.imwrite(str(folder / "01.png"), view)
        return setting_up.set_up(
            open_output("metafors", "none", None, "setup", is_patient=is_patient),
            device_settings.usable(),
            "none" if view is None else view if isinstance(view, str) else str(folder),
            complain=lambda _: None,
            listener=hand.hear,
            network=network,
        )

    assert not config.exists()
    yield set_up
    for hand in hands:
        hand.close()


def test_a_phones_code_is_read_from_paper_as_it_was_written() -> None:
    codes = BarcodeCascade(frozenset({Symbology.QR_CODE})).decode(printed(HOME.text))
    assert [each.card for each in shown(codes)] == [HOME]
    assert all(PASSWORD not in each.mark for each in shown(codes))


def test_a_code_with_a_control_character_is_no_card() -> None:
    codes = BarcodeCascade(frozenset({Symbology.QR_CODE})).decode(printed("WIFI:T:nopass;S:Gast\x1b;;"))
    assert codes
    assert {each.card for each in shown(codes)} == {None}
    assert isinstance(shown(codes)[0], Shown)


@pytest.mark.proof
def test_a_device_is_set_up_with_a_network_from_a_card(
    run: Callable[..., tuple[Path, ...]],
    config: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    hand = Hand(
        (say.setup_language(), "main.long"),
        (say.setup_welcome(), "main.long"),
        (say.setup_button(), "main.short"),
        (say.setup_pressed("short"), "main.long"),
        (say.setup_pressed("long"), "main.double"),
        (say.setup_pressed("double"), "main.long"),
        (say.setup_take(), "main.long"),
        (say.setup_role(), "main.long"),
        (say.setup_worker(), "main.long"),
        (say.setup_summary(), "main.long"),
    )
    network = FakeNetwork()
    assert run(hand, network, printed(HOME.text)) == (config,)
    assert network == FakeNetwork(joined=[HOME], kept=HOME)
    assert device_settings.load() == DeviceSettings("metafors")
    assert hand.heard[-1] == Phrasebook("nl").text(say.setup_anew())
    assert not (config.parents[1] / "data").exists(), "a set-up is no shift and leaves nothing in the journal"
    out, err = capfd.readouterr()
    for told in (*hand.heard, caplog.text, out, err, config.read_text()):
        assert "Geheim" not in told


def test_leaving_early_leaves_everything_as_it_was(run: Callable[..., tuple[Path, ...]], config: Path) -> None:
    device_settings.save(DeviceSettings("orcam", "nl", 0.4, "W-1"))
    before = config.read_bytes()
    hand = Hand(
        (say.setup_language(), "main.long"),
        (say.setup_welcome(), "louder"),
        (catalogue.volume_changed(), "end-shift"),
    )
    network = FakeNetwork()
    assert run(hand, network) == ()
    assert config.read_bytes() == before
    assert network == FakeNetwork()
    assert hand.heard[-1] == Phrasebook("nl").text(say.setup_left())


def test_the_set_up_begins_before_its_output_is_there_and_nothing_is_left_unsaid(
    run: Callable[..., tuple[Path, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    sinks: list[LateSink] = []

    def late(*_: object) -> LateSink:
        sinks.append(LateSink(2))
        return sinks[-1]

    monkeypatch.setattr(outputs, "chosen_sink", late)
    with pytest.raises(UserError, match="no headset"):
        run(Hand(), FakeNetwork())
    hand = Hand((say.setup_language(), "end-shift"))
    assert run(hand, FakeNetwork(), is_patient=True) == ()
    assert sinks[1].refusals == 0
    words = Phrasebook("nl")
    assert hand.heard[0] == words.text(say.setup_language())
    assert hand.heard[-1] == words.text(say.setup_left())


def test_a_still_view_of_a_picking_profile_does_not_use_the_camera_up(
    run: Callable[..., tuple[Path, ...]], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "still.avi"
    film = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 15, (320, 180))
    film.write(np.full((180, 320, 3), 120, np.uint8))
    film.release()
    # It is told after some seconds: by then a camera that found no room for its frames has been given up.
    hand = Hand()
    hand.does_at("English? Press long.", "end-shift")
    assert run(hand, FakeNetwork(), f"loop:{path}") == ()
    assert hand.heard[-1] == Phrasebook("nl").text(say.setup_left())
    assert "The camera is lost" not in caplog.text


def test_a_device_without_a_camera_waits_no_longer_than_asked_and_ends_when_let_go() -> None:
    camera = NoCamera()
    camera.open()
    with pytest.raises(CameraStalledError):
        camera.read(0.01)
    camera.let_go()
    assert camera.read(5.0) is None
    camera.open()
    camera.close()
    assert camera.read(5.0) is None


@pytest.mark.parametrize(
    ("focus", "then"), [("on-command", "continuous"), ("continuous", "continuous"), ("fixed", "fixed")]
)
def test_the_camera_focuses_by_itself_as_cards_are_held_up_at_any_time(focus: str, then: str) -> None:
    profile = profiles.load("orcam")
    asked = profile.model_copy(update={"camera": profile.camera.model_copy(update={"focus": focus})})
    assert setting_up._patient(asked).camera.focus == then
