"""Which checks there are."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from edge import profiles
from edge.health.examination import Parts, examination
from tests.edge.health.machines import Rig


def parts(folder: Path, *, is_listening: bool = False) -> Parts:
    return Parts(
        "orcam",
        profiles.load("orcam"),
        check_profile=lambda _: None,
        camera=None,
        sink=None,
        check_voice=lambda _: None,
        models=tuple,
        journal=folder / "journal.sqlite3",
        folders={"journal": folder},
        package_lists=folder,
        now=datetime(2026, 11, 27, tzinfo=UTC),
        zone=UTC,
        is_listening=is_listening,
    )


def test_a_microphone_is_looked_at_only_where_spoken_commands_are_on(rig: Rig, tmp_path: Path) -> None:
    without = [check.what for check in examination(rig.machine, parts(tmp_path), is_running=False)]
    listening = parts(tmp_path, is_listening=True)
    with_it = [check.what for check in examination(rig.machine, listening, is_running=False)]
    assert "microphone" not in without
    assert sorted(with_it) == sorted([*without, "microphone"])


def test_what_is_looked_at_is_what_the_documents_promise(rig: Rig, tmp_path: Path) -> None:
    looked_at = {check.what for check in examination(rig.machine, parts(tmp_path), is_running=False)}
    for promised in (
        "camera",
        "sound",
        "models",
        "packages",
        "permissions",
        "storage",
        "clock",
        "temperature",
        "power",
    ):
        assert promised in looked_at
    assert looked_at >= {"profile", "voice", "controls", "service", "journal", "memory"}


def test_every_check_has_a_time_and_gives_findings_of_its_own_name(rig: Rig, tmp_path: Path) -> None:
    for check in examination(rig.machine, parts(tmp_path), is_running=True):
        assert 0 < check.seconds <= 60
        findings = tuple(check.look())
        assert findings
        assert {each.what for each in findings} <= {check.what, "battery"}
