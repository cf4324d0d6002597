"""The control: delivers commands, never the program's own voice, and outlives its process."""

from __future__ import annotations

import importlib.util
import os
import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from edge import profiles
from edge.controls import spoken
from edge.controls.echo import TAIL_SECONDS, EchoGuard
from edge.controls.grammar import Grammar
from edge.controls.listening import listen
from edge.controls.microphone import ArecordMicrophone
from edge.controls.spoken import SpokenControl, spoken_control
from edge.errors import UserError
from edge.profile_keys import Profile
from pipelines import commands
from pipelines.commands import Command
from pipelines.session import Press
from tests.bench import spoken_scenes as scenes
from tests.edge.controls.scripted_listeners import (
    WAIT_SECONDS,
    dies,
    hangs,
    is_lost_and_back,
    is_unable,
    says_three,
)

Delivered = queue.Queue[Command | Press]


@contextmanager
def running(
    serve: Callable[..., None], *, is_speaking: bool = False
) -> Iterator[tuple[Delivered, list[str], SpokenControl]]:
    delivered, complaints = Delivered(), list[str]()
    control = SpokenControl(Grammar.load("nl"), lambda: is_speaking, complaints.append, serve=serve)
    control.start(delivered.put)
    try:
        yield delivered, complaints, control
    finally:
        control.stop()
        assert control._thread is not None
        assert not control._thread.is_alive()


def test_commands_are_delivered_in_order() -> None:
    with running(says_three) as (delivered, complaints, control):
        got = [delivered.get(timeout=WAIT_SECONDS) for _ in range(3)]
        assert control.is_over, "nothing waits for a voice"
    assert got == [commands.Repeat(), commands.Stop(), commands.Confirm()]
    assert complaints == []


def test_the_whole_chain_hears_a_command_from_a_program_that_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speech = scenes.spoken("hallo kijkmee, herhaal", "nl", scenes.Speaker("", 165, 50))
    chance = np.random.default_rng(1)
    sound = scenes.surrounded(speech, lambda count: chance.normal(0, 1, count), 30)
    (tmp_path / "said.raw").write_bytes(sound.tobytes())
    program = tmp_path / "arecord"
    # The number goes where the sound does not, for what records must be ended even while no sound comes.
    script = f"#!/bin/sh\necho $$ > {tmp_path}/number\ncat {tmp_path}/said.raw\nexec sleep 60\n"
    program.write_text(script, encoding="utf-8")
    (tmp_path / "number").touch()
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    before = {path.name for path in tmp_path.iterdir()}
    with running(listen) as (delivered, _, _):
        assert delivered.get(timeout=60.0) == commands.Repeat()
    assert {path.name for path in tmp_path.iterdir()} == before, "no sound is written"
    number, until = int((tmp_path / "number").read_text(encoding="utf-8")), time.monotonic() + WAIT_SECONDS
    while Path(f"/proc/{number}").exists():
        assert time.monotonic() < until, "what records still runs"
        threading.Event().wait(0.05)


def test_nothing_is_taken_for_a_command_while_the_program_speaks() -> None:
    with running(says_three, is_speaking=True) as (delivered, _, _), pytest.raises(queue.Empty):
        delivered.get(timeout=3.0)


def test_a_process_that_dies_is_told_once_and_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken, "AGAIN_SECONDS", 0.01)
    with running(dies) as (delivered, complaints, _):
        assert [delivered.get(timeout=WAIT_SECONDS) for _ in range(2)] == [commands.Help()] * 2
    (complaint,) = complaints
    assert complaint.startswith("Spoken commands do not work now: the process has ended.")
    assert "spoken = false" in complaint


def test_a_lost_microphone_is_told_once_and_so_is_its_return() -> None:
    with running(is_lost_and_back) as (delivered, complaints, _):
        assert delivered.get(timeout=WAIT_SECONDS) == commands.Undo()
    assert [each.split(":")[0] for each in complaints] == [
        "Spoken commands do not work now",
        "Spoken commands work again.",
    ]


def test_a_process_that_cannot_listen_is_not_started_again() -> None:
    with running(is_unable) as (_, complaints, control):
        assert control._thread is not None
        control._thread.join(WAIT_SECONDS)
        assert not control._thread.is_alive()
    assert len(complaints) == 1
    assert "the model is broken. Install pocketsphinx" in complaints[0]


def test_a_process_that_hangs_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken, "SILENT_SECONDS", 0.2)
    monkeypatch.setattr(spoken, "AGAIN_SECONDS", 0.01)
    until = time.monotonic() + WAIT_SECONDS
    with running(hangs) as (_, complaints, control):
        assert control._thread is not None
        while not complaints and time.monotonic() < until:
            control._thread.join(0.05)
    assert len(complaints) == 1
    assert "no answer for 0.2 s" in complaints[0]


def test_the_guard_holds_until_the_voice_has_died_away() -> None:
    guard = EchoGuard().seen(10.0, is_speaking=True).seen(11.0, is_speaking=False)
    for began in (5.0, 10.0, 10.0 + TAIL_SECONDS):
        assert not guard.lets_through(commands.Stop(), began)
    assert guard.lets_through(commands.Stop(), 10.01 + TAIL_SECONDS)
    assert EchoGuard().lets_through(commands.Stop(), 0.0)


def profile(*, on: bool) -> Profile:
    loaded = profiles.load("orcam")
    return loaded.model_copy(update={"controls": loaded.controls.model_copy(update={"spoken": on})})


def test_it_is_off_unless_a_profile_switches_it_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ArecordMicrophone, "is_installed", lambda _: True)
    assert all(not profiles.load(each.name).controls.spoken for each in profiles.names())
    assert spoken_control(profile(on=False), lambda: False, print) is None
    assert isinstance(spoken_control(profile(on=True), lambda: False, print), SpokenControl)


def test_what_is_not_installed_is_said_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(ArecordMicrophone, "is_installed", lambda _: False)
        with pytest.raises(UserError, match="sudo apt install alsa-utils"):
            spoken_control(profile(on=True), lambda: False, print)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(UserError, match="Install pocketsphinx"):
        spoken_control(profile(on=True), lambda: False, print)
