"""Headings in three languages, and what a lead said of others, kept for each shape of file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from edge.lists import columns
from edge.lists.columns import HEADINGS, Field, KeptColumns
from edge.lists.problems import FileError


def fields(*headings: str) -> list[Field]:
    found, _ = columns.find(headings, {})
    return [column.field for column in found.used]


def problems(*headings: str, said: dict[str, Field] | None = None) -> list[str]:
    return [each.key for each in columns.find(headings, said or {})[1]]


def test_every_heading_means_one_thing() -> None:
    keys = Counter(columns.key_of(heading) for headings in HEADINGS.values() for heading in set(headings))
    assert [key for key, count in keys.items() if count > 1] == []
    assert set(HEADINGS) == set(Field) - {Field.UNUSED}


@pytest.mark.parametrize("field", HEADINGS)
def test_headings_are_known_however_they_are_written(field: Field) -> None:
    for heading in (*HEADINGS[field], field.value):
        before = ("barcode",) if field is Field.PACK_QUANTITY else ()
        for written in (heading, heading.upper(), f" {heading.replace(' ', '_')}. ", heading.replace(" ", "-")):
            assert fields(*before, written)[-1] is field, written


def test_several_barcodes_and_packs_are_several_columns() -> None:
    assert fields("EAN", "barcode 2", "Barcode3", "aantal per doos") == [
        Field.GTIN, Field.BARCODE, Field.BARCODE, Field.PACK_QUANTITY,
    ]  # fmt: skip
    assert problems("EAN", "EAN 2") == []
    assert problems("artikel", "item") == ["column-twice"]
    assert problems("aantal per doos", "EAN") == ["column-pack-first"]
    assert fields("quantity 2") == []


def test_what_is_said_goes_before_what_is_known() -> None:
    said = columns.read_said(["Lgplaats=location", "aantal=unused"], "nl")
    found, wrong = columns.find(("LG-plaats", "Aantal", "Gewicht", ""), said)
    assert wrong == ()
    assert [(column.index, column.field, column.heading) for column in found.used] == [(0, Field.LOCATION, "LG-plaats")]
    assert found.unused == ("Gewicht",)
    assert found.heading(Field.LOCATION) == "LG-plaats"
    assert found.heading(Field.LOT) == "lot"
    assert problems("aantal", said=said) == ["column-not-there"]


@pytest.mark.parametrize(
    ("given", "words"), [("location", "does not say"), ("=location", "does not"), ("a=b", "no kind")]
)
def test_what_is_said_wrongly_is_refused(given: str, words: str) -> None:
    with pytest.raises(FileError, match=words):
        columns.read_said([given], "en")


def test_what_was_said_is_kept_for_files_with_the_same_columns(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    kept = KeptColumns(folder)
    assert kept.of(("a", "Lgplaats")) == {}
    kept.keep(("a", "Lgplaats"), {"lgplaats": Field.LOCATION})
    kept.keep(("a", "Lgplaats"), {"a": Field.LIST})
    again = KeptColumns(folder)
    assert again.of(("LGPLAATS", "A")) == {"lgplaats": Field.LOCATION, "a": Field.LIST}
    assert again.of(("a", "Lgplaats", "b")) == {}


def test_a_damaged_file_of_columns_counts_as_none(tmp_path: Path) -> None:
    for content in ("{", "[]", '{"a": 3}', '{"a": {"a": "nothing"}}', "\xff"):
        (tmp_path / columns.KEPT_NAME).write_bytes(content.encode("latin-1"))
        assert KeptColumns(tmp_path).of(("a",)) == {}
