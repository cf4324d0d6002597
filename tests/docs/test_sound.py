"""docs/SOUND.md lists the earcons as they are taught."""

from __future__ import annotations

import re
from pathlib import Path

from edge.earcon_lesson import lessons
from edge.profile_keys import SoundKeys
from pipelines.preferences import Preferences

DOCUMENT = (Path(__file__).parents[2] / "docs" / "SOUND.md").read_text(encoding="utf-8")


def test_every_earcon_stands_there_with_meaning_and_shape() -> None:
    part = DOCUMENT.split("## Earcons")[1].split("## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("| ")][1:]
    assert rows == [f"| {each.earcon} | {each.meaning} | {each.shape} |" for each in lessons(Preferences("nl"))]


def test_every_key_of_the_output_stands_there() -> None:
    assert re.findall(r"^\| `sound\.(\w+)`", DOCUMENT, re.MULTILINE) == list(SoundKeys.model_fields)
