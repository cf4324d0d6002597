"""`kijkmee doctor`: what it prints and says, its exit codes, and that it leaves a run alone."""

from __future__ import annotations

import json
import wave
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from edge import examining, outputs
from edge.errors import UserError
from edge.health import camera_check
from edge.health.doctor import examine
from edge.health.finding import Check, Finding, fail, ok, warn
from edge.health.machine import Machine
from edge.sound.sinks import NullSink
from pipelines.phrases.doctor_phrases import Problem
from tests.edge.command import LETTER, here, outside
from tests.edge.sound.listening import find_earcons

WELL = ok("camera", "Glasses Cam gives pictures")
WARM = warn("temperature", Problem.HOT, "81 °C", "Let air reach the board.")
MUTE = fail("sound", Problem.SOUND_MISSING, "no output opens", "Connect a headset.")

pytestmark = pytest.mark.usefixtures("away")


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the examination find this."""

    def examine(*findings: Finding) -> None:
        checks = tuple(Check(each.what, lambda each=each: (each,)) for each in findings)  # type: ignore[misc]
        monkeypatch.setattr(examining, "checks", lambda *_: checks)

    return examine


def test_each_finding_is_a_line_and_its_remedy_stands_below(examined: Callable[..., None]) -> None:
    examined(WELL, WARM)
    result = here("doctor")
    assert result.exit_code == 0, "a warning is no failure"
    assert result.stdout.splitlines() == [
        "ok    camera       Glasses Cam gives pictures",
        "warn  temperature  81 °C",
        "                   → Let air reach the board.",
    ]


def test_what_fails_gives_exit_code_1(examined: Callable[..., None]) -> None:
    examined(MUTE, WELL)
    result = here("doctor")
    assert result.exit_code == 1
    assert result.stdout.startswith("fail  sound        no output opens\n")
    assert result.stdout.endswith("ok    camera       Glasses Cam gives pictures\n")


def test_json_has_one_object_a_finding(examined: Callable[..., None]) -> None:
    examined(WELL, MUTE)
    result = here("doctor", "--json")
    assert result.exit_code == 1
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {"what": "camera", "verdict": "ok", "found": WELL.found, "remedy": "", "problem": None},
        {
            "what": "sound",
            "verdict": "fail",
            "found": "no output opens",
            "remedy": "Connect a headset.",
            "problem": "sound-missing",
        },
    ]


def test_it_is_said_into_a_file(examined: Callable[..., None], away: Path) -> None:
    examined(WELL, WARM)
    result = here("doctor", "--speak", "--out", away / "doctor.wav")
    assert result.exit_code == 0
    assert result.stderr == f"written: {away / 'doctor.wav'}\n"
    with wave.open(str(away / "doctor.wav")) as file:
        assert file.getnframes() > 4 * file.getframerate(), "a summary and a problem"


def test_it_begins_with_a_tone(examined: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    examined(MUTE)
    heard = []

    class Recorder(NullSink):
        def _take(self, block: object) -> None:
            heard.append(np.asarray(block, dtype=np.int16).copy())

    monkeypatch.setattr(outputs, "_device", lambda keys, clock, _tell: Recorder(clock, keys.channels))
    result = here("doctor", "--speak", "--profile", _quick())
    assert result.exit_code == 1
    earcons = [each.earcon.value for each in find_earcons(np.concatenate(heard).reshape(-1, 2)[:, 0])]
    assert earcons[:1] == ["attention"]


def _quick() -> Path:
    own = Path("quick.toml")
    own.write_text('extends = "orcam"\nlanguage = "en"\nvoice.rate = 600\n')
    return own


def test_without_an_output_the_list_is_given_all_the_same(examined: Callable[..., None], away: Path) -> None:
    examined(WELL)
    own = away / "own.toml"
    own.write_text('extends = "orcam"\nsound.output = "aplay"\nsound.device = "no such output"\n')
    result = here("doctor", "--speak", "-p", own)
    assert result.exit_code == 1
    assert "Glasses Cam" in result.stdout
    assert "kijkmee:" in result.stderr


def test_a_file_that_cannot_be_written_gives_exit_code_2(examined: Callable[..., None], away: Path) -> None:
    examined(WELL)
    result = here("doctor", "--out", away / "none" / "doctor.wav")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_a_profile_that_cannot_be_used_is_a_finding_and_all_else_is_checked(away: Path) -> None:
    own = away / "own.toml"
    own.write_text('extends = "orcam"\nno_such_key = 1\n')
    findings = [json.loads(line) for line in here("doctor", "-p", own, "--json").stdout.splitlines()]
    assert findings[0]["problem"] == "profile-unusable"
    assert "no_such_key" in findings[0]["remedy"]
    assert {"camera", "memory"} <= {each["what"] for each in findings}


def test_this_machine_is_examined_with_a_recording_as_the_camera(away: Path) -> None:
    done = outside("doctor", "--json", "--camera", LETTER.parent)
    findings = {each["what"]: each for each in map(json.loads, done.stdout.splitlines())}
    assert list(findings)[:3] == ["profile", "camera", "sound"]
    assert findings["camera"]["verdict"] == "ok"
    assert "1920 × 1080" in findings["camera"]["found"]
    assert findings["voice"]["verdict"] == "ok"
    assert findings["packages"]["verdict"] == "ok"
    assert "microphone" not in findings, "spoken commands are off"
    assert done.returncode == (1 if any(each["verdict"] == "fail" for each in findings.values()) else 0)
    assert not list(away.glob("**/journal*")), "nothing is written"


def test_a_hanging_check_does_not_keep_the_program(away: Path) -> None:
    (away / "sitecustomize.py").write_text(
        """
