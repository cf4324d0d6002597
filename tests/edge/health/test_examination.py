"""Which checks there are, and that a run which goes on is left alone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from edge import profiles
from edge.cameras.source import FrameSource
from edge.health.examination import Parts, examination
from edge.sound.sinks import Sink
from tests.edge.health.machines import Rig


def touched() -> FrameSource:
    raise AssertionError("the camera was touched")


def opened() -> Sink:
    raise AssertionError("the output was opened")


def parts(folder: Path, *, is_listening: bool = False) -> Parts:
    return Parts(
        "orcam",
        profiles.load("orcam"),
        check_profile=lambda _: None,
        camera=touched,
        sink=opened,
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


def test_a_run_keeps_its_camera_and_its_output(rig: Rig, tmp_path: Path) -> None:
    told = {
        check.what: next(iter(check.look()))
        for check in examination(rig.machine, parts(tmp_path), is_running=True)
        if check.what in {"camera", "sound"}
    }
    assert all("in use by the program that runs" in finding.found for finding in told.values())
    assert len(told) == 2
