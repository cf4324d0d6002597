"""The single keys of a terminal, in one table: what each does, and what is shown of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipelines import commands
from pipelines.commands import Command, command_name
from pipelines.menu import MenuMove
from pipelines.session import Press, PressKind

SHOW_KEYS, TYPE_LINE, END = "?", ":", "ctrl-d"
"""What the keyboard itself obeys."""

_MOVE_KEYS: dict[MenuMove, tuple[str, ...]] = {
    MenuMove.NEXT: ("space", "right"),
    MenuMove.CHOOSE: ("enter", "down"),
    MenuMove.BACK: ("backspace", "left"),
}

_COMMAND_KEYS: dict[str, type[Command]] = {
    ".": commands.Repeat,
    "w": commands.WhereAmI,
    "h": commands.Help,
    "p": commands.Pause,
    "g": commands.Resume,
    "x": commands.Stop,
    ">": commands.Faster,
    "<": commands.Slower,
    "+": commands.Louder,
    "-": commands.Softer,
    "m": commands.SayMore,
    "M": commands.SayLess,
    "!": commands.FlagWrong,
    "Y": commands.Why,
    "S": commands.StartShift,
    "Q": commands.EndShift,
    # Reading
    "r": commands.Read,
    "n": commands.NextSentence,
    "b": commands.PreviousSentence,
    "N": commands.NextBlock,
    "B": commands.PreviousBlock,
    "o": commands.StartOver,
    "s": commands.Spell,
    "a": commands.ReadAlong,
    "l": commands.ReadLabel,
    "e": commands.ReadProduct,
    "i": commands.SayLight,
    "c": commands.SayColour,
    "t": commands.SayTime,
    "v": commands.SayBattery,
    # Picking
    "A": commands.AcceptList,
    "y": commands.Confirm,
    "z": commands.Decline,
    "k": commands.Skip,
    "u": commands.Undo,
    "D": commands.ReportDamaged,
    "F": commands.FullTote,
    "H": commands.HandOver,
}
"""Letters for commands that take no argument; the others, and those that have no letter, can be typed after ":"."""

_CONTROLS = {
    b" ": "space",
    b"\r": "enter",
    b"\n": "enter",
    b"\t": "tab",
    b"\x7f": "backspace",
    b"\x08": "backspace",
    b"\x04": END,
}
_ARROWS = {b"A": "up", b"B": "down", b"C": "right", b"D": "left"}
_SEQUENCE = re.compile(rb"\x1b(?:\[[\x20-\x3f]*|O)([\x40-\x7e])")
"""What a key without a character sends: escape, "[" or "O", perhaps numbers, and one byte that ends it."""
_BEGUN = re.compile(rb"\x1b(?:\[[\x20-\x3f]*|O)?")

COLUMNS, COLUMN_WIDTH = 3, 28


@dataclass(frozen=True, slots=True)
class Key:
    """One key."""

    name: str
    """The character, or a word such as "space"."""
    act: Command | Press
    """What it does."""
    meaning: str
    """As it is shown."""


@dataclass(frozen=True, slots=True)
class KeysTyped:
    """What some bytes of a terminal mean."""

    keys: tuple[str, ...]
    """Names of keys; those that no key here has are left out."""
    rest: bytes
    """The beginning of a key whose end has not come."""


def keys(presses: Iterable[Press], moves: Mapping[MenuMove, Press] | None = None) -> tuple[Key, ...]:
    """Give all keys that do something: moves in the menu, each press by a digit, commands by a letter.

    Args:
        presses: Those that do something.
        moves: By which press the menu is worked; None: as with one button, called main, where there is one.
    """
    known = tuple(presses)
    if moves is None:
        one_button = zip(MenuMove, PressKind, strict=True)
        moves = {move: press for move, kind in one_button if (press := Press("main", kind)) in known}
    found = [
        Key(name, moves[move], f"{_named(moves[move])} ({move.value})")
        for move, names in _MOVE_KEYS.items()
        if move in moves
        for name in names
    ]
    found += [Key(str(number), press, _named(press)) for number, press in enumerate(known[:9], start=1)]
    found += [Key(name, kind(), command_name(kind)) for name, kind in _COMMAND_KEYS.items()]
    return tuple(found)


def shown(table: Iterable[Key]) -> str:
    """Give the table as it is printed, in columns."""
    cells = [f"{key.name:<9} {key.meaning}" for key in table]
    cells += [f"{TYPE_LINE:<9} a whole line", f"{SHOW_KEYS:<9} these keys", f"{END:<9} no more keys"]
    rows = -(-len(cells) // COLUMNS)
    lines = ("".join(f"{cell:<{COLUMN_WIDTH}}  " for cell in cells[row::rows]) for row in range(rows))
    return "\n".join(line.rstrip() for line in lines)


def typed(given: bytes) -> KeysTyped:
    """Tell the keys in what a terminal sent."""
    found: list[str] = []
    while given:
        if given[0] == 0x1B:
            sequence = _SEQUENCE.match(given)
            if sequence is None and _BEGUN.fullmatch(given):
                break
            if sequence is not None:
                found += [_ARROWS[sequence[1]]] if sequence[1] in _ARROWS else []
            given = given[sequence.end() if sequence else 1 :]
            continue
        length = _length(given[0])
        if len(given) < length:
            break
        character, given = given[:length], given[length:]
        found.append(_CONTROLS.get(character) or character.decode(errors="replace"))
    return KeysTyped(tuple(found), given)


def _length(first: int) -> int:
    """Give how many bytes a character has in UTF-8, by its first."""
    return 1 if first < 0xC0 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4


def _named(press: Press) -> str:
    return f"{press.button}.{press.kind.value}"
