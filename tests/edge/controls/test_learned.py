"""controls.toml: read strictly, written whole, and nothing that a person wrote is lost."""

from __future__ import annotations

import tomllib
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge import device_settings
from edge.controls import learned as learned_file
from edge.controls.input_source import ConnectedDevice
from edge.controls.learned import LearnedButtons, LearnedDevice, as_toml
from edge.errors import UserError
from pipelines.setup.settings import DeviceSettings

PEDAL = ConnectedDevice("/dev/input/event3", "Foot Pedal", "1a86:e026", frozenset({"KEY_A", "KEY_B"}))
LEARNED = LearnedButtons().with_key(PEDAL, "KEY_B", "main").with_key(PEDAL, "KEY_A", "left")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the place of the file, away from the real one."""
    monkeypatch.delenv("KIJKMEE_CONFIG", raising=False)
    monkeypatch.setattr(platformdirs, "user_config_dir", lambda _: str(tmp_path / "config"))
    return tmp_path / "config" / "controls.toml"


def test_what_is_saved_is_read_again(file: Path) -> None:
    assert learned_file.load() == LearnedButtons()
    assert learned_file.save(LEARNED) is None
    assert learned_file.load() == LEARNED
    assert file.read_text(encoding="utf-8").endswith(
        '[[device]]\nname = "Foot Pedal"\nid = "1a86:e026"\n[device.keys]\nKEY_B = "main"\nKEY_A = "left"\n'
    )
    assert learned_file.save(LearnedButtons()) is None, "nobody wrote in it by hand"
    assert [each.name for each in file.parent.iterdir()] == ["controls.toml"]


def test_it_lies_beside_what_is_set_on_the_device(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert learned_file.path() == file
    monkeypatch.setenv("KIJKMEE_CONFIG", str(tmp_path / "data"))
    learned_file.save(LEARNED)
    assert not file.exists()
    device_settings.save(DeviceSettings("orcam"))
    assert {each.name for each in (tmp_path / "data").iterdir()} == {"controls.toml", "device.toml"}
    assert learned_file.load() == LEARNED


def test_a_file_that_was_written_by_hand_is_kept(file: Path) -> None:
    file.parent.mkdir()
    text = "# mine\n" + as_toml(LEARNED)
    file.write_text(text, encoding="utf-8")
    kept = learned_file.save(LEARNED.without(["left"]))
    assert kept == file.with_name("controls.before.toml")
    assert kept.read_text(encoding="utf-8") == text
    assert learned_file.load().buttons == ("main",)


DEVICE = '[[device]]\nname = "Foot Pedal"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (DEVICE + 'nmae = "X"\n', 'controls.toml:3: unknown key "device[1].nmae". Did you mean "name"?'),
        ('[[devices]]\nname = "X"\n', 'controls.toml: unknown key "devices". Did you mean "device"?'),
        (DEVICE + 'id = "1A86"\n', 'controls.toml:3: "device[1].id" cannot be "1A86". It must fit the pattern'),
        (DEVICE + "grab = 1\n", 'controls.toml:3: "device[1].grab" cannot be 1. Write true or false'),
        (DEVICE + 'keys.KEY_B = "Main"\n', '"device[1].keys.KEY_B" cannot be "Main". It must fit the pattern'),
        (DEVICE + 'keys.key_b = "main"\n', 'cannot be "key_b". It must fit the pattern'),
        (DEVICE + "keys = 3\n", 'controls.toml:3: "device[1].keys" cannot be 3. It is a table'),
        ("[[device]]\n", "A device needs its name, its id, or both"),
        ("[[device]\n", "is not valid TOML"),
    ],
)
def test_what_is_not_understood_is_refused_and_never_overwritten(file: Path, text: str, said: str) -> None:
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    for act in (learned_file.load, lambda: learned_file.save(LEARNED)):
        with pytest.raises(UserError) as caught:
            act()
        assert said in str(caught.value)
    assert file.read_text(encoding="utf-8") == text


def test_a_place_that_cannot_be_written_is_said(file: Path) -> None:
    file.parent.write_text("a file")
    with pytest.raises(UserError, match="is a file"):
        learned_file.save(LEARNED)


def test_a_key_stands_for_one_button_and_a_button_may_have_more_keys() -> None:
    twice = LEARNED.with_key(PEDAL, "KEY_A", "main")
    assert twice.device[0].keys == {"KEY_B": "main", "KEY_A": "main"}
    assert twice.buttons == ("main",)
    other = ConnectedDevice("/dev/input/event4", "Remote", "0001:0002", frozenset({"KEY_VOLUMEUP"}))
    both = LEARNED.with_key(other, "KEY_VOLUMEUP", "main")
    assert [each.name for each in both.device] == ["Foot Pedal", "Remote"]
    assert both.without(["main"]).device == (LearnedDevice(name="Foot Pedal", id="1a86:e026", keys={"KEY_A": "left"}),)
    assert both.without(["main", "left"]) == LearnedButtons()


def test_a_device_is_the_same_by_all_that_is_said_of_it() -> None:
    assert LearnedDevice(name="Foot Pedal").is_same(PEDAL)
    assert LearnedDevice(id="1a86:e026").is_same(PEDAL)
    assert not LearnedDevice(name="Foot Pedal", id="1a86:e027").is_same(PEDAL)
    assert not LearnedDevice(name="Foot").is_same(PEDAL)


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(' "\\'), min_size=1, max_size=40))
def test_any_name_that_a_device_gives_itself_can_be_written(name: str) -> None:
    device = ConnectedDevice("/dev/input/event3", name, "1a86:e026", frozenset({"KEY_A"}))
    learned = LearnedButtons().with_key(device, "KEY_A", "main")
    assert tomllib.loads(as_toml(learned))["device"][0]["name"] == name
