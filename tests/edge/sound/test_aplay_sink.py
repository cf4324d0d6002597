"""The output through `aplay`, played by a script that takes samples at their pace, and by the real program."""

from __future__ import annotations

import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from edge.errors import UserError
from edge.sound import aplay_sink
from edge.sound.aplay_sink import AplaySink, matching
from edge.sound.pcm import SAMPLE_RATE, Pcm

FAKE = """#!{python} -IS
import os, sys, time
folder = {folder!r}
mode = open(folder + "/mode").read()
if "-L" in sys.argv:
    print(open(folder + "/outputs").read(), end="")
    sys.exit()
open(folder + "/arguments", "a").write(" ".join(sys.argv[1:]) + "\\n")
open(folder + "/process", "w").write(str(os.getpid()))
if mode == "no card":
    sys.exit("ALSA lib: many words\\naplay: main:831: audio open error: No such file or directory")
heard = open(folder + "/heard", "ab", buffering=0)
started, taken = time.monotonic(), 0
while True:
    if mode == "blocks" and taken > 20_000 or mode == "blocks at once":
        time.sleep(60)
    if mode == "dies" and taken > 20_000:
        sys.exit("aplay: pcm_write:2127: write error: No such device")
    if mode == "complains":
        os.write(2, b"underrun!!! (at least 1.2 ms long)\\n" * 20)
    data = os.read(0, 512)
    if not data:
        break
    heard.write(data)
    taken += len(data)
    time.sleep(max(0, started + taken / {bytes_a_second} - time.monotonic()))
"""


class FakeAplay:
    """A script in the place of the program, and what became of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = folder / "aplay"
        self.program.write_text(
            FAKE.format(python=sys.executable, folder=str(folder), bytes_a_second=2 * 2 * SAMPLE_RATE)
        )
        self.program.chmod(0o755)
        (folder / "outputs").write_text("")
        self.trigger("plays")

    def trigger(self, mode: str) -> None:
        """Set what the script does."""
        (self.folder / "mode").write_text(mode)

    @property
    def heard(self) -> Pcm:
        """What it was given, left and right in turn."""
        path = self.folder / "heard"
        return np.frombuffer(path.read_bytes() if path.exists() else b"", dtype="<i2").astype(np.int16)

    @property
    def arguments(self) -> list[str]:
        """The arguments of its last run."""
        return (self.folder / "arguments").read_text().splitlines()[-1].split()

    @property
    def is_running(self) -> bool:
        """Whether its last run goes on."""
        process = (self.folder / "process").read_text()
        status = Path(f"/proc/{process}/stat")
        return status.exists() and ") Z " not in status.read_text()


@pytest.fixture
def fake(tmp_path: Path) -> FakeAplay:
    return FakeAplay(tmp_path)


@pytest.fixture
def sink(fake: FakeAplay) -> Iterator[AplaySink]:
    made = AplaySink(program=str(fake.program))
    yield made
    made.close()


class Counting:
    """Gives samples that count up, so that a gap or a doubling would be seen."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, count: int) -> Pcm:
        """Be asked."""
        numbers = np.arange(self.asked, self.asked + count) % 30_000 + 1
        self.asked += count
        return np.repeat(numbers.astype(np.int16), 2).reshape(-1, 2)


def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"it did not come true within {seconds} s"
        time.sleep(0.002)


def test_every_sample_comes_out_in_order_and_little_is_under_way(fake: FakeAplay, sink: AplaySink) -> None:
    render = Counting()
    sink.start(render)
    sink.start(render)
    until(lambda: len(fake.heard) > SAMPLE_RATE)
    heard = fake.heard
    under_way = 2 * render.asked - len(heard)
    sink.stop()
    left, right = heard[0::2], heard[1::2]
    first = int(np.flatnonzero(left)[0])
    assert np.array_equal(left[first:], np.arange(len(left) - first) % 30_000 + 1)
    assert np.array_equal(left[: len(right)], right)
    # A pipe of the usual size would hold 16,000 samples of both sides.
    assert under_way < 2 * 0.09 * SAMPLE_RATE
    assert 0 < sink.latency_seconds < 0.1
    assert {"--format=S16_LE", "--rate=22050", "--channels=2", "--file-type=raw"} <= set(fake.arguments)
    assert not any("device" in each for each in fake.arguments)


def test_the_pace_is_that_of_the_output(fake: FakeAplay, sink: AplaySink) -> None:
    render = Counting()
    sink.start(render)
    time.sleep(0.5)
    assert render.asked < 0.9 * SAMPLE_RATE
    assert fake.is_running


def test_a_stop_is_silence_at_once_and_it_can_start_again(fake: FakeAplay, sink: AplaySink) -> None:
    for _ in range(2):
        sink.start(Counting())
        until(lambda: fake.is_running)
        before = time.monotonic()
        sink.stop()
        took = time.monotonic() - before
        assert not fake.is_running
        assert took < 0.5, "the thread and the process are gone; the process itself is killed within 20 ms"
        assert sink.lost is None
    sink.close()
    sink.stop()


