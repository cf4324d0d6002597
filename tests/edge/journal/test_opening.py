"""Opening the journal: durable, up to date, and never stopped by a damaged file."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import platformdirs
import pytest

from edge.errors import UserError
from edge.journal import opening
from edge.journal.errors import JournalError
from edge.journal.journal import Journal, default_path
from edge.journal.records import EventOrigin, RecordedEvent

WALL = datetime(2026, 11, 24, 7, 30, 0, tzinfo=UTC)


def open_at(path: Path) -> Journal:
    return Journal.open(path, wall=lambda: WALL, busy_seconds=0.05)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.sqlite3"


def fill(path: Path, count: int = 400) -> None:
    with open_at(path) as journal:
        journal.append([RecordedEvent("page-read", payload={"lines": number}) for number in range(count)])


def test_a_new_journal_is_made_with_its_folder(path: Path) -> None:
    with open_at(path) as journal:
        assert journal.set_aside is None
        assert journal.events() == ()
    assert path.is_file()


def test_it_is_durable_and_strict(path: Path) -> None:
    with open_at(path) as journal:
        settings = [
            journal._connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "user_version")
        ]
    assert settings == ["wal", 2, 1, 2]


def test_a_journal_of_the_first_version_is_brought_up_to_date_with_all_it_holds(path: Path) -> None:
    path.parent.mkdir()
    first = sqlite3.connect(path, isolation_level=None)
    script = (Path(opening.__file__).parent / "migrations" / "001_events_and_workers.sql").read_text()
    first.executescript(script)
    first.execute("INSERT INTO device VALUES (1, 'here')")
    first.execute("INSERT INTO workers (code, created) VALUES ('W-7', '2026-11-24T07:30:00+00:00')")
    payload = '{"scanned": "1", "quantity": 1, "counted": 1}'
    for sequence in (1, 2):
        first.execute(
            "INSERT INTO events VALUES ('here', ?, ?, 0.5, '2026-11-24T07:30:00+00:00', 'W-7', 'P-1', 1, ?, ?)",
            (sequence, str(uuid4()), "item-verified", payload),
        )
    first.execute("PRAGMA user_version = 1")
    first.execute(f"PRAGMA application_id = {opening.APPLICATION_ID}")
    first.close()
    with open_at(path) as journal:
        assert journal.set_aside is None
        assert [(one.sequence, one.worker, one.origin) for one in journal.events()] == [
            (1, "W-7", EventOrigin.WORKER),
            (2, "W-7", EventOrigin.WORKER),
        ]
        assert journal.append([RecordedEvent("shift-started")])[0].sequence == 3
        with journal.reading() as connection:
            assert [row["sequence"] for row in connection.execute("SELECT * FROM outbox")] == [1, 2, 3]


def test_opening_again_changes_nothing(path: Path) -> None:
    fill(path, 3)
    with open_at(path) as journal:
        first = (journal.device, journal.events())
    with open_at(path) as journal:
        assert (journal.device, journal.events()) == first


@pytest.mark.parametrize("start", [b"", b"SQLite format 3\0"])
def test_a_file_that_is_no_database_is_set_aside(path: Path, start: bytes) -> None:
    path.parent.mkdir()
    content = start + b"Beste bewoner,\n" * 500
    path.write_bytes(content)
    with open_at(path) as journal:
        assert journal.set_aside is not None
        assert journal.set_aside.path == path.with_name("journal.damaged-20261124T073000.sqlite3")
        assert journal.set_aside.path.read_bytes() == content
        assert journal.set_aside.reason
        journal.append([RecordedEvent("shift-started")])
    with open_at(path) as journal:
        assert journal.set_aside is None
        assert len(journal.events()) == 1


def test_damage_in_the_middle_is_found_and_set_aside(path: Path) -> None:
    fill(path)
    device = None
    with open_at(path) as journal:
        device = journal.device
        journal._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 12] = b"\xa5" * (4096 * 9)
    path.write_bytes(content)
    with open_at(path) as journal:
        assert journal.set_aside is not None
        assert journal.events() == ()
        assert journal.device != device, "numbers of the two must not clash"


def test_a_cut_file_is_set_aside(path: Path) -> None:
    fill(path)
    with open_at(path) as journal:
        journal._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with open_at(path) as journal:
        assert journal.set_aside is not None


def test_two_damaged_files_in_one_second_are_both_kept(path: Path) -> None:
    path.parent.mkdir()
    for _ in range(2):
        path.write_bytes(b"x" * 5000)
        open_at(path).close()
    assert len(list(path.parent.glob("journal.damaged-*.sqlite3"))) == 2


def test_another_program_s_database_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE photos (name TEXT)")
    other.close()
    with pytest.raises(JournalError, match="belongs to another program"):
        open_at(path)
    other = sqlite3.connect(path)
    assert [row[0] for row in other.execute("SELECT name FROM sqlite_schema")] == ["photos"]
    other.close()


def test_a_newer_journal_is_refused_and_left_alone(path: Path) -> None:
    with open_at(path) as journal:
        journal._connection.execute("PRAGMA user_version = 99")
    with pytest.raises(JournalError, match="newer version"):
        open_at(path)
    assert path.is_file()


def test_a_folder_in_its_place_is_said(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(JournalError, match="check the folder and its permissions"):
        open_at(path)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="cannot be made"):
        open_at(tmp_path / "file" / "journal.sqlite3")


def test_a_file_held_by_another_program_is_no_damage(path: Path) -> None:
    fill(path, 1)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(JournalError, match="Another program holds it"):
        open_at(path)
    holder.execute("ROLLBACK")
    holder.close()
    with open_at(path) as journal:
        assert len(journal.events()) == 1


def test_two_programs_may_make_it_at_once(path: Path) -> None:
    path.parent.mkdir()
    devices: list[str] = []

    def run() -> None:
        with Journal.open(path, busy_seconds=10) as journal:
            devices.append(journal.device)

    threads = [threading.Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(devices) == 6
    assert len(set(devices)) == 1


def test_the_usual_place_is_the_data_folder_or_what_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIJKMEE_DATA", str(tmp_path))
    assert default_path() == tmp_path / "journal.sqlite3"
    monkeypatch.delenv("KIJKMEE_DATA")
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda name: f"/there/{name}")
    assert default_path() == Path("/there/kijkmee/journal.sqlite3")
