"""What the command leaves behind and reaches for: nothing but what the documents say, and no network."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from models.store import models_folder
from tests.edge.command import BOX, LETTER, SETS, ended_soon, outside
from tests.edge.offline import guarded

ROOT = SETS.parent
JOURNAL = ".local/share/kijkmee/journal.sqlite3"


@pytest.fixture
def alone(away: Path) -> dict[str, str]:
    """Give an environment with a home of its own, empty, and no network."""
    environment = guarded(away, ROOT) | {"HOME": str(away / "home"), "KIJKMEE_MODELS": str(models_folder())}
    for name in ("KIJKMEE_DATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ORT_DISABLE_TELEMETRY"):
        environment.pop(name, None)
    (away / "home").mkdir()
    return environment


def python(source: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, check=False, env=environment, timeout=60
    )


def left_at(home: Path) -> list[str]:
    return sorted(str(path.relative_to(home)) for path in home.rglob("*") if not path.is_dir())


def test_the_guard_ends_a_program_that_reaches_for_a_network(alone: dict[str, str]) -> None:
    assert python("import socket; socket.socketpair()", alone).returncode == 0
    for family in ("AF_INET", "AF_INET6"):
        assert python(f"import socket; socket.socket(socket.{family})", alone).returncode == -signal.SIGSYS


@pytest.mark.models
@pytest.mark.parametrize(
    ("command", "left"),
    [
        (["read", LETTER], []),
        (["read", "--speak", LETTER], []),
        (["scan", BOX], []),
        (["replay", SETS / "letter"], []),
        (["replay", BOX.parent, "--worker", "w7", "--profile", "metafors"], []),
        (["workers", "set", "w7", "rate=180"], [JOURNAL]),
        (["run", "--profile", "orcam", "--camera", SETS / "letter", "--sound", "wav"], [JOURNAL]),
        (["models", "build"], []),
        (["models", "check"], []),
        (["profiles", "list"], []),
    ],
    ids=lambda part: part[0] if part and part[0] != JOURNAL else "",
)
def test_a_command_leaves_at_home_what_is_documented_and_opens_no_socket(
    command: list[object], left: list[str], alone: dict[str, str], away: Path
) -> None:
    with ended_soon() as typed:
        done = outside(*command, env=alone, stdin=typed)
    assert done.returncode == 0, "it reached for a network" if done.returncode == -signal.SIGSYS else done.stderr
    assert left_at(away / "home") == left
    documented = (ROOT / "docs" / "INSTALL.md").read_text(encoding="utf-8")
    assert all(f"~/{path}" in documented for path in left)


@pytest.mark.parametrize("module", ["models.runtime", "models.build", "tests", "sample_frames.render.verify"])
def test_onnxruntime_is_told_to_collect_nothing_wherever_it_is_used(
    module: str, alone: dict[str, str], away: Path
) -> None:
    source = f"""
import {module} as used
if hasattr(used, "_reader"):
    used._reader()
import numpy, onnxruntime
from tests.models import toys
session = onnxruntime.InferenceSession(toys.detector().SerializeToString(), providers=["CPUExecutionProvider"])
session.run(None, {{session.get_inputs()[0].name: numpy.zeros((1, 3, 8, 8), numpy.float32)}})
"""
    # RapidOCR brings urllib3, which tries at its import whether this machine knows IPv6: no guard here.
    done = python(source, {**alone, "PYTHONPATH": str(ROOT)})
    assert (done.returncode, done.stderr) == (0, "")
    assert left_at(away / "home") == []
