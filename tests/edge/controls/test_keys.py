"""The keys of a terminal: the table, and what the bytes of a terminal mean."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge.controls.keys import COLUMN_WIDTH, END, SHOW_KEYS, TYPE_LINE, keys, shown, typed
from pipelines.commands import Command, EndShift, Read
from pipelines.menu import MenuMove
from pipelines.session import Press, PressKind

MAIN = tuple(Press("main", kind) for kind in PressKind)


def test_each_key_does_one_thing_that_needs_no_argument() -> None:
    table = keys(MAIN)
    names = [key.name for key in table]
    assert len(set(names)) == len(names)
    assert not {SHOW_KEYS, TYPE_LINE, END} & set(names)
    acts = [key.act for key in table if isinstance(key.act, Command)]
    assert all(not dataclasses.fields(act) for act in acts)
    assert len(set(acts)) == len(acts)


def test_one_button_works_the_menu() -> None:
    acts = {key.name: key.act for key in keys(MAIN)}
    short, long, double = MAIN
    assert [acts[name] for name in ("space", "right", "enter", "down", "backspace", "left")] == [
        short,
        short,
        long,
        long,
        double,
        double,
    ]
    assert [acts[name] for name in "123"] == [short, long, double]
    assert (acts["r"], acts["Q"]) == (Read(), EndShift())


def test_another_button_works_the_menu_where_the_profile_says_so() -> None:
    middle, left = Press("middle", PressKind.SHORT), Press("left", PressKind.SHORT)
    acts = {key.name: key.act for key in keys((left, middle), {MenuMove.NEXT: middle})}
    assert (acts["space"], acts["1"], acts["2"]) == (middle, left, middle)
    assert "enter" not in acts
    assert "space" not in {key.name for key in keys((left,))}


def test_more_presses_than_digits_are_left_to_whole_lines() -> None:
    many = tuple(Press(f"b{number}", kind) for number in range(4) for kind in PressKind)
    digits = [key.name for key in keys(many) if key.name.isdigit()]
    assert digits == list("123456789")


def test_all_of_it_is_shown_in_columns() -> None:
    table = keys(MAIN)
    text = shown(table)
    assert max(len(line) for line in text.splitlines()) <= 3 * (COLUMN_WIDTH + 2)
    assert "space     main.short (menu-next)" in text
    assert all(key.meaning in text for key in table)
    assert all(mark in text for mark in ("?         these keys", ":         a whole line", "ctrl-d"))


@pytest.mark.parametrize(
    ("given_", "names", "rest"),
    [
        (b"r", ["r"], b""),
        (b" \r\n\t\x7f\x08\x04", ["space", "enter", "enter", "tab", "backspace", "backspace", END], b""),
        (b"\x1b[A\x1b[B\x1b[C\x1b[D", ["up", "down", "right", "left"], b""),
        (b"\x1bOC", ["right"], b""),
        (b"\x1b[1;5C", ["right"], b""),
        (b"\x1b[15~r", ["r"], b""),
        (b"r\x1b", ["r"], b"\x1b"),
        (b"\x1b[", [], b"\x1b["),
        (b"\x1b[1;", [], b"\x1b[1;"),
        (b"\x1br", ["r"], b""),
        ("é".encode(), ["é"], b""),
        ("é".encode()[:1], [], "é".encode()[:1]),
        (b"\xff\xff\xff\xff", ["\ufffd" * 4], b""),
    ],
)
def test_bytes_are_keys(given_: bytes, names: list[str], rest: bytes) -> None:
    told = typed(given_)
    assert (list(told.keys), told.rest) == (names, rest)


@given(st.lists(st.sampled_from([b"r", b"\x1b[C", b"\x1bOA", "é".encode(), b" ", b"\x1b[15~"]), max_size=12), st.data())
def test_keys_are_the_same_however_their_bytes_arrive(sent: list[bytes], data: st.DataObject) -> None:
    whole = b"".join(sent)
    at = data.draw(st.integers(0, len(whole)))
    first = typed(whole[:at])
    second = typed(first.rest + whole[at:])
    assert (*first.keys, *second.keys) == typed(whole).keys
    assert second.rest == b""


@given(st.binary(max_size=40))
def test_no_bytes_are_too_much(noise: bytes) -> None:
    told = typed(noise)
    assert len(told.rest) <= len(noise)
