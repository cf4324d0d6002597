"""`kijkmee-device` puts releases on a device, and takes back what does not serve."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.tools.device.machine import DEVICE, Device, new_device
from tools.device.kijkmee_device.system_files import LINKS

pytestmark = [
    pytest.mark.skipif(os.geteuid() != 0, reason="a device is set up as root, and this runs as a user"),
    pytest.mark.skipif(
        shutil.which("systemd-sysusers") is None, reason="systemd-sysusers is missing: install the package systemd"
    ),
]


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return new_device(tmp_path)


def releases(device: Device) -> set[str]:
    """Give the versions that lie on the device."""
    return {folder.name.split("-")[0] for folder in (device.home / "releases").iterdir()}


def version(device: Device) -> str:
    """Give the version in use."""
    assert device.current is not None
    return device.current.split("-")[0]


def test_a_first_release_is_installed_and_runs(device: Device) -> None:
    done = device.install(device.release("1.0.0"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("is installed, and runs.\n")
    assert version(device) == "1.0.0"
    assert device.is_up
    calls = device.calls()
    assert "KIJKMEE_DEVICE=yes" in calls[0], "without what only developers need"
    assert calls[1:3] == ["systemctl daemon-reload", "systemctl restart kijkmee.service"]


def test_every_file_of_the_system_leads_into_the_release_in_use(device: Device) -> None:
    device.install(device.release("1.0.0"))
    for place, target in LINKS.items():
        link = device.root / place.lstrip("/")
        assert link.readlink() == Path(f"/opt/kijkmee/current/tools/device/{target}")
        assert (DEVICE / target).is_file()


def test_users_and_folders_are_made_with_the_rights_that_the_units_count_on(device: Device) -> None:
    device.install(device.release("1.0.0"))
    entries = (device.root / "etc/passwd").read_text(encoding="utf-8").splitlines()
    ids = {each.split(":")[0]: int(each.split(":")[2]) for each in entries}
    groups = {
        name: set(members.split(",")) - {""}
        for name, _, _, members in (line.split(":") for line in (device.root / "etc/group").read_text().splitlines())
    }
    for group in ("video", "audio", "gpio", "input"):
        assert groups[group] == {"kijkmee", "kijkmee-setup"}
    data, config = (device.root / "data/kijkmee").stat(), (device.root / "etc/kijkmee").stat()
    assert (data.st_uid, data.st_mode & 0o777) == (ids["kijkmee"], 0o700)
    assert (config.st_uid, config.st_gid, config.st_mode & 0o777) == (0, ids["kijkmee"], 0o750)


def test_the_profile_that_the_installer_names_is_chosen_and_nothing_else_lost(device: Device) -> None:
    archive = device.release("1.0.0")
    device.install(archive)
    chosen, options = device.root / "data/kijkmee/device.toml", device.root / "etc/kijkmee/service.env"
    assert chosen.read_text(encoding="utf-8") == 'profile = "orcam"\n'
    chosen.write_text('# by ear\nprofile = "orcam"\nlanguage = "de"\n', encoding="utf-8")
    options.write_text("KIJKMEE_RUN=--worker W-07\n", encoding="utf-8")
    assert device.run("install", archive, "--profile", "metafors", "--settle-seconds", "0").returncode == 0
    assert device.run("install", archive, "--settle-seconds", "0").returncode == 0, "without a profile it stays"
    assert chosen.read_text(encoding="utf-8") == '# by ear\nlanguage = "de"\nprofile = "metafors"\n'
    assert options.read_text(encoding="utf-8") == "KIJKMEE_RUN=--worker W-07\n"


def test_links_in_the_folder_of_the_program_lead_root_nowhere(device: Device) -> None:
    archive = device.release("1.0.0")
    device.install(archive)
    secret = device.folder / "secret"
    secret.write_text("of root", encoding="utf-8")
    chosen = device.root / "data/kijkmee/device.toml"
    chosen.unlink()
    for name in ("device.toml", ".device.toml.new"):
        chosen.with_name(name).symlink_to(secret)
    assert device.run("install", archive, "--profile", "metafors", "--settle-seconds", "0").returncode == 0
    assert secret.read_text(encoding="utf-8") == "of root"
    assert chosen.read_text(encoding="utf-8") == 'profile = "metafors"\n'


@pytest.mark.parametrize("profile", ["../orcam", "a b", "x\nLD_PRELOAD=y", ""])
def test_a_profile_that_is_no_name_is_refused(device: Device, profile: str) -> None:
    done = device.run("install", device.release("1.0.0"), "--profile", profile, "--settle-seconds", "0")
    assert done.returncode == 2
    assert "is no name of a profile" in done.stderr


def test_without_a_profile_the_first_start_is_left_to_the_set_up_by_ear(device: Device) -> None:
    done = device.run("install", device.release("1.0.0"))
    assert done.returncode == 0, done.stderr
    assert "it then asks by ear" in done.stdout
    assert not (device.root / "data/kijkmee/device.toml").exists()
    assert "systemctl restart kijkmee.service" not in device.calls()


def test_installing_the_same_again_builds_nothing(device: Device) -> None:
    archive = device.release("1.0.0")
    device.install(archive)
    device.calls()
    again = device.install(archive)
    assert (again.returncode, version(device)) == (0, "1.0.0")
    assert not any(call.startswith("setup") for call in device.calls())
    assert not (device.home / "trial").exists()
    assert not (device.home / "previous").exists()


def test_an_upgrade_switches_and_a_rollback_goes_back_and_forth(device: Device) -> None:
    device.install(device.release("1.0.0"))
    assert device.install(device.release("1.1.0"), "upgrade").returncode == 0
    assert version(device) == "1.1.0"
    for expected in ("1.0.0", "1.1.0"):
        done = device.run("rollback", "--settle-seconds", "0")
        assert done.returncode == 0, done.stderr
        assert version(device) == expected
        assert device.is_up


@pytest.mark.parametrize("fault", ["broken-setup", "broken-models"])
def test_a_release_that_is_not_whole_is_never_switched_to(device: Device, fault: str) -> None:
    device.install(device.release("1.0.0"))
    device.calls()
    done = device.install(device.release("1.1.0", fault), "upgrade")
    assert done.returncode == 2
    assert version(device) == "1.0.0"
    assert device.is_up
    assert not any("systemctl" in call for call in device.calls()), "the wearer notices nothing"


@pytest.mark.parametrize("fault", ["broken-service", "unstable-service"])
def test_a_release_that_does_not_serve_is_undone(device: Device, fault: str) -> None:
    device.install(device.release("1.0.0"))
    done = device.install(device.release("1.1.0", fault), "upgrade")
    assert done.returncode == 2
    assert "is in use again" in done.stderr
    assert "journalctl -u kijkmee" in done.stderr
    assert version(device) == "1.0.0"
    assert device.is_up
    assert not (device.home / "trial").exists()


def test_a_first_release_that_does_not_serve_is_stopped(device: Device) -> None:
    done = device.install(device.release("1.0.0", "broken-service"))
    assert done.returncode == 2
    assert "no other release" in done.stderr
    assert device.calls()[-1] == "systemctl stop kijkmee.service"


def test_a_rollback_to_one_that_fails_stays(device: Device) -> None:
    device.install(device.release("1.0.0"))
    device.install(device.release("1.1.0"), "upgrade")
    (first,) = (device.home / "releases").glob("1.0.0-*")
    (first / "broken-service").touch()
    done = device.run("rollback", "--settle-seconds", "0")
    assert done.returncode == 2
    assert version(device) == "1.1.0"
    assert device.is_up


def test_three_releases_stay(device: Device) -> None:
    for number in range(5):
        assert device.install(device.release(f"1.{number}.0")).returncode == 0
    assert releases(device) == {"1.2.0", "1.3.0", "1.4.0"}
    device.run("rollback", "--settle-seconds", "0")
    assert releases(device) == {"1.2.0", "1.3.0", "1.4.0"}
    listed = device.run("status").stdout.splitlines()
    assert [line.split("-")[0] for line in listed[:3]] == ["1.4.0", "1.3.0", "1.2.0"]
    assert [line.split()[1:] for line in listed[:3]] == [["before"], ["in", "use"], []]
    assert listed[3] == "The service runs."


def test_only_one_installation_runs_at_a_time(device: Device) -> None:
    device.home.mkdir(parents=True)
    with (device.home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = device.install(device.release("1.0.0"))
    assert done.returncode == 2
    assert "Another installation runs here" in done.stderr


def test_other_systems_are_refused_before_anything_is_written(device: Device) -> None:
    (device.root / "etc/os-release").write_text('ID=ubuntu\nVERSION_ID="22.04"\n', encoding="utf-8")
    done = device.install(device.release("1.0.0"))
    assert done.returncode == 2
    assert "This system is ubuntu 22.04: use Debian 12 or 13" in done.stderr
    assert not device.home.exists()


def test_what_is_no_release_is_refused(device: Device) -> None:
    broken = device.folder / "broken.tar.gz"
    broken.write_bytes(b"no archive")
    for source, said in (
        (broken, "is no archive of Kijkmee"),
        (device.folder / "gone.tar.gz", "There is no"),
        (device.folder, "is no checkout of git"),
    ):
        done = device.install(source)
        assert done.returncode == 2
        assert said in done.stderr
        assert "Traceback" not in done.stderr


def test_an_archive_with_another_hash_is_refused(device: Device) -> None:
    done = device.run("install", device.release("1.0.0"), "--sha256", "0" * 64)
    assert done.returncode == 2
    assert "Fetch it anew from a source that you trust" in done.stderr
    assert not device.home.exists()


def test_upgrade_and_rollback_need_something_to_start_from(device: Device) -> None:
    assert "Nothing is installed here yet" in device.install(device.release("1.0.0"), "upgrade").stderr
    assert "no release before this one" in device.run("rollback").stderr
    assert device.run("status").stdout == "Nothing is installed here.\n"


def test_without_a_network_everything_comes_from_the_wheelhouse(device: Device) -> None:
    wheelhouse = device.folder / "wheelhouse"
    missing = device.run("install", device.release("1.0.0"), "--wheelhouse", wheelhouse)
    assert "There is no folder" in missing.stderr
    wheelhouse.mkdir()
    done = device.run("install", device.release("1.0.0"), "--wheelhouse", wheelhouse, "--no-start")
    assert done.returncode == 0, done.stderr
    assert any(call.startswith("setup") and "UV_OFFLINE=true" in call for call in device.calls())


def test_an_image_is_prepared_without_starting_anything(device: Device) -> None:
    done = device.run("install", device.release("1.0.0"), "--no-start", "--profile", "metafors")
    assert done.returncode == 0, done.stderr
    assert not any("systemctl" in call for call in device.calls())


def test_a_checkout_is_installed_as_it_was_committed(device: Device) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is missing")
    checkout = device.folder / "checkout"
    checkout.mkdir()
    subprocess.run(
        ["/usr/bin/tar", "-xzf", device.release("1.0.0"), "--strip-components=1", "-C", checkout], check=True
    )
    git = ["/usr/bin/git", "-C", str(checkout), "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "All"]):
        subprocess.run([*git, *words], check=True)
    (checkout / "left-behind").touch()
    done = device.install(checkout)
    assert done.returncode == 0, done.stderr
    assert version(device) == "1.0.0"
    assert not (device.home / "current" / "left-behind").exists()
    assert not (device.home / "current" / "source.tar").exists()
    (checkout / "pyproject.toml").write_text("", encoding="utf-8")
    assert "changes that are not committed" in device.install(checkout).stderr
