"""The whole program reads rare words and a code aloud; then they are sought wherever they may not be."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from models.store import models_folder
from pipelines.phrases import reading_phrases
from pipelines.phrases.phrasebook import Phrasebook
from tests.edge.privacy.canaries import CODE, FIND, PICTURE_MARKS, WORDS, told_in
from tests.edge.privacy.worn import Worn, confined, run

JOURNAL = {"journal.sqlite3", "journal.sqlite3-wal", "journal.sqlite3-shm", "journal.sqlite3-journal"}


UNKNOWN = Phrasebook("nl").text(reading_phrases.product_unknown())
SCRIPT = (
    ("Ik kan nu voorlezen", "read"),
    (WORDS[2], "read-product"),
    (UNKNOWN, f"find {FIND}"),
    ("command find", f"raed {FIND}"),
    ("command find", "end-shift"),
)
SOUND_SYSTEM = {".config", "pulse", "cookie"}
"""What the library that reaches PulseAudio makes in a home, beside a folder of its own: it knows of no picture."""


@pytest.fixture(scope="module")
def worn(tmp_path_factory: pytest.TempPathFactory) -> Worn:
    """Let Tesseract read: it alone needs files for its pictures, and it needs no models."""
    return run(
        tmp_path_factory.mktemp("worn"),
        "orcam",
        SCRIPT,
        models=Path("/nonexistent"),
        alone=confined() is None,
    )


def test_all_of_it_was_read_aloud(worn: Worn) -> None:
    assert worn.returncode == 0, worn.log.decode()
    assert all(word in worn.heard for word in WORDS)
    assert UNKNOWN in worn.heard, "the code was read too"
    assert f"command find  (text {FIND})" in worn.heard


def test_no_log_tells_what_was_read_or_typed(worn: Worn) -> None:
    assert b"<4>" in worn.log, "it does tell something: that Tesseract reads"
    assert told_in(worn.log) == []


def test_no_event_and_no_file_of_the_reading_job_tells_what_was_read(worn: Worn) -> None:
    assert {Path(name).name for name in worn.left} <= JOURNAL
    assert "data/journal.sqlite3" in worn.left
    assert {name: told_in(content) for name, content in worn.left.items() if told_in(content)} == {}


def test_no_file_that_is_written_holds_a_picture(worn: Worn) -> None:
    ours = {name for name in worn.seen if name not in SOUND_SYSTEM and not name.startswith("pulse-")}
    assert ours <= JOURNAL, "also none that is gone again"
    for name, content in worn.left.items():
        assert not any(mark in content for mark in PICTURE_MARKS), name


def test_it_works_where_no_disk_but_its_data_folder_can_be_written(worn: Worn) -> None:
    reason = confined()
    if reason is not None:
        pytest.skip(reason)
    assert worn.returncode == 0


def test_it_works_without_a_network_and_asks_for_none(worn: Worn) -> None:
    reason = confined()
    if reason is not None:
        pytest.skip(f"the guard alone watched it: {reason}")
    assert worn.returncode == 0


@pytest.mark.models
@pytest.mark.proof
def test_the_same_holds_with_the_models(tmp_path: Path) -> None:
    worn = run(tmp_path, "orcam", SCRIPT, models=models_folder(), alone=confined() is None)
    assert worn.returncode == 0, worn.log.decode()
    assert all(word in worn.heard for word in WORDS)
    assert told_in(worn.log + b"".join(worn.left.values())) == []
    assert worn.seen <= JOURNAL


@pytest.mark.proof
def test_in_the_picking_job_no_log_tells_a_code(tmp_path: Path) -> None:
    script = (("Je dienst begint", f"enter-lot {FIND}"), ("command", "end-shift"))
    worn = run(tmp_path, "metafors", script, models=Path("/nonexistent"))
    assert worn.returncode == 0, worn.log.decode()
    assert told_in(worn.log) == []


def test_the_search_finds_what_it_seeks(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.sqlite3") as file:
        file.execute("CREATE TABLE a (b TEXT)")
        file.execute("INSERT INTO a VALUES (?)", (f"x {WORDS[0].upper()} {CODE}",))
    file.close()
    assert told_in((tmp_path / "a.sqlite3").read_bytes()) == [WORDS[0], CODE]
    assert told_in(FIND.encode("utf-16-le")) == [FIND]
