"""Profile, models, packages, permissions and service: each finding, well and not."""

from __future__ import annotations

from pathlib import Path

import pytest

from edge.errors import UserError
from edge.health import program_checks, system_checks
from edge.health.finding import Verdict
from models.runtime import ModelState, ModelStatus
from models.store import ModelError
from pipelines.phrases.doctor_phrases import Problem
from tests.edge.health.machines import Expected, Rig, found, only, raising

QUERY = "dpkg-query -W -f ${db:Status-Status} ${Package}, ${Provides}\\n"
SHOW = "systemctl show kijkmee.service --property=LoadState,ActiveState,Result,NRestarts"
PROJECT = Path(__file__).parents[3]


def test_a_profile_is_checked() -> None:
    assert found(program_checks.look_at_profile("orcam", lambda _: None)) == [("profile", Verdict.OK, None)]
    wrong = only(program_checks.look_at_profile("orcam", raising(UserError("own.toml:3: no such key. Mend it."))))
    assert found([wrong]) == [("profile", Verdict.FAIL, Problem.PROFILE_UNUSABLE)]
    assert wrong.remedy == "own.toml:3: no such key. Mend it."


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ("ready ready", [(Verdict.OK, None)]),
        ("ready missing", [(Verdict.FAIL, Problem.MODELS_MISSING)]),
        ("altered ready", [(Verdict.FAIL, Problem.MODELS_MISSING)]),
        ("ready stale", [(Verdict.WARN, Problem.MODELS_STALE)]),
        ("missing stale", [(Verdict.FAIL, Problem.MODELS_MISSING), (Verdict.WARN, Problem.MODELS_STALE)]),
    ],
)
def test_models_are_checked(states: str, expected: list[tuple[Verdict, Problem | None]]) -> None:
    statuses = [
        (ModelStatus(f"m{number}", Path("m.onnx"), ModelState(state), "", ""), "Build them.")
        for number, state in enumerate(states.split())
    ]
    findings = list(program_checks.look_at_models(lambda: statuses))
    assert found(findings) == [("models", *each) for each in expected]
    assert all(each.remedy in {"", "Build them."} for each in findings), "each remedy once"


def test_models_that_cannot_be_checked_are_told() -> None:
    def broken() -> list[tuple[ModelStatus, str]]:
        raise ModelError("The card cannot be read. Install Kijkmee again.")

    assert found(program_checks.look_at_models(broken)) == [("models", Verdict.FAIL, Problem.MODELS_MISSING)]


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """Give a folder with lists of packages."""
    (tmp_path / "packages.apt").write_text("# what is needed\n\nespeak-ng   # the voice\nlibzbar0\n")
    (tmp_path / "packages-pi.apt").write_text("python3-lgpio\n")
    return tmp_path


@pytest.mark.parametrize(
    ("installed", "missing"),
    [
        ("installed espeak-ng, \ninstalled libzbar0, \n", ""),
        ("installed espeak-ng, \ninstalled libzbar0t64, libzbar0 (= 0.23)\n", ""),
        ("installed espeak-ng, \nnot-installed libzbar0, \n", "libzbar0"),
        ("config-files espeak-ng, \ninstalled libzbar0-doc, \n", "espeak-ng libzbar0"),
    ],
)
def test_packages_are_missing_or_not(rig: Rig, lists: Path, installed: str, missing: str) -> None:
    rig.answer(QUERY, installed)
    finding = only(system_checks.look_at_packages(rig.machine, lists))
    verdict = (Verdict.FAIL, Problem.PACKAGES_MISSING) if missing else (Verdict.OK, None)
    assert found([finding]) == [("packages", *verdict)]
    if missing:
        assert finding.remedy == f"sudo apt-get install --no-install-recommends {missing}"


def test_a_pi_needs_more_packages(rig: Rig, lists: Path) -> None:
    rig.answer(QUERY, "installed espeak-ng, \ninstalled libzbar0, \n")
    rig.pi()
    assert only(system_checks.look_at_packages(rig.machine, lists)).found == "missing: python3-lgpio"


def test_packages_that_cannot_be_asked_for_are_told(rig: Rig, lists: Path) -> None:
    expected = [("packages", Verdict.WARN, Problem.PACKAGES_MISSING)]
    assert found(system_checks.look_at_packages(rig.machine, lists)) == expected, "no dpkg"
    assert found(system_checks.look_at_packages(rig.machine, lists / "none")) == expected, "no list"


