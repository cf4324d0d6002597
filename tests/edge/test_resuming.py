"""What outlasts a crash of the program: the role and worker that were taken, and nothing that is worth a secret."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from edge import resuming
from pipelines.roles import Handover

ROOT = Path(__file__).parents[2]
TAKEN = Handover("metafors", "W-7")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder that the service manager names."""
    monkeypatch.setenv(resuming.FOLDER, str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("taken", [TAKEN, Handover("orcam", None), Handover("my own role", None)])
def test_what_was_taken_is_there_again_until_it_is_over(folder: Path, taken: Handover) -> None:
    assert resuming.kept() is None
    resuming.keep(taken)
    assert resuming.kept() == resuming.kept() == taken
    resuming.keep(None)
    assert resuming.kept() is None
    assert list(folder.iterdir()) == []
    resuming.keep(None)


def test_without_a_service_manager_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(resuming.FOLDER, raising=False)
    monkeypatch.chdir(tmp_path)
    resuming.keep(TAKEN)
    assert resuming.kept() is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"profile": "orcam"}', '{"profile": null, "worker": null}', '{"profile": "orcam", "worker": 7}'],
)
def test_what_cannot_be_read_counts_as_nothing(folder: Path, text: str, caplog: pytest.LogCaptureFixture) -> None:
    (folder / resuming.NAME).write_text(text, encoding="utf-8")
    assert resuming.kept() is None
    assert "begins as it was set up" in caplog.text


def test_a_folder_that_has_gone_is_logged_and_the_work_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(resuming.FOLDER, str(folder / "gone"))
    resuming.keep(TAKEN)
    assert "would begin as it was set up" in caplog.text
    assert resuming.kept() is None


def test_the_service_keeps_its_folder_over_a_new_start_alone() -> None:
    unit = (ROOT / "tools" / "device" / "kijkmee.service").read_text(encoding="utf-8")
    assert re.search(r"^RuntimeDirectory=kijkmee$", unit, re.MULTILINE)
    assert re.search(r"^RuntimeDirectoryPreserve=restart$", unit, re.MULTILINE)


def test_of_what_a_crash_leaves_the_service_keeps_nothing_else(folder: Path) -> None:
    unit = (ROOT / "tools" / "device" / "kijkmee.service").read_text(encoding="utf-8")
    cleaning = re.search(r"^ExecStartPre=(/usr/bin/find /run/kijkmee .*)$", unit, re.MULTILINE)
    assert cleaning is not None
    resuming.keep(TAKEN)
    (folder / "tess_1.png").write_bytes(b"a picture")
    (folder / "deep").mkdir()
    (folder / "deep" / "more").write_bytes(b"a picture")
    subprocess.run(cleaning[1].replace("/run/kijkmee", str(folder)).split(), check=True)
    assert [each.name for each in folder.iterdir()] == [resuming.NAME]
    assert resuming.kept() == TAKEN
