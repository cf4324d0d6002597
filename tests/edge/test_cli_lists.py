"""`kijkmee names check` and `kijkmee products check`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.edge.command import here, refused


def written(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_list_is_counted_and_its_twins_named(tmp_path: Path) -> None:
    result = here("names", "check", written(tmp_path, "J. Jansen\nJ. Janssen\nM. Bakker\n"))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "names: 3, problems: 0, remarks: 1",
        "J. Jansen and J. Janssen look alike: where a letter is in doubt, both are said.",
    ]


def test_problems_are_listed_with_their_lines(tmp_path: Path) -> None:
    path = written(tmp_path, "M. Bakker\nB\n")
    result = here("names", "check", path)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == "names: 1, problems: 1, remarks: 0"
    assert f'{path}:2: "B" is no name' in result.stdout
    as_json = here("names", "check", path, "--json")
    assert as_json.exit_code == 1
    assert json.loads(as_json.stdout)["names"] == 1


def test_a_catalogue_is_checked(tmp_path: Path) -> None:
    result = here("products", "check", written(tmp_path, "2012345000018,Melk\nSKU-7,Brood\n"))
    assert (result.exit_code, result.stdout) == (0, "products: 2, problems: 0, remarks: 0\n")
    path = written(tmp_path, "8.71E+12,Melk\n2012345000019,Kaas\n")
    result = here("products", "check", path, "--json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert (found["products"], len(found["problems"]), found["remarks"]) == (0, 2, [])


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "There is no file" in refused("names", "check", tmp_path / "gone.csv")
    assert "There is no file" in refused("products", "check", tmp_path / "gone.csv")
