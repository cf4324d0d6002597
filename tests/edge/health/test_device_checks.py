"""Camera, sound, microphone, voice and controls: each finding, well and not."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from edge.cameras.source import CameraError, FrameSource
from edge.clock import ManualClock, MonotonicClock
from edge.errors import UserError
from edge.health import camera_check, program_checks, sound_checks
from edge.health.finding import Finding, Verdict
from edge.profile_keys import ButtonBinding, ControlKeys
from edge.sound.sinks import NullSink, Render, Sink
from pipelines.phrases.doctor_phrases import Problem
from pipelines.session import PressKind
from pipelines.types import Frame
from tests.edge.health.machines import Rig, found, only, raising

DARK_BELOW = 0.12


@dataclasses.dataclass
class Camera:
    """A camera that gives so many frames of one grey level."""

    level: int = 128
    frames: int = 100
    closed: bool = False

    def open(self) -> None:
        """Nothing to open."""

    def read(self, timeout_seconds: float) -> Frame | None:
        """Give the next frame."""
        assert timeout_seconds > 0
        self.frames -= 1
        pixels = np.full((720, 1280, 3), self.level, np.uint8)
        return Frame(1, 0.0, pixels) if self.frames >= 0 else None

    def close(self) -> None:
        """Note it."""
        self.closed = True


class Unopened(Camera):
    """A camera that cannot be opened."""

    def open(self) -> None:
        """Fail."""
        raise CameraError("The camera is busy. Close the other program.")


def looked_at(rig: Rig, camera: FrameSource | None) -> Finding:
    return only(camera_check.look(rig.machine, None if camera is None else lambda: camera, DARK_BELOW))


def usb_camera(
    rig: Rig, node: str = "video0", name: str = "Glasses Cam", index: int = 0, driver: str = "uvcvideo"
) -> None:
    folder = f"/sys/class/video4linux/{node}"
    rig.write(f"{folder}/name", f"{name}\n")
    rig.write(f"{folder}/index", f"{index}\n")
    rig.write(f"/sys/bus/drivers/{driver}/bind")
    rig.write(f"{folder}/device/uevent")
    (rig.root / folder[1:] / "device" / "driver").symlink_to(rig.root / "sys/bus/drivers" / driver)


# Camera


def test_a_camera_that_gives_pictures_is_well_and_closed_again(rig: Rig) -> None:
    usb_camera(rig)
    camera = Camera()
    finding = looked_at(rig, camera)
    assert found([finding]) == [("camera", Verdict.OK, None)]
    assert finding.found == "Glasses Cam gives pictures of 1280 × 720, brightness 50%"
    assert camera.closed


def test_a_picture_is_judged_once_the_exposure_has_settled(rig: Rig) -> None:
    camera = Camera()
    looked_at(rig, camera)
    assert camera.frames == 100 - camera_check.SETTLED_FRAMES


def test_a_dark_picture_is_told(rig: Rig) -> None:
    assert found([looked_at(rig, Camera(level=25))]) == [("camera", Verdict.WARN, Problem.CAMERA_DARK)]
    assert found([looked_at(rig, Camera(level=35))]) == [("camera", Verdict.OK, None)]


@pytest.mark.parametrize("camera", [Unopened(), Camera(frames=0)])
def test_a_camera_without_pictures_is_told_by_whether_it_is_there(rig: Rig, camera: Camera) -> None:
    assert found([looked_at(rig, camera)]) == [("camera", Verdict.FAIL, Problem.CAMERA_MISSING)]
    usb_camera(rig)
    finding = looked_at(rig, dataclasses.replace(camera))
    assert found([finding]) == [("camera", Verdict.FAIL, Problem.CAMERA_SILENT)]
    assert finding.found.startswith("Glasses Cam gives no picture")
    assert camera.closed


def test_a_camera_that_a_run_has_is_well(rig: Rig) -> None:
    usb_camera(rig)
    finding = looked_at(rig, None)
    assert found([finding]) == [("camera", Verdict.OK, None)]
    assert "Glasses Cam" in finding.found


def test_a_run_without_a_camera_that_can_be_named_may_see_nothing(rig: Rig) -> None:
    assert found([looked_at(rig, None)]) == [("camera", Verdict.WARN, Problem.CAMERA_MISSING)]


def test_cameras_are_named_and_what_is_none_is_not(rig: Rig) -> None:
    usb_camera(rig)
    usb_camera(rig, "video1", index=1)
    usb_camera(rig, "video10", "bcm2835-codec-decode", driver="bcm2835-codec")
    listing = (
        "Available cameras\n-----------------\n0 : imx708 [4608x2592 10-bit RGGB] (/base/soc/i2c0mux)\n    Modes: \n"
    )
    rig.answer("rpicam-hello --list-cameras", listing)
    assert camera_check.found_cameras(rig.machine) == ("Glasses Cam",)
    rig.pi()
    assert camera_check.found_cameras(rig.machine) == ("Glasses Cam", "imx708")


def test_the_older_name_of_the_cameras_program_is_known(rig: Rig) -> None:
    rig.pi()
    assert camera_check.found_cameras(rig.machine) == ()
    rig.answer("libcamera-hello --list-cameras", "Available cameras\n0 : imx219 [3280x2464] (/base)\n")
    assert camera_check.found_cameras(rig.machine) == ("imx219",)


# Sound


class Output(NullSink):
    """An output that takes silence, or as told."""

    def __init__(self, *, error: str = "", asks: bool = True) -> None:
        """Take how it fails."""
        super().__init__(MonotonicClock() if asks else ManualClock(), 2)
        self.error = error
        self.stopped = False

    def start(self, render: Render) -> None:
        """Begin, or fail."""
        if self.error:
            raise UserError(self.error)
        super().start(render)

    def stop(self) -> None:
        """Note it."""
        self.stopped = True
        super().stop()


def heard(rig: Rig, sink: Sink | None) -> Finding:
    return only(sound_checks.look_at_output(rig.machine, None if sink is None else lambda: sink))


def test_an_output_that_takes_sound_is_well_and_let_go(rig: Rig) -> None:
    rig.write(
        "/proc/asound/cards", " 0 [Headphones     ]: bcm2835_headpho - bcm2835 Headphones\n                      x\n"
    )
    output = Output()
    finding = heard(rig, output)
    assert found([finding]) == [("sound", Verdict.OK, None)]
    assert "sound cards: Headphones" in finding.found
    assert output.stopped


def test_an_output_that_does_not_open_is_told(rig: Rig) -> None:
    output = Output(error="No sound can be put out. Connect a headset.")
    finding = heard(rig, output)
    assert found([finding]) == [("sound", Verdict.FAIL, Problem.SOUND_MISSING)]
    assert "sound cards: none" in finding.found
    assert "Connect a headset." in finding.remedy
    assert output.stopped


def test_an_output_that_takes_nothing_is_told(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound_checks, "ASKED_SECONDS", 0.05)
    assert found([heard(rig, Output(asks=False))]) == [("sound", Verdict.FAIL, Problem.SOUND_MISSING)]


def test_an_output_that_a_run_has_is_well(rig: Rig) -> None:
    assert found([heard(rig, None)]) == [("sound", Verdict.OK, None)]


def test_a_microphone_is_a_card_that_can_record(rig: Rig) -> None:
    rig.write("/proc/asound/pcm", "00-00: bcm2835 Headphones : bcm2835 Headphones : playback 8\n")
    assert found(sound_checks.look_at_microphone(rig.machine)) == [
        ("microphone", Verdict.FAIL, Problem.MICROPHONE_MISSING)
    ]
    rig.write("/proc/asound/pcm", "01-00: USB Audio : USB Audio : playback 1 : capture 1\n")
    assert found(sound_checks.look_at_microphone(rig.machine)) == [("microphone", Verdict.OK, None)]


def test_a_voice_that_speaks_is_well() -> None:
    assert found(sound_checks.look_at_voice("espeak", lambda _: None)) == [("voice", Verdict.OK, None)]


def test_without_espeak_nothing_speaks() -> None:
    missing = raising(UserError("eSpeak NG is not installed. Install it."))
    for name in ("espeak", "nl_NL-ronnie-medium"):
        assert found(sound_checks.look_at_voice(name, missing)) == [("voice", Verdict.FAIL, Problem.VOICE_MISSING)]


def test_where_a_chosen_voice_cannot_speak_espeak_does() -> None:
    def check(name: str) -> None:
        if name != "espeak":
            raise UserError("There is no voice nl_NL-gone. Install it.")

    finding = only(sound_checks.look_at_voice("nl_NL-gone", check))
    assert found([finding]) == [("voice", Verdict.WARN, Problem.VOICE_OTHER)]
    assert finding.remedy == "There is no voice nl_NL-gone. Install it."


# Controls


def test_a_profile_without_a_press_that_does_something_is_told(rig: Rig) -> None:
    told = program_checks.look_at_controls(rig.machine, ControlKeys(buttons=()))
    assert found(told) == [("controls", Verdict.FAIL, Problem.CONTROLS_IDLE)]


def test_buttons_need_something_to_press(rig: Rig) -> None:
    keys = ControlKeys(buttons=(ButtonBinding(button="left", press=PressKind.SHORT, action="read"),))
    assert found(program_checks.look_at_controls(rig.machine, keys)) == [
        ("controls", Verdict.WARN, Problem.CONTROLS_MISSING)
    ]
    rig.write("/dev/gpiochip0")
    assert found(program_checks.look_at_controls(rig.machine, keys)) == [
        ("controls", Verdict.WARN, Problem.CONTROLS_MISSING)
    ]
    rig.pi()
    finding = only(program_checks.look_at_controls(rig.machine, keys))
    assert found([finding]) == [("controls", Verdict.OK, None)]
    assert finding.found == "left, from the pins"


def test_what_has_keys_can_be_pressed_and_a_power_button_is_not_meant(rig: Rig) -> None:
    for number, (name, keys) in enumerate(
        (
            ("PCsensor FootSwitch", "1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe"),
            ("Power Button", "10000000000000 0"),
            ("vc4-hdmi-0", "ffffc000000000 3ff 0"),
            ("Headset jack", "0"),
            ("Microsoft Presenter", "1680"),
        )
    ):
        folder = f"/sys/class/input/event{number}/device"
        rig.write(f"{folder}/name", f"{name}\n")
        rig.write(f"{folder}/capabilities/key", f"{keys}\n")
    assert program_checks.input_devices(rig.machine) == ("PCsensor FootSwitch", "Microsoft Presenter")
    assert found(program_checks.look_at_controls(rig.machine, ControlKeys())) == [("controls", Verdict.OK, None)]
