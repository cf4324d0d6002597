"""docs/PRIVACY.md names a test for each promise, and every test of the whole program's privacy."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "PRIVACY.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", DOCUMENT)
OF_THE_TESTS = {"test_the_search_finds_what_it_seeks"}
"""Those that show no promise, but that the others can fail."""


def names_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_each_promise_names_tests_that_exist() -> None:
    rows = [row for row in DOCUMENT.split("## Promises")[1].split("## ")[0].splitlines() if row.startswith("| ")][1:]
    assert len(rows) > 10
    for row in rows:
        assert re.search(r"`tests/[\w/]+\.py::\w+`", row), f"no test: {row}"
    assert [(file, name) for file, name in NAMED if name not in names_in(ROOT / file)] == []


def test_each_test_of_privacy_stands_beside_its_promise() -> None:
    folder = ROOT / "tests" / "edge" / "privacy"
    there = {name for path in folder.glob("test_*.py") for name in names_in(path)} - OF_THE_TESTS
    assert there - {name for _, name in NAMED} == set()


def test_the_readme_leads_there() -> None:
    assert "[docs/PRIVACY.md](docs/PRIVACY.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
