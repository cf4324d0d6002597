"""Whose files are looked at, and which profile is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from edge import examining
from edge.health.service_environment import service_environment, stand_in_its_place
from tests.edge.health.machines import Rig

SHOW = "systemctl show kijkmee.service --property=LoadState,Environment"
TOLD = """\
Environment=KIJKMEE_RUN= "HOME=/run/my home" KIJKMEE_DATA=/data/kijkmee XDG_CONFIG_HOME=/etc
LoadState=loaded
"""


def test_without_a_service_there_is_nothing(rig: Rig) -> None:
    assert service_environment(rig.machine) == {}
    rig.answer(SHOW, "LoadState=not-found\n")
    assert service_environment(rig.machine) == {}
    rig.answer(SHOW, TOLD, code=1)
    assert service_environment(rig.machine) == {}


def test_quotation_marks_are_understood(rig: Rig) -> None:
    rig.answer(SHOW, TOLD)
    told = service_environment(rig.machine)
    assert (told["KIJKMEE_RUN"], told["HOME"]) == ("", "/run/my home")
    rig.answer(SHOW, 'Environment=A=1 "never ends\nLoadState=loaded\n')
    assert service_environment(rig.machine) == {}


def test_the_service_s_places_are_taken_unless_others_are_named(rig: Rig) -> None:
    rig.answer(SHOW, TOLD)
    told = service_environment(rig.machine)
    bare = {"HOME": "/root"}
    stand_in_its_place(bare, told)
    assert bare == {"HOME": "/root", "KIJKMEE_DATA": "/data/kijkmee", "XDG_CONFIG_HOME": "/etc"}
    own = {"KIJKMEE_MODELS": "/mine"}
    stand_in_its_place(own, told)
    assert own == {"KIJKMEE_MODELS": "/mine"}


def test_the_profile_that_was_chosen_for_the_device_is_meant(
    rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIJKMEE_CONFIG", str(tmp_path))
    assert examining.profile_of_the_device(rig.machine) == "orcam"
    (tmp_path / "device.toml").write_text('profile = "metafors"\n')
    assert examining.profile_of_the_device(rig.machine) == "metafors"
    for broken in ("profile = 3\n", "no TOML"):
        (tmp_path / "device.toml").write_text(broken)
        assert examining.profile_of_the_device(rig.machine) == "orcam"
