"""`arecord` is a program that may stall, die or be missing; none of it blocks, and it is always ended."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from edge.controls.microphone import ArecordMicrophone, MicrophoneLost


def program(folder: Path, script: str) -> str:
    path = folder / "arecord"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_samples_come_whole_though_bytes_come_in_odd_pieces(tmp_path: Path) -> None:
    microphone = ArecordMicrophone(
        program=program(tmp_path, r"printf '\001\000\002'; sleep 0.1; printf '\000\377\377'")
    )
    microphone.open()
    got: list[int] = []
    while len(got) < 3:
        part = microphone.read(5.0)
        assert part is not None
        got += part.tolist()
    assert got == [1, 2, -1]
    with pytest.raises(MicrophoneLost, match="has ended"):
        microphone.read(5.0)
    microphone.close()


def test_it_asks_for_raw_sound_at_the_models_rate(tmp_path: Path) -> None:
    microphone = ArecordMicrophone("hw:1,0", program(tmp_path, f'echo "$@" > {tmp_path}/asked'))
    microphone.open()
    with pytest.raises(MicrophoneLost):
        microphone.read(5.0)
    microphone.close()
    asked = (tmp_path / "asked").read_text(encoding="utf-8").split()
    assert {"--file-type=raw", "--format=S16_LE", "--rate=16000", "--channels=1", "--device=hw:1,0"} <= set(asked)
    assert all(each.startswith("--") for each in asked), "no file is named, so nothing is written"


def test_its_complaint_is_told(tmp_path: Path) -> None:
    microphone = ArecordMicrophone(program=program(tmp_path, "echo 'no such card' >&2; exit 1"))
    microphone.open()
    with pytest.raises(MicrophoneLost, match="has ended: no such card"):
        microphone.read(5.0)
    microphone.close()


def test_one_that_gives_nothing_is_lost_in_time_and_ended_even_if_it_will_not(tmp_path: Path) -> None:
    microphone = ArecordMicrophone(program=program(tmp_path, "trap '' TERM; while :; do sleep 0.05; done"))
    microphone.open()
    assert microphone._process is not None
    number = microphone._process.pid
    with pytest.raises(MicrophoneLost, match=r"no sound has come for 0\.1 s"):
        microphone.read(0.1)
    microphone.close()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_a_missing_program_is_lost_too(tmp_path: Path) -> None:
    microphone = ArecordMicrophone(program=str(tmp_path / "none"))
    assert not microphone.is_installed()
    with pytest.raises(MicrophoneLost, match="cannot be started"):
        microphone.open()
    with pytest.raises(MicrophoneLost, match="closed"):
        microphone.read(0.1)
    microphone.close()