def test_a_program_that_ignores_the_request_to_end_is_killed(fake: FakeAplay, sink: AplaySink, tmp_path: Path) -> None:
    script = (tmp_path / "aplay").read_text()
    fake.program.write_text(
        script.replace("folder =", f"import signal; signal.signal({int(signal.SIGTERM)}, signal.SIG_IGN)\nfolder =")
    )
    sink.start(Counting())
    sink.stop()
    until(lambda: not fake.is_running)


def test_a_program_that_ends_is_noticed_with_its_words_and_started_again(fake: FakeAplay, sink: AplaySink) -> None:
    fake.trigger("dies")
    sink.start(Counting())
    until(lambda: sink.lost is not None)
    assert sink.lost == "aplay has ended: aplay: pcm_write:2127: write error: No such device"
    sink.stop()
    fake.trigger("plays")
    sink.start(Counting())
    assert sink.lost is None
    assert fake.is_running


def test_an_output_that_blocks_is_noticed(fake: FakeAplay, sink: AplaySink, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aplay_sink, "WRITE_SECONDS", 0.3)
    fake.trigger("blocks")
    sink.start(Counting())
    until(lambda: sink.lost is not None)
    assert sink.lost == "aplay has taken nothing for 0.3 s"
    sink.stop()
    assert not fake.is_running


def test_complaints_of_the_program_do_not_block_it(fake: FakeAplay, sink: AplaySink) -> None:
    fake.trigger("complains")
    sink.start(Counting())
    until(lambda: len(fake.heard) > 0.8 * SAMPLE_RATE)
    assert sink.lost is None


def test_a_fault_of_the_mixer_is_a_loss(sink: AplaySink, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda _: None)

    def render(_count: int) -> Pcm:
        raise RuntimeError("a fault")

    sink.start(render)
    until(lambda: sink.lost is not None)


def test_a_machine_without_a_card_is_explained(fake: FakeAplay, sink: AplaySink) -> None:
    fake.trigger("no card")
    with pytest.raises(UserError, match=r"audio open error: No such file or directory\).*sound\.device.*--sound wav"):
        sink.start(Counting())
    fake.trigger("plays")
    sink.start(Counting())


def test_an_output_that_does_not_open_is_given_up(
    fake: FakeAplay, sink: AplaySink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aplay_sink, "START_SECONDS", 0.3)
    fake.trigger("blocks at once")
    with pytest.raises(UserError, match="has taken nothing"):
        sink.start(Counting())


def test_a_missing_program_names_its_package(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="sudo apt install alsa-utils"):
        AplaySink(program=str(tmp_path / "none")).start(Counting())
    with pytest.raises(UserError, match="sudo apt install alsa-utils"):
        AplaySink("a headset", program=str(tmp_path / "none")).start(Counting())
    broken = tmp_path / "broken"
    broken.write_text("no program")
    with pytest.raises(UserError, match="alsa-utils"):
        AplaySink(program=str(broken)).start(Counting())


OUTPUTS = """null
    Discard all samples (playback) or generate zero samples (capture)
plughw:CARD=Headset,DEV=0
    USB Bone Phones, USB Audio
    Hardware device with all software conversions
hdmi:CARD=vc4hdmi0,DEV=0
    vc4-hdmi-0, MAI PCM i2s-hifi-0
"""


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("null", "null"),
        ("headset", "plughw:CARD=Headset,DEV=0"),
        ("bone phones", "plughw:CARD=Headset,DEV=0"),
        ("vc4", "hdmi:CARD=vc4hdmi0,DEV=0"),
        ("hw:1,0", "hw:1,0"),
        ("-x", "-x"),
    ],
)
def test_an_output_may_be_named_in_part(fake: FakeAplay, wanted: str, name: str) -> None:
    assert matching(wanted, OUTPUTS) == name
    (fake.folder / "outputs").write_text(OUTPUTS)
    sink = AplaySink(wanted, channels=1, program=str(fake.program))
    sink.start(lambda count: np.ones(count, dtype=np.int16))
    sink.close()
    assert f"--device={name}" in fake.arguments
    assert "--channels=1" in fake.arguments


@pytest.mark.skipif(shutil.which("aplay") is None, reason="alsa-utils is not installed")
def test_the_real_program_knows_every_option_and_explains_a_missing_output() -> None:
    with pytest.raises(UserError, match=r"aplay has ended: aplay: main.*(No such|Unknown)"):
        AplaySink("no-such-output").start(Counting())
    sink = AplaySink("null")
    render = Counting()
    sink.start(render)
    until(lambda: render.asked > SAMPLE_RATE)
    assert sink.lost is None
    sink.stop()
