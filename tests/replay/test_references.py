"""Every shipped set says exactly what its reference holds, twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.replay.references import REFERENCE, sets, transcript

pytestmark = pytest.mark.models


def test_there_are_at_least_twelve_stills_and_four_sequences() -> None:
    frames = [len(list(folder.glob("*.jpg"))) for folder in sets()]
    assert sum(count == 1 for count in frames) >= 12
    assert sum(count > 1 for count in frames) >= 4


@pytest.mark.parametrize("folder", sets(), ids=lambda folder: folder.name)
def test_a_set_says_what_its_reference_holds(folder: Path) -> None:
    expected = (folder / REFERENCE).read_text(encoding="utf-8")
    assert transcript(folder).splitlines() == expected.splitlines()


def test_a_replay_is_the_same_twice() -> None:
    folder = next(each for each in sets() if each.name == "pick-four-lines")
    assert transcript(folder) == transcript(folder)
