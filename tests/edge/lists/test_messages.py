"""Every message is in every language, with the same variables, and every one that the code names is there."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest

from edge.lists import cells, messages
from edge.lists.confusable import Likeness
from edge.lists.messages import LANGUAGES, MessageError
from edge.lists.problems import problem
from edge.lists.workbook import WorkbookFault
from edge.table_file import TableFault

CODE = Path(cells.__file__).parent
COMMANDS = [CODE.parent / "cli_imports.py", CODE.parent / "cli_pick_lists.py"]


def entries(language: str) -> dict[str, str]:
    """Give the messages of a language, by name, with all their lines."""
    source = (resources.files("edge.lists.messages") / f"{language}.ftl").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+) = ((?:.*)(?:\n[ }].*)*)", source, re.MULTILINE))


def variables(text: str) -> set[str]:
    return set(re.findall(r"\$(\w+)", text))


def test_every_language_has_every_message_with_the_same_variables() -> None:
    names = {name: variables(text) for name, text in entries("nl").items()}
    assert len(names) > 70
    for language in LANGUAGES[1:]:
        # How a column is called may be said by its Dutch heading or by the name of its kind.
        other = {name: variables(text) for name, text in entries(language).items()}
        assert {name: found - {"heading", "field"} for name, found in names.items()} == {
            name: found - {"heading", "field"} for name, found in other.items()
        }


def test_every_message_that_the_code_names_is_there_and_no_other() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (*CODE.glob("*.py"), *COMMANDS))
    code += (CODE / "messages" / "__init__.py").read_text(encoding="utf-8")
    quoted = set(re.findall(r'"([a-z]+(?:-[a-z0-9]+)*)"', code))
    made = {f"table-{each.value}" for each in TableFault} | {f"workbook-{each.value}" for each in WorkbookFault}
    made |= {f"change-{each}" for each in ("new", "changed", "unchanged")} | {each.value for each in Likeness}
    made |= {f"preview-{each}" for each in ("items", "locations", "lists")}
    called = set(re.findall(r'(?:problem|complain|CellError|messages\.text)\(\s*(?:\w+, )?"([a-z0-9-]+)"', code))
    there = set(entries("nl"))
    assert (called | made) - there == set()
    assert there - made - quoted == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_gives_words_and_a_remedy(language: str) -> None:
    for name, text in entries(language).items():
        given = {variable: 3 if variable == "count" else "x" for variable in variables(text)}
        words = messages.text(language, name, **given)
        assert words
        assert "{" not in words
        if name.startswith(("table-", "workbook-", "item-", "place-", "list-", "no-", "lost-", "column-")):
            assert len(re.findall(r"[.:] [A-Z]|, oder |: --column", words)) >= 1, words


def test_numbers_are_written_plainly_and_rows_come_first() -> None:
    found = problem("too-long", 12345, column="naam", most=2000)
    assert messages.said("nl", found) == "Rij 12345: naam is langer dan 2000 tekens. Kort het in."
    assert messages.said("en", problem("table-empty")).startswith("There is nothing in it.")
    assert messages.text("de", "preview-refused", count=1) == "1 Zeile kann nicht verwendet werden."
    assert messages.text("de", "preview-refused", count=2) == "2 Zeilen können nicht verwendet werden."


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "nl"),
        ({"LANG": "C.UTF-8"}, "nl"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_DE", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "nl"),
    ],
)
def test_the_environment_chooses_the_language(environment: dict[str, str], language: str) -> None:
    assert messages.language_of(environment) == language


def test_a_message_or_an_argument_that_is_missing_is_told() -> None:
    with pytest.raises(MessageError, match="has no message nothing"):
        messages.text("nl", "nothing")
    with pytest.raises(MessageError, match="missing in nl"):
        messages.text("nl", "missing")
    with pytest.raises(MessageError, match="no messages in"):
        messages.text("fr", "missing")