import threading
from edge import examining
from edge.errors import UserError
from edge.health import camera_check
from edge.health.doctor import examine
from edge.health.finding import Check, ok
examining.checks = lambda *_: (
    Check("camera", lambda: threading.Event().wait(), seconds=0.2),
    Check("clock", lambda: (ok("clock", "well"),)),
)
"""
    )
    root = str(LETTER.parents[2])
    done = outside("doctor", env={"PYTHONPATH": f"{away}:{root}", "PATH": "/usr/bin:/bin", "HOME": str(away)})
    assert done.returncode == 1
    assert "no answer within 0.2 s" in done.stdout
    assert done.stdout.endswith("ok    clock        well\n")


@pytest.mark.parametrize("is_running", [False, True])
@pytest.mark.parametrize(("camera", "is_live"), [(None, True), ("usb", True), (str(LETTER.parent), False)])
def test_a_run_that_goes_on_keeps_camera_and_output(
    monkeypatch: pytest.MonkeyPatch, camera: str | None, *, is_live: bool, is_running: bool
) -> None:
    touched = []

    def refuse(*arguments: object) -> None:
        touched.append("camera" if arguments[0] == camera else "sound")
        raise UserError("It was touched. Let it be.")

    monkeypatch.setattr(examining, "is_running", lambda _: is_running)
    monkeypatch.setattr(examining, "_camera", refuse)
    monkeypatch.setattr(outputs, "chosen_sink", refuse)
    profile = examining.profile_for_speaking("orcam")
    for check in examining.checks("orcam", profile, camera, Machine(Path("/nonexistent"))):
        if check.what in {"camera", "sound"}:
            list(examine((check,)))
    assert ("camera" in touched) is (not is_running or not is_live), "a recording is nobody's"
    assert ("sound" in touched) is not is_running


def test_a_camera_in_a_process_of_its_own_is_tried(away: Path) -> None:
    film = away / "film.avi"
    writer = cv2.VideoWriter(str(film), cv2.VideoWriter.fourcc(*"MJPG"), 20, (640, 360))
    for _ in range(20):
        writer.write(np.full((360, 640, 3), 128, np.uint8))
    writer.release()
    profile = examining.profile_for_speaking("orcam")
    (finding,) = camera_check.look(Machine(away), lambda: examining._camera(f"loop:{film}", profile), 0.1)
    assert finding.verdict == "ok", finding
    assert "brightness 50%" in finding.found
    (finding,) = camera_check.look(Machine(away), lambda: examining._camera("/dev/video99", profile), 0.1)
    assert finding.problem is Problem.CAMERA_MISSING
