"""Lists of names in CSV: what spreadsheets write is read, and what is wrong is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge import name_list_file
from edge.errors import UserError
from edge.name_list_file import look_alike, sound_alike
from pipelines.reading.labels import ListedName


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "names.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def names(folder: Path, content: str | bytes) -> list[tuple[str, str]]:
    return [(name.text, name.spoken) for name in name_list_file.load(written(folder, content)).names]


def refused(folder: Path, content: str | bytes) -> str:
    path = written(folder, content)
    with pytest.raises(UserError) as caught:
        name_list_file.load(path)
    return str(caught.value).replace(str(path), "names.csv")


@pytest.mark.parametrize(
    ("content", "read"),
    [
        ("M. Bakker\nI. Núñez\n", [("M. Bakker", ""), ("I. Núñez", "")]),
        ("M. Bakker", [("M. Bakker", "")]),
        ("\ufeffNaam\r\nM. Bakker\r\n\r\n  A. de   Boer \r\n", [("M. Bakker", ""), ("A. de Boer", "")]),
        ("Naam;Spreek uit\nM. Bakker;mevrouw Bakker\nA. Vos;\n", [("M. Bakker", "mevrouw Bakker"), ("A. Vos", "")]),
        ("M. Bakker\tmevrouw Bakker\nA. Vos\n", [("M. Bakker", "mevrouw Bakker"), ("A. Vos", "")]),
        ("name,spoken\nM. Bakker,mevrouw Bakker\n", [("M. Bakker", "mevrouw Bakker")]),
        ('"Bakker, M."\n"Vos, A."\n', [("Bakker, M.", ""), ("Vos, A.", "")]),
        ("I. Núñez\nÖ. Çelik\n".encode("cp1252"), [("I. Núñez", ""), ("Ö. Çelik", "")]),
        ("# Rozenhof\nM. Bakker\n;;\n", [("M. Bakker", "")]),
        ("M. Bakker\nm bakker\nM.  BAKKER\n", [("M. Bakker", "")]),
        ("B-114\n12-7\n", [("B-114", ""), ("12-7", "")]),
    ],
)
def test_what_spreadsheets_write_is_read(tmp_path: Path, content: str | bytes, read: list[tuple[str, str]]) -> None:
    assert names(tmp_path, content) == read


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "names.csv is empty. Write one entry a line."),
        ("naam\n\n", "names.csv is empty."),
        ("Bakker, M.\nVos, A.\n", "names.csv:1: this row has a comma. Put a name that has one between quotation"),
        ("A. Vos\nM. Bakker;mevrouw;2\n", "names.csv:2: this row has 3 columns."),
        ("A. Vos;\n;mevrouw Bakker\n", "names.csv:2: the name is missing."),
        ("A. Vos\n\nB\n", 'names.csv:3: "B" is no name: it needs at least two letters or digits.'),
        ("A. Vos\n" + "x" * 101, "names.csv:2: this name is longer than 100 characters."),
        ('A. Vos\n"M. Bakker\nB. Bos\n', "names.csv:2: this row cannot be read"),
        (b"PK\x03\x04 and more", "is a spreadsheet or a zip file. Save it as"),
        ("A. Vos".encode("utf-16"), "is not in UTF-8."),
        (b"A. Vos\nB\x81s\n", "names.csv:2: this is no text in UTF-8."),
        ("A. Vos\nB. \x1bBos\n", "names.csv:2: this is no text."),
        ("\n".join(f"Naam {number}" for number in range(20_001)), "has more than 20,000 "),
    ],
)
def test_what_cannot_be_used_is_said_with_its_line(tmp_path: Path, content: str | bytes, said: str) -> None:
    assert said in refused(tmp_path, content)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file"):
        name_list_file.load(tmp_path / "gone.csv")
    with pytest.raises(UserError, match="is a folder"):
        name_list_file.load(tmp_path)


def test_as_many_names_as_are_allowed_are_read(tmp_path: Path) -> None:
    assert len(names(tmp_path, "naam\n" + "\n".join(f"Naam {number}" for number in range(20_000)))) == 20_000


def test_every_problem_and_what_is_worth_knowing_is_said(tmp_path: Path) -> None:
    path = written(
        tmp_path, "J. Jansen\nB\nJ. Janssen\nj jansen\nS. Meijer\nS. Meyer\nM. de Boer\nBoer, M. de;;x\n;x\n"
    )
    examined = name_list_file.examine(path)
    assert [problem.split(": ")[0].rsplit(":", 1)[1] for problem in examined.problems] == ["2", "8", "9"]
    assert examined.remarks == (
        f"{path}:4: j jansen stands on line 1 already; it counts once.",
        "J. Jansen and J. Janssen look alike: where a letter is in doubt, both are said.",
        "S. Meijer and S. Meyer sound alike. Say in the second column how to tell them apart.",
    )
    assert ListedName("M. de Boer") in examined.names.names


@pytest.mark.parametrize(
    ("one", "other"),
    [("J. Jansen", "J. Janssen"), ("B. Bos", "B. Vos"), ("I. Nuñez", "I. Nunez"), ("M. de Boer", "Boer, M. de")],
)
def test_names_that_look_alike(one: str, other: str) -> None:
    assert list(look_alike(["K. Visser", one, "T. van Dijk", other])) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Meijer", "Meyer"),
        ("Dekker", "Decker"),
        ("Schmidt", "Schmit"),
        ("Hendriks", "Hendrikx"),
        ("Kouwenaar", "Kauwenaar"),
    ],
)
def test_names_that_sound_alike(one: str, other: str) -> None:
    assert list(sound_alike(["Visser", one, "Bakker", other])) == [(one, other)]
    assert list(sound_alike([one, "Visser"])) == []


@given(st.binary(max_size=200))
def test_any_file_is_read_or_refused_in_words(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = written(tmp_path_factory.mktemp("any"), content)
    said = ""
    try:
        name_list_file.load(path)
    except UserError as error:
        said = str(error)
    assert said == "" or str(path) in said
