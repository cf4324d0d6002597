"""What the source itself shows of the promises."""

from __future__ import annotations

import ast
import dataclasses
import enum
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines import events
from pipelines.events import Event, ListEvent

ROOT = Path(__file__).parents[3]
MAKES_PICTURES = {
    "imencode",
    "imencodemulti",
    "imwrite",
    "imwritemulti",
    "VideoWriter",
    "fromarray",
    "imsave",
    "tofile",
}
MAY = {
    "edge/recording/set_writer.py": "the debug recording",
    "edge/report/album.py": "the report of a replay, which somebody asks for at the command line",
    "models/lines.py": "pictures from which the models are made, at set-up",
}
"""Where the installed program makes the file of a picture, and why that breaks no promise."""
REACHES_OUT = {"socket", "http", "urllib", "requests", "httpx", "aiohttp", "smtplib", "ftplib", "paho", "websockets"}
NO_NETWORK = {
    "pipelines/reading/products.py: urllib.parse",
    "edge/cameras/child.py: socket",
    "edge/cameras/process.py: socket",
    "edge/health/notify.py: socket",
}
"""Imports that take addresses apart and open none, or serve the machine itself alone."""
NO_WORDS = {"name": "of a preference", "reason": "of a closed list", "outcome": "of a closed list"}
"""The texts that events of the reading job hold."""


def _sources(*packages: str) -> Iterator[tuple[str, ast.Module]]:
    for package in packages:
        for path in sorted((ROOT / package).rglob("*.py")):
            name = str(path.relative_to(ROOT))
            if not name.startswith("models/training/"):
                yield name, ast.parse(path.read_text(encoding="utf-8"))


def test_only_the_debug_recording_and_a_replays_report_make_files_of_pictures() -> None:
    found = {
        name
        for name, tree in _sources("edge", "pipelines", "models")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in MAKES_PICTURES
    }
    assert found == set(MAY)


@pytest.mark.parametrize("package", ["edge", "pipelines", "models"])
def test_nothing_in_the_program_can_reach_a_network(package: str) -> None:
    found = set()
    for name, tree in _sources(package):
        for node in ast.walk(tree):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found |= {f"{name}: {each}" for each in names if each.split(".")[0] in REACHES_OUT}
    assert sorted(found - NO_NETWORK) == []


def test_no_event_of_the_reading_job_has_room_for_what_was_read() -> None:
    kinds = [
        kind
        for _, kind in inspect.getmembers(events, inspect.isclass)
        if issubclass(kind, Event) and not issubclass(kind, ListEvent)
    ]
    assert len(kinds) > 8
    texts = {
        field.name
        for kind in kinds
        for field in dataclasses.fields(kind)
        if "str" in str(field.type) or (isinstance(field.type, type) and issubclass(field.type, enum.StrEnum))
    }
    # A preference's value may be a text too: the name of a voice.
    assert texts - {"value"} == set(NO_WORDS)
