"""Pick lists in TOML: what is accepted, and what is said about the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from edge import pick_list_file
from edge.errors import UserError
from edge.pick_list_file import ItemCodeInFile, LineInFile, NamesInFile, PickListFile
from pipelines.picking.checks import CheckChanges
from pipelines.picking.pick_list import Counting, Item, ItemCode, Location, PickLine, PickList
from pipelines.preferences import Strictness

LINE = """
[[lines]]
location = "A-03-2"
location_barcode = "A-03-2"
check_digits = "47"
article = "K6204"
names = {nl = "kogellager 6204", en = "ball bearing 6204"}
quantity = 2
barcodes = [{content = "2012345000018"}, {content = "12012345000015", pack_quantity = 10}]
"""
CODES = (ItemCode("2012345000018"), ItemCode("12012345000015", 10))
OTHER = LINE.replace("K6204", "K6205").replace("2012345000018", "2012345000025").replace("12012345000015", "X-10")


def load(folder: Path, text: str) -> PickListFile:
    path = folder / "list.toml"
    path.write_text(text, encoding="utf-8")
    return pick_list_file.load(path)


def test_a_list_is_read_whole(tmp_path: Path) -> None:
    assert load(tmp_path, 'id = "P-1"\n' + LINE) == PickListFile(
        id="P-1",
        lines=(
            LineInFile(
                location="A-03-2",
                location_barcode="A-03-2",
                check_digits="47",
                article="K6204",
                names=NamesInFile(nl="kogellager 6204", en="ball bearing 6204"),
                quantity=2,
                barcodes=(
                    ItemCodeInFile(content="2012345000018"),
                    ItemCodeInFile(content="12012345000015", pack_quantity=10),
                ),
            ),
        ),
    )


def test_everything_that_a_list_can_say_reaches_the_pick(tmp_path: Path) -> None:
    head = """id = "P-1"
priority = 5
due = 2026-06-02
tote = "TOTE-7"
checks = {location = "warn", tote = "require"}
"""
    more = """counting = "number"
has_lot = true
has_serial = true
has_expiry = true
unit = "metre"
lot = "L-5"
earliest_expiry = 2026-06-01
tote = "TOTE-8"
note = "Mind your fingers."
must_scan = true
"""
    picked = load(tmp_path, head + LINE + more).in_language("en")
    item = Item("K6204", "ball bearing 6204", CODES, Counting.NUMBER, has_lot=True, has_serial=True, has_expiry=True)
    line = PickLine(
        1,
        Location("A-03-2", "A-03-2", "47"),
        item,
        2,
        "metre",
        "L-5",
        earliest_expiry=date(2026, 6, 1),
        tote="TOTE-8",
        note="Mind your fingers.",
        must_scan=True,
    )
    checks = CheckChanges(location=Strictness.WARN, tote=Strictness.REQUIRE)
    assert picked == PickList("P-1", (line,), 5, date(2026, 6, 2), "TOTE-7", checks)


def test_what_a_list_leaves_out_changes_nothing(tmp_path: Path) -> None:
    picked = load(tmp_path, 'id = "P-1"\n' + LINE).in_language("nl")
    plain = PickLine(1, Location("A-03-2", "A-03-2", "47"), Item("K6204", "kogellager 6204", CODES), 2)
    assert picked == PickList("P-1", (plain,))


def test_a_missing_language_uses_the_dutch_name() -> None:
    names = NamesInFile(nl="moer", en="nut")
    assert [names.in_language(language) for language in ("nl", "en", "de")] == ["moer", "nut", "moer"]


def test_the_same_item_may_stand_on_two_lines(tmp_path: Path) -> None:
    assert len(load(tmp_path, 'id = "P-1"\n' + LINE + LINE).lines) == 2


def test_two_items_have_codes_of_their_own(tmp_path: Path) -> None:
    assert len(load(tmp_path, 'id = "P-1"\n' + LINE + OTHER).lines) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LINE + LINE.replace("K6204", "K6205"), "2012345000018 stands for 1 × K6204 and for 1 × K6205. Give each"),
        (
            LINE + OTHER.replace("2012345000025", "02012345000018"),
            "02012345000018 stands for 1 × K6204 and for 1 × K6205.",
        ),
        (LINE + LINE.replace("pack_quantity = 10", "pack_quantity = 12"), "stands for 10 × K6204 and for 12 × K6204."),
        (LINE.replace("quantity = 2", "quantity = 0"), ':9: "lines[1].quantity" cannot be 0. It must be at least 1.'),
        (LINE.replace("quantity = 2", "quantity = 1.5"), '"lines[1].quantity" cannot be 1.5. Write a whole number'),
        (LINE.replace('"2012345000018"', "2012345000018"), "Write a text between quotation marks."),
        (LINE.replace('"2012345000018"', '" 2012345000018"'), "must fit the pattern"),
        (LINE.replace('"2012345000018"', '""'), "is empty. It needs at least one character."),
        (LINE.replace('"47"', '"4x"'), "must fit the pattern"),
        (LINE.replace("article", "artikel"), 'the key "lines[1].article" is missing.'),
        (LINE + 'lott = "5"\n', ':11: unknown key "lines[1].lott".'),
        (LINE + 'counting = "eech"\n', '"lines[1].counting" cannot be "eech". Did you mean "each"?'),
        (LINE + 'earliest_expiry = "2026-06-01"\n', '"lines[1].earliest_expiry" cannot be'),
        (LINE + 'has_lot = "yes"\n', '"lines[1].has_lot" cannot be'),
        ("priority = 100\n" + LINE, '"priority" cannot be 100.'),
        ('checks.lot = "warm"\n' + LINE, '"checks.lot" cannot be "warm". Did you mean "warn"?'),
        ('checks.lots = "warn"\n' + LINE, 'unknown key "checks.lots". Did you mean "lot"?'),
        (LINE.replace("en =", "fr ="), 'unknown key "lines[1].names.fr". Known: de, en, nl.'),
        ("", 'the key "lines" is missing.'),
        ("lines = []", ':2: "lines" is empty. It needs at least one entry.'),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UserError) as caught:
        load(tmp_path, 'id = "P-1"\n' + text)
    assert said in str(caught.value)


def test_a_sample_set_is_no_list(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a sample set"):
        load(tmp_path, '[pick_list]\nid = "P-1"\n')
