"""What the installed service is told, and whose files are looked at."""

from __future__ import annotations

import pytest

from edge import examining
from edge.health.service_environment import service_environment, stand_in_its_place
from tests.edge.health.machines import Rig

SHOW = "systemctl show kijkmee.service --property=LoadState,Environment,EnvironmentFiles"
TOLD = """\
Environment=KIJKMEE_PROFILE=orcam KIJKMEE_RUN= "HOME=/run/my home" KIJKMEE_DATA=/data/kijkmee XDG_CONFIG_HOME=/etc
EnvironmentFiles=/etc/kijkmee/service.env (ignore_errors=yes)
EnvironmentFiles=/data/kijkmee/service.env (ignore_errors=yes)
LoadState=loaded
"""


def test_without_a_service_there_is_nothing(rig: Rig) -> None:
    assert service_environment(rig.machine) == {}
    rig.answer(SHOW, "LoadState=not-found\n")
    assert service_environment(rig.machine) == {}
    rig.answer(SHOW, TOLD, code=1)
    assert service_environment(rig.machine) == {}


def test_the_later_file_wins(rig: Rig) -> None:
    rig.answer(SHOW, TOLD)
    told = service_environment(rig.machine)
    assert (told["KIJKMEE_PROFILE"], told["KIJKMEE_RUN"], told["HOME"]) == ("orcam", "", "/run/my home")
    rig.write("/etc/kijkmee/service.env", '# the installer\'s\nKIJKMEE_PROFILE="metafors"\nKIJKMEE_RUN=--json\n')
    assert service_environment(rig.machine)["KIJKMEE_PROFILE"] == "metafors"
    rig.write("/data/kijkmee/service.env", "KIJKMEE_PROFILE=orcam-clothing\n")
    told = service_environment(rig.machine)
    assert (told["KIJKMEE_PROFILE"], told["KIJKMEE_RUN"]) == ("orcam-clothing", "--json")


def test_a_file_that_is_no_environment_is_passed_over(rig: Rig) -> None:
    rig.answer(SHOW, TOLD)
    rig.write("/etc/kijkmee/service.env", 'KIJKMEE_PROFILE="never ends\n')
    assert service_environment(rig.machine)["KIJKMEE_PROFILE"] == "orcam"


def test_the_service_s_places_are_taken_unless_others_are_named(rig: Rig) -> None:
    rig.answer(SHOW, TOLD)
    told = service_environment(rig.machine)
    bare = {"HOME": "/root"}
    stand_in_its_place(bare, told)
    assert bare == {"HOME": "/root", "KIJKMEE_DATA": "/data/kijkmee", "XDG_CONFIG_HOME": "/etc"}
    own = {"KIJKMEE_MODELS": "/mine"}
    stand_in_its_place(own, told)
    assert own == {"KIJKMEE_MODELS": "/mine"}


def test_the_service_s_profile_is_the_one_that_is_meant(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIJKMEE_DATA", "/mine")
    assert examining.profile_of_the_service(rig.machine) == "orcam"
    rig.answer(SHOW, TOLD.replace("PROFILE=orcam", "PROFILE=metafors"))
    assert examining.profile_of_the_service(rig.machine) == "metafors"
