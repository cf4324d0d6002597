"""Catalogues of products: CSV and SQLite are read, codes are checked, and the file is left as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from edge import catalogue_file
from edge.errors import UserError

MILK, CASE = "2012345000018", "12012345000015"


def written(folder: Path, text: str) -> Path:
    path = folder / "products.csv"
    path.write_text(text, encoding="utf-8")
    return path


def database(folder: Path, columns: str, rows: list[tuple[object, object]]) -> Path:
    path = folder / "products.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"CREATE TABLE products ({columns})")
        connection.executemany("INSERT INTO products VALUES (?, ?)", rows)
    return path


def test_codes_become_gtins_of_14_digits_and_others_stay(tmp_path: Path) -> None:
    text = f'code;naam\n{MILK};Halfvolle  melk\n{CASE};Doos melk\n20123451;Kaas\nSKU-7;"Brood; wit"\n'
    assert catalogue_file.load(written(tmp_path, text)).names == {
        "0" + MILK: "Halfvolle melk",
        CASE: "Doos melk",
        "00000020123451": "Kaas",
        "SKU-7": "Brood; wit",
    }


def test_a_database_is_read_and_left_as_it_was(tmp_path: Path) -> None:
    path = database(tmp_path, "code TEXT, name TEXT", [(MILK, "Melk"), (" SKU-7 ", "Brood")])
    path.chmod(0o444)
    before = path.read_bytes()
    assert catalogue_file.load(path).names == {"0" + MILK: "Melk", "SKU-7": "Brood"}
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["products.db"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty."),
        ("code,name\n8.71E+12,Melk\n", 'products.csv:2: a spreadsheet has broken the code "8.71E+12".'),
        ("code;name\n8,71E+12;Melk\n", "has broken the code"),
        ("2012345000019,Melk\n", "products.csv:1: the check digit of 2012345000019 does not fit."),
        ("SKU-7\n", "products.csv:1: this is no code with a name."),
        ("SKU-7,a,b\n", "this is no code with a name."),
        (",Melk\n", "this is no code with a name."),
        (f"SKU-7,{'x' * 201}\n", "this is longer than 200 characters."),
        (f"{MILK},Melk\n0{MILK},Karnemelk\n", f":2: the code 0{MILK} stands for Melk already."),
    ],
)
def test_what_cannot_be_used_is_said_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UserError) as caught:
        catalogue_file.load(path)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("columns", "rows", "said"),
    [
        ("code INTEGER, name TEXT", [(20123451, "Kaas")], "row 1: code and name must be text"),
        ("code TEXT, name TEXT", [("SKU-7", None)], "row 1: code and name must be text"),
        ("code TEXT, title TEXT", [("SKU-7", "Brood")], "no such column: name"),
        ("code TEXT, name TEXT", [("8.71E+12", "Melk")], "row 1: a spreadsheet has broken"),
    ],
)
def test_what_is_wrong_with_a_database_is_said(
    tmp_path: Path, columns: str, rows: list[tuple[object, object]], said: str
) -> None:
    with pytest.raises(UserError) as caught:
        catalogue_file.load(database(tmp_path, columns, rows))
    assert said in str(caught.value)


def test_a_damaged_database_is_said(tmp_path: Path) -> None:
    path = tmp_path / "products.db"
    path.write_bytes(b"SQLite format 3\0" + b"x" * 500)
    with pytest.raises(UserError, match="cannot be used"):
        catalogue_file.load(path)


def test_the_same_product_twice_is_no_problem(tmp_path: Path) -> None:
    assert len(catalogue_file.load(written(tmp_path, f"{MILK},Melk\n0{MILK},Melk\n")).names) == 1


def test_a_number_that_may_have_lost_its_zeros_is_pointed_out(tmp_path: Path) -> None:
    path = written(tmp_path, "12345678905,Soep\n12345678904,Saus\n")
    examined = catalogue_file.examine(path)
    assert examined.problems == ()
    assert examined.remarks == (f"{path}:1: 12345678905 may have lost its leading zeros. Keep codes as text.",)


def test_a_long_catalogue_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue_file, "MOST_PRODUCTS", 3)
    rows: list[tuple[object, object]] = [(f"SKU-{number}", "x") for number in range(4)]
    for path in (
        written(tmp_path, "".join(f"{code},{name}\n" for code, name in rows)),
        database(tmp_path, "code TEXT, name TEXT", rows),
    ):
        with pytest.raises(UserError, match="has more than 3 "):
            catalogue_file.load(path)
