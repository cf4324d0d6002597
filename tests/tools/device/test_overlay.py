"""The root is protected only when what must last has a place, and every step can be done again."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.tools.device.machine import Device, new_device
from tools.device.kijkmee_device.overlay import KEPT, OPTION

COMMAND_LINE = "console=tty1 root=PARTUUID=5-02 rootfstype=ext4 rootwait quiet"
MOUNTS = "/dev/mmcblk0p2 / ext4 rw 0 0\n/dev/mmcblk0p3 /data ext4 rw 0 0\n"


@pytest.fixture
def device(tmp_path: Path) -> Device:
    """A Raspberry Pi with a data partition, where scripts play apt-get and mount."""
    made = new_device(tmp_path)
    for name in ("apt-get", "mount"):
        fake = made.folder / "fakes" / name
        fake.write_text(f'#!/bin/sh\necho "{name} $*" >>"$CALLS"\n', encoding="utf-8")
        fake.chmod(0o755)
    for folder in ("boot/firmware", "proc", "data", "etc/NetworkManager/system-connections"):
        (made.root / folder).mkdir(parents=True)
    (made.root / "boot/firmware/cmdline.txt").write_text(COMMAND_LINE + "\n", encoding="utf-8")
    (made.root / "proc/mounts").write_text(MOUNTS, encoding="utf-8")
    (made.root / "etc/fstab").write_text("PARTUUID=5-02 / ext4 defaults 0 1\n", encoding="utf-8")
    network = made.root / "etc/NetworkManager/system-connections/work.nmconnection"
    network.write_text("[wifi]\n", encoding="utf-8")
    network.chmod(0o600)
    return made


def on(device: Device) -> subprocess.CompletedProcess[str]:
    return device.run("overlay", "on")


def read(device: Device, path: str) -> str:
    return (device.root / path).read_text(encoding="utf-8")


def test_the_root_is_protected_and_the_data_partition_is_not(device: Device) -> None:
    done = on(device)
    assert done.returncode == 0, done.stderr
    assert read(device, "boot/firmware/cmdline.txt") == f"{COMMAND_LINE} {OPTION}\n"
    assert OPTION.endswith(":recurse=0"), "else /data would be covered, and lost at each start"
    assert any("overlayroot" in call for call in device.calls())


def test_what_must_last_is_copied_and_mounted_from_the_data_partition(device: Device) -> None:
    on(device)
    table = read(device, "etc/fstab").splitlines()
    assert table[0].startswith("PARTUUID=5-02 /")
    assert [line.split()[:2] for line in table[1:]] == [[f"/data/system/{each.source}", each.place] for each in KEPT]
    assert all("bind,nofail" in line for line in table[1:]), "a broken card must not keep the device from starting"
    copy = device.root / "data/system/networks/work.nmconnection"
    assert copy.read_text(encoding="utf-8") == "[wifi]\n"
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_second_time_changes_nothing_and_keeps_what_is_newer(device: Device) -> None:
    on(device)
    before = read(device, "etc/fstab"), read(device, "boot/firmware/cmdline.txt")
    newer = device.root / "data/system/networks/home.nmconnection"
    newer.touch()
    assert on(device).returncode == 0
    assert (read(device, "etc/fstab"), read(device, "boot/firmware/cmdline.txt")) == before
    assert newer.exists()


def test_a_copy_that_was_cut_off_is_made_anew(device: Device) -> None:
    left = device.root / "data/system/.networks.new"
    left.mkdir(parents=True)
    (left / "half").touch()
    on(device)
    assert {path.name for path in (device.root / "data/system/networks").iterdir()} == {"work.nmconnection"}
    assert not left.exists()


def test_what_raspi_config_set_is_replaced(device: Device) -> None:
    line = device.root / "boot/firmware/cmdline.txt"
    line.write_text(f"overlayroot=tmpfs {COMMAND_LINE}\n", encoding="utf-8")
    on(device)
    assert read(device, "boot/firmware/cmdline.txt").split().count(OPTION) == 1
    assert "overlayroot=tmpfs " not in read(device, "boot/firmware/cmdline.txt")


def test_off_takes_it_back(device: Device) -> None:
    on(device)
    assert device.run("overlay", "off").returncode == 0
    assert read(device, "boot/firmware/cmdline.txt") == f"{COMMAND_LINE}\n"


@pytest.mark.parametrize(
    ("mounts", "said"),
    [
        ("/dev/mmcblk0p2 / ext4 rw 0 0\n", "is no file system of its own"),
        ("/dev/mmcblk0p3 /data vfat rw 0 0\n", "is a vfat file system"),
    ],
)
def test_without_a_place_for_what_must_last_nothing_is_changed(device: Device, mounts: str, said: str) -> None:
    (device.root / "proc/mounts").write_text(mounts, encoding="utf-8")
    done = on(device)
    assert done.returncode == 2
    assert said in done.stderr
    assert read(device, "boot/firmware/cmdline.txt") == f"{COMMAND_LINE}\n"
    assert device.calls() == []


def test_another_machine_is_refused(device: Device) -> None:
    (device.root / "boot/firmware/cmdline.txt").unlink()
    for word in ("on", "off"):
        done = device.run("overlay", word)
        assert done.returncode == 2
        assert "this is no Raspberry Pi OS" in done.stderr


@pytest.mark.parametrize("mounted", [False, True])
def test_the_status_tells_now_and_later(device: Device, *, mounted: bool) -> None:
    if mounted:
        (device.root / "proc/mounts").write_text("overlayroot / overlay rw 0 0\n", encoding="utf-8")
    now = "is protected" if mounted else "can be written to"
    assert device.run("overlay", "status").stdout.startswith(f"The root file system {now}; after the next start it can")
    (device.root / "boot/firmware/cmdline.txt").write_text(f"{COMMAND_LINE} {OPTION}\n", encoding="utf-8")
    assert "it will be protected" in device.run("overlay", "status").stdout
