"""What is set on the device: read strictly, and written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from edge import device_settings
from edge.errors import UserError
from pipelines.setup.settings import DeviceSettings

SETTINGS = DeviceSettings("orcam", "en", 0.7, "W-07")


@given(
    st.builds(
        DeviceSettings,
        st.from_regex(r"\A[A-Za-z0-9_-]{1,64}\Z"),
        st.sampled_from(["nl", "en", "de"]),
        st.integers(1, 10).map(lambda tenths: tenths / 10),
        st.none() | st.from_regex(r"\A[A-Z0-9-]{1,16}\Z"),
    )
)
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, settings: DeviceSettings) -> None:
    file = tmp_path_factory.mktemp("config") / "there" / "device.toml"
    assert device_settings.load(file) is None
    assert device_settings.save(settings, file) == file
    assert device_settings.load(file) == settings


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param(
            'profile = "orcam"\nvolum = 1.0', 'device.toml:2: unknown key "volum". Did you mean "volume"?', id="key"
        ),
        pytest.param("", 'the key "profile" is missing', id="empty"),
        pytest.param('profile = "../orcam"', 'device.toml:1: "profile" cannot be', id="a path as profile"),
        pytest.param('profile = "orcam"\nlanguage = "fr"', 'device.toml:2: "language" cannot be', id="language"),
        pytest.param('profile = "orcam"\nvolume = 1.5', 'device.toml:2: "volume" cannot be', id="volume"),
        pytest.param('profile = "orcam"\nworker = "Jan de Vries"', 'device.toml:2: "worker" cannot be', id="worker"),
        pytest.param('profile = "orcam', "is not valid TOML", id="half a file"),
    ],
)
def test_what_is_not_allowed_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    file = tmp_path / "device.toml"
    file.write_text(text)
    with pytest.raises(UserError) as refusal:
        device_settings.load(file)
    assert complaint in str(refusal.value)
    assert device_settings.usable(file) is None


def test_a_profile_that_is_gone_makes_it_unusable(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = device_settings.save(DeviceSettings("no-such-profile"), tmp_path / "device.toml")
    assert device_settings.load(file) is not None
    assert device_settings.usable(file) is None
    assert 'There is no profile "no-such-profile"' in caplog.text
    device_settings.save(SETTINGS, file)
    assert device_settings.usable(file) == SETTINGS


@pytest.mark.parametrize("function", ["fsync", "open"])
def test_a_write_that_is_cut_off_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    file = device_settings.save(SETTINGS, tmp_path / "device.toml")
    before = file.read_bytes()

    def fail(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os if function == "fsync" else Path, function, fail)
        with pytest.raises(UserError, match="No space left"):
            device_settings.save(DeviceSettings("metafors"), file)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("device.toml", before)]


def test_what_could_not_be_read_again_is_never_written(tmp_path: Path) -> None:
    file = device_settings.save(SETTINGS, tmp_path / "device.toml")
    before = file.read_bytes()
    with pytest.raises(ValidationError):
        device_settings.save(DeviceSettings('or"cam'), file)
    assert file.read_bytes() == before


def test_where_it_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("KIJKMEE_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert device_settings.default_path() == tmp_path / "kijkmee" / "device.toml"
    monkeypatch.setenv("KIJKMEE_CONFIG", str(tmp_path / "data"))
    assert device_settings.default_path() == tmp_path / "data" / "device.toml"


def test_a_command_works_with_what_is_named_else_what_is_set_else_the_shipped_profile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIJKMEE_CONFIG", str(tmp_path))
    assert device_settings.profile_name(None) == "orcam"
    device_settings.save(DeviceSettings("metafors"))
    assert device_settings.profile_name(None) == "metafors"
    assert device_settings.profile_name("orcam-clothing") == "orcam-clothing"
    device_settings.default_path().write_text('profile = "nobody"\n', encoding="utf-8")
    assert device_settings.profile_name(None) == "orcam"