def test_the_real_lists_are_where_they_are_sought(rig: Rig) -> None:
    rig.pi()
    rig.answer(QUERY, "installed adduser, \n")
    told = only(system_checks.look_at_packages(rig.machine, PROJECT)).found
    assert "espeak-ng" in told
    assert "python3-picamera2" in told


@pytest.mark.parametrize(
    ("node", "group"),
    [
        ("dev/video0", "video"),
        ("dev/media1", "video"),
        ("dev/vcio", "video"),
        ("dev/snd/pcmC0D0p", "audio"),
        ("dev/snd/controlC0", "audio"),
        ("dev/gpiochip0", "gpio"),
        ("dev/input/event3", "input"),
    ],
)
def test_a_device_that_may_not_be_used_is_told_with_its_group(rig: Rig, tmp_path: Path, node: str, group: str) -> None:
    rig.write(node)
    folders = {"journal": tmp_path}
    assert found(system_checks.look_at_permissions(rig.machine, folders)) == [("permissions", Verdict.OK, None)]
    rig.closed.add(node)
    finding = only(system_checks.look_at_permissions(rig.machine, folders))
    assert found([finding]) == [("permissions", Verdict.FAIL, Problem.DEVICE_REFUSED)]
    assert f"/{node}" in finding.found
    assert f"usermod -aG {group} " in finding.remedy


def test_a_folder_must_be_writable_or_makeable(rig: Rig, tmp_path: Path) -> None:
    journal = tmp_path / "data" / "kijkmee"
    refused = [("permissions", Verdict.FAIL, Problem.FOLDER_REFUSED)]
    machine = rig.machine
    assert found(system_checks.look_at_permissions(machine, {"journal": journal})) == [
        ("permissions", Verdict.OK, None)
    ]
    rig.closed.add(str(tmp_path))
    assert found(system_checks.look_at_permissions(machine, {"journal": journal})) == refused
    rig.closed.clear()
    (tmp_path / "data").write_text("a file in the way")
    assert found(system_checks.look_at_permissions(machine, {"journal": journal})) == refused


def service(load: str = "loaded", active: str = "active", result: str = "success", restarts: int = 0) -> str:
    return f"LoadState={load}\nActiveState={active}\nResult={result}\nNRestarts={restarts}\n"


@pytest.mark.parametrize(
    ("told", "expected", "words"),
    [
        (service(), ("service", Verdict.OK, None), "runs"),
        (service(restarts=3), ("service", Verdict.OK, None), "restarted 3 times"),
        (service(active="reloading"), ("service", Verdict.OK, None), "runs"),
        (service(active="activating"), ("service", Verdict.WARN, Problem.SERVICE_STOPPED), "is starting"),
        (service(active="inactive"), ("service", Verdict.WARN, Problem.SERVICE_STOPPED), "is inactive"),
        (
            service(active="failed", result="watchdog"),
            ("service", Verdict.FAIL, Problem.SERVICE_STOPPED),
            "has failed (watchdog)",
        ),
        (service("not-found", "inactive"), ("service", Verdict.WARN, Problem.SERVICE_MISSING), "is not installed"),
        (None, ("service", Verdict.WARN, Problem.SERVICE_MISSING), "no systemd answers"),
    ],
)
def test_the_service_is_told_as_it_stands(rig: Rig, told: str | None, expected: Expected, words: str) -> None:
    if told is not None:
        rig.answer(SHOW, told)
    finding = only(system_checks.look_at_service(rig.machine))
    assert found([finding]) == [expected]
    assert words in finding.found


@pytest.mark.parametrize(
    ("active", "is_running"),
    [("active", True), ("reloading", True), ("activating", True), ("inactive", False), ("failed", False)],
)
def test_a_service_that_is_active_has_the_devices(rig: Rig, active: str, *, is_running: bool) -> None:
    rig.answer(SHOW, service(active=active))
    assert system_checks.is_running(rig.machine) is is_running


@pytest.mark.parametrize(
    ("command", "is_running"),
    [
        ("/opt/bin/python\0/opt/bin/kijkmee\0run\0--profile\0orcam\0", True),
        ("/opt/bin/python\0/opt/bin/kijkmee\0doctor\0", False),
        ("vi\0/home/run/kijkmee\0", False),
        ("/usr/bin/cargo\0run\0", False),
        ("", False),
    ],
)
def test_a_run_from_a_terminal_has_the_devices_too(rig: Rig, command: str, *, is_running: bool) -> None:
    rig.write("/proc/4711/cmdline", command)
    assert system_checks.is_running(rig.machine) is is_running
