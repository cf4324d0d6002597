"""TOML files: what stands on which line, and what is said when one cannot be read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge import toml_file
from edge.errors import UserError


def written(folder: Path, text: str) -> Path:
    path = folder / "file.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_has_its_line(tmp_path: Path) -> None:
    text = """# comment
title = "x"

[voice] # table
rate = 150
"odd key" = '''
not = a key
'''
a.b = 1
list = [
  1,
  2,
]
[[frame]]
at = 0.0
[[frame.text]]
text = "one"
[[frame.text]]
text = "two"
[[frame]]
at = 1.0
[[frame.text]]
text = "three"
"""
    file = toml_file.read(written(tmp_path, text))
    assert file.lines["title",] == 2
    assert file.lines["voice",] == 4
    assert file.lines["voice", "rate"] == 5
    assert file.lines["voice", "odd key"] == 6
    assert file.lines["voice", "a", "b"] == 9
    assert file.lines["voice", "list"] == 10
    assert file.lines["frame", 0, "at"] == 15
    assert file.lines["frame", 0, "text", 1, "text"] == 19
    assert file.lines["frame", 1, "at"] == 21
    assert file.lines["frame", 1, "text", 0, "text"] == 23
    assert file.line_of(("frame", 1, "text", 0, "quad")) == 22
    assert file.line_of(("nowhere",)) is None
    assert file.data["voice"] == {"rate": 150, "odd key": "not = a key\n", "a": {"b": 1}, "list": (1, 2)}


@given(
    st.dictionaries(
        st.text("abc_-1", min_size=1, max_size=5),
        st.one_of(st.integers(), st.booleans(), st.lists(st.integers(), max_size=3)),
        max_size=8,
    ),
    st.lists(st.integers(0, 3), min_size=8, max_size=8),
)
def test_the_line_of_any_key_is_the_line_where_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, object], blank_lines: list[int]
) -> None:
    lines: list[str] = []
    expected: dict[tuple[str | int, ...], int] = {}
    for (key, value), blanks in zip(values.items(), blank_lines, strict=False):
        lines += ["# = ["] * blanks
        expected[key,] = len(lines) + 1
        entries = ",\n".join(str(entry) for entry in value) if isinstance(value, list) else ""
        shown = f"[\n{entries}\n]" if isinstance(value, list) else str(value).lower()
        lines += f"{key} = {shown}".split("\n")
    text = "\n".join(lines)
    assert set(tomllib.loads(text)) == set(values)
    file = toml_file.read(written(tmp_path_factory.mktemp("lines"), text))
    assert {key: line for key, line in file.lines.items() if len(key) == 1} == expected


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "bom.toml"
    path.write_bytes(b"\xef\xbb\xbftitle = 'x'\n")
    assert toml_file.read(path).data == {"title": "x"}


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"There is no file .*gone\.toml\. Check the name\."):
        toml_file.read(tmp_path / "gone.toml")


def test_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        toml_file.read(tmp_path)


def test_broken_toml_is_said_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="line 2"):
        toml_file.read(written(tmp_path, "a = 1\nb = \n"))


def test_another_encoding_is_said(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes("title = 'é'".encode("latin-1"))
    with pytest.raises(UserError, match="Save it as UTF-8"):
        toml_file.read(path)


def test_deep_nesting_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not valid TOML"):
        toml_file.read(written(tmp_path, "a = " + "[" * 100_000))


def test_a_huge_file_is_refused_unparsed(tmp_path: Path) -> None:
    path = tmp_path / "huge.toml"
    path.write_bytes(b"#" * (toml_file.LARGEST_BYTES + 1))
    with pytest.raises(UserError, match="too large"):
        toml_file.read(path)
