#!/usr/bin/env python3
"""Writes the table of Python packages in THIRD-PARTY-NOTICES.md.

The packages are those that uv.lock gives for running, the licences are what the installed packages say of themselves.
"""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOTICES = ROOT / "THIRD-PARTY-NOTICES.md"
TABLE = re.compile(r"(?<=<!-- table: `make notices` -->\n).*?(?=<!-- end of table -->)", re.DOTALL)

SPDX = {
    "3-Clause BSD License": "BSD-3-Clause",
    "APL 2": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: MIT License": "MIT",
    "LGPL": "LGPL-2.1-or-later",
}
"""What packages without a licence expression call their licence."""


def packages_to_run() -> list[str]:
    """Give the names of all packages that running needs, directly or through others."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    needs: dict[str, set[str]] = {}
    for package in lock["package"]:
        needs.setdefault(package["name"], set()).update(each["name"] for each in package.get("dependencies", ()))
    found, to_visit = set[str](), ["kijkmee"]
    while to_visit:
        new = needs[to_visit.pop()] - found
        found |= new
        to_visit += new
    return sorted(found)


def said_by(package: str, field: str) -> list[str]:
    """Give the values of a field in an installed package's metadata; empty if it is not there."""
    return [value for value in metadata(package).get_all(field) or () if isinstance(value, str)]


def licence_of(package: str) -> str:
    """Give the SPDX expression of an installed package; raises ValueError where it is not clear."""
    for expression in said_by(package, "License-Expression"):
        return expression
    for words in (*said_by(package, "License"), *said_by(package, "Classifier")):
        if words in SPDX or words in SPDX.values():
            return SPDX.get(words, words)
    raise ValueError(f"{package} does not say its licence in a known way: look it up and add it to SPDX.")


def home_of(package: str) -> str:
    """Give the address of a package's project."""
    addresses = dict(each.split(", ", 1) for each in said_by(package, "Project-URL"))
    by_kind = {kind.lower(): address for kind, address in addresses.items()}
    for kind in ("homepage", "source", "source code", "repository", "documentation"):
        if kind in by_kind:
            return by_kind[kind]
    return next(iter(said_by(package, "Home-page")), f"https://pypi.org/project/{package}/")


def rows() -> Iterator[str]:
    """Give the lines of the table."""
    yield "| package | licence | project |"
    yield "|---|---|---|"
    for package in packages_to_run():
        yield f"| {package} | {licence_of(package)} | {home_of(package)} |"


def main() -> None:
    """Write the table."""
    before = NOTICES.read_text(encoding="utf-8")
    table = "\n" + "\n".join(rows()) + "\n\n"
    NOTICES.write_text(TABLE.sub(lambda _: table, before), encoding="utf-8")


if __name__ == "__main__":
    main()
