"""What a recording writes is what a sample set is read from."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from edge import sample_sets
from edge.recording import set_file
from edge.replay import Given
from pipelines.commands import (
    COMMANDS,
    ChooseRole,
    Command,
    EnterCheckDigits,
    EnterExpiry,
    EnterLot,
    EnterQuantity,
    EnterSerial,
    FieldKind,
    Find,
    ReportShort,
    SayFields,
    ShortReason,
    StartFrom,
)
from pipelines.session import Press, PressKind

BEGAN = datetime(2026, 11, 27, 9, 15, 30, 250_000, tzinfo=UTC)
WITH_ARGUMENTS: tuple[Command, ...] = (
    Find('De "Vries"\t\\ \x7f \x01 é 漢'),
    StartFrom("Artikel 3"),
    ChooseRole("metafors"),
    EnterLot("L-26"),
    EnterSerial("S 1"),
    EnterCheckDigits("012"),
    EnterExpiry("271231"),
    EnterQuantity(12),
    ReportShort(ShortReason.EMPTY),
    SayFields(next(iter(FieldKind))),
)


def _loaded(folder: Path, text: str) -> sample_sets.SampleSet:
    (folder / "00001.jpg").touch()
    (folder / "set.toml").write_text(set_file.head("orcam", BEGAN, 60) + text, encoding="utf-8")
    return sample_sets.load(folder)


def test_head_and_frames_are_read_back(tmp_path: Path) -> None:
    found = _loaded(tmp_path, set_file.frame("00001.jpg", 0.0394))
    assert (found.title, found.profile) == ("Recorded on 2026-11-27 at 09:15", "orcam")
    assert found.duration == 60 + set_file.SECONDS_AFTER
    assert found.device.time == BEGAN.replace(microsecond=0)
    assert [(each.path.name, each.at) for each in found.frames] == [("00001.jpg", 0.039)]


def test_every_command_and_press_is_read_back(tmp_path: Path) -> None:
    plain = [kind() for kind in COMMANDS if not kind.__dataclass_fields__]
    acts: list[Command | Press] = [*plain, *WITH_ARGUMENTS, *(Press("main", kind) for kind in PressKind)]
    assert {type(each) for each in acts} == {*COMMANDS, Press}
    text = "".join(set_file.given(act, number / 4) for number, act in enumerate(acts))
    found = _loaded(tmp_path, text + set_file.frame("00001.jpg", 0.5))
    assert found.given == tuple(Given(number / 4, act) for number, act in enumerate(acts))


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_whatever_is_typed_is_read_back(text: str) -> None:
    table = tomllib.loads(set_file.given(Find(text), 1.0))
    assert table == {"input": [{"at": 1.0, "command": "find", "text": text}]}


def test_the_source_says_that_it_may_hold_personal_data_and_how_it_is_removed() -> None:
    text = set_file.source("orcam", BEGAN, "It was stopped.")
    assert text.splitlines()[0] == set_file.HEADING
    for each in ("2026-11-27 at 09:15", "`orcam`", "It was stopped.", "personal data", "kijkmee record --delete"):
        assert each in text
