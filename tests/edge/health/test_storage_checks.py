"""Room, a card that fails, a place that forgets, and a damaged journal: each finding, well and not."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest

from edge.health import storage_checks
from edge.health.finding import Verdict
from edge.health.machine import Machine
from edge.health.storage_checks import Mount
from edge.journal.journal import Journal
from edge.journal.records import RecordedEvent
from pipelines.phrases.doctor_phrases import Problem
from tests.edge.health.machines import Rig, found, only

WELL = ("storage", Verdict.OK, None)


def mounted(rig: Rig, *lines: str) -> None:
    rig.write("/proc/mounts", "".join(f"{line} 0 0\n" for line in lines))


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Give the disk so much room, in MiB."""
    mib = {"free": 5000}
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=mib["free"] * 2**20))
    return mib


@pytest.mark.parametrize(
    ("free", "verdict", "problem"),
    [
        (500, Verdict.OK, None),
        (499, Verdict.WARN, Problem.STORAGE_FULL),
        (100, Verdict.WARN, Problem.STORAGE_FULL),
        (99, Verdict.FAIL, Problem.STORAGE_FULL),
    ],
)
def test_room_is_told(
    rig: Rig, tmp_path: Path, room: dict[str, int], *, free: int, verdict: Verdict, problem: Problem | None
) -> None:
    room["free"] = free
    told = storage_checks.look_at_storage(rig.machine, tmp_path / "data" / "journal.sqlite3")
    assert found(told) == [("storage", verdict, problem)]


@pytest.mark.parametrize(
    ("mount", "expected"),
    [
        ("/dev/mmcblk0p2 / ext4 rw,noatime", []),
        ("/dev/mmcblk0p2 / ext4 rw,errors=remount-ro", []),
        ("/dev/mmcblk0p2 / ext4 ro,noatime", [("storage", Verdict.FAIL, Problem.STORAGE_READ_ONLY)]),
        ("overlay / overlay rw,lowerdir=/lower", [("storage", Verdict.FAIL, Problem.STORAGE_FORGETS)]),
        ("tmpfs / tmpfs rw", [("storage", Verdict.FAIL, Problem.STORAGE_FORGETS)]),
    ],
)
def test_where_the_journal_lies_must_be_writable_and_last(
    rig: Rig, tmp_path: Path, mount: str, expected: list[tuple[str, Verdict, Problem]]
) -> None:
    mounted(rig, mount)
    assert found(storage_checks.look_at_storage(rig.machine, tmp_path / "journal.sqlite3")) == [*expected, WELL]


def test_a_data_partition_over_a_root_that_forgets_is_well(rig: Rig, tmp_path: Path) -> None:
    data = tmp_path / "my data"
    data.mkdir()
    escaped = str(data).replace(" ", "\\040")
    mounted(rig, "overlay / overlay rw", f"/dev/mmcblk0p3 {escaped} ext4 rw", f"tmpfs {tmp_path}/my tmpfs rw")
    assert found(storage_checks.look_at_storage(rig.machine, data / "journal.sqlite3")) == [WELL]
    assert storage_checks.mount_of(rig.machine, data) == Mount(str(data), "ext4", "/dev/mmcblk0p3", is_read_only=False)


def test_the_nearest_mount_counts_in_whatever_order(rig: Rig, tmp_path: Path) -> None:
    mounted(rig, f"/dev/mmcblk0p3 {tmp_path} ext4 rw", "overlay / overlay rw")
    assert found(storage_checks.look_at_storage(rig.machine, tmp_path / "journal.sqlite3")) == [WELL]


def test_the_last_mount_on_a_place_counts(rig: Rig, tmp_path: Path) -> None:
    mounted(rig, "/dev/mmcblk0p2 / ext4 ro", "/dev/mmcblk0p2 / ext4 rw")
    assert found(storage_checks.look_at_storage(rig.machine, tmp_path / "journal.sqlite3")) == [WELL]


def test_a_card_with_errors_is_told(rig: Rig, tmp_path: Path) -> None:
    mounted(rig, "/dev/mmcblk0p2 / ext4 rw")
    rig.write("/sys/fs/ext4/mmcblk0p2/errors_count", "0\n")
    assert found(storage_checks.look_at_storage(rig.machine, tmp_path / "j")) == [WELL]
    rig.write("/sys/fs/ext4/mmcblk0p2/errors_count", "3\n")
    assert found(storage_checks.look_at_storage(rig.machine, tmp_path / "j")) == [
        ("storage", Verdict.WARN, Problem.STORAGE_WORN),
        WELL,
    ]


def test_this_machine_tells_where_a_folder_lies(tmp_path: Path) -> None:
    mount = storage_checks.mount_of(Machine(), tmp_path.resolve())
    if mount is None:
        pytest.skip("inside of a changed root the kernel does not tell where this folder lies")
    assert tmp_path.resolve().is_relative_to(mount.where)


# Journal


def test_there_may_be_no_journal_yet(tmp_path: Path) -> None:
    journal = tmp_path / "journal.sqlite3"
    assert found(storage_checks.look_at_journal(journal)) == [("journal", Verdict.OK, None)]
    assert not journal.exists()


def filled(path: Path, events: int = 200) -> Path:
    with Journal.open(path) as journal:
        journal.append([RecordedEvent("shift-started", payload={"note": "x" * 100}) for _ in range(events)], None)
    return path


def test_a_whole_journal_is_well_also_while_a_run_writes_it(tmp_path: Path) -> None:
    path = filled(tmp_path / "journal.sqlite3")
    assert only(storage_checks.look_at_journal(path)).found == "whole, 200 events"
    with Journal.open(path) as journal:
        journal.append([RecordedEvent("shift-started")], None)
        assert only(storage_checks.look_at_journal(path)).found == "whole, 201 events"
        journal.append([RecordedEvent("shift-ended")], None)
    assert only(storage_checks.look_at_journal(path)).found == "whole, 202 events"


def test_a_damaged_journal_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    path = filled(tmp_path / "journal.sqlite3")
    content = bytearray(path.read_bytes())
    content[8192 : len(content) - 8192] = b"\xa5" * (len(content) - 16384)
    path.write_bytes(content)
    assert found(storage_checks.look_at_journal(path)) == [("journal", Verdict.FAIL, Problem.JOURNAL_DAMAGED)]
    assert path.read_bytes() == content
    path.write_bytes(b"no journal at all" * 1000)
    assert found(storage_checks.look_at_journal(path)) == [("journal", Verdict.FAIL, Problem.JOURNAL_DAMAGED)]


def test_damage_that_only_the_check_finds_is_told(tmp_path: Path) -> None:
    path = filled(tmp_path / "journal.sqlite3")
    content = bytearray(path.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    # A later leaf of a table: its first cell is said to lie in the page's own head.
    leaf = next(at for at in range(len(content) - size, 0, -size) if content[at] == 0x0D)
    content[leaf + 8 : leaf + 10] = (3).to_bytes(2, "big")
    path.write_bytes(content)
    finding = only(storage_checks.look_at_journal(path))
    assert found([finding]) == [("journal", Verdict.FAIL, Problem.JOURNAL_DAMAGED)]
    assert "*** in database main ***" in finding.found


def test_a_file_of_another_program_is_told(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE things (name)")
    other.close()
    assert found(storage_checks.look_at_journal(path)) == [("journal", Verdict.FAIL, Problem.JOURNAL_DAMAGED)]
