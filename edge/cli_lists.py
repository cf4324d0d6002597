"""`kijkmee names` and `kijkmee products`: check a list or a catalogue before the wearer works with it."""
# ruff: noqa: PLC0415 -- a command imports what it needs, so that --help answers at once

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from edge import printing

names_app = typer.Typer(help="Check lists of names for labels.")
products_app = typer.Typer(help="Check catalogues of products.")

List = Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file: a name a row; how it is spoken, if need be.")]
Catalogue = Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file of codes and names, or an SQLite file.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object, for programs.")]


@names_app.callback()
def _names() -> None:
    """Check lists of names for labels."""


@products_app.callback()
def _products() -> None:
    """Check catalogues of products."""


@names_app.command("check")
def check_names(file: List, *, as_json: AsJson = False) -> None:
    """Count the names, say what is wrong and where, and which names are easily taken for one another.

    The exit code is 1 where the list cannot be used as it is.
    """
    from edge import name_list_file

    examined = name_list_file.examine(file)
    _tell("names", len(examined.names.names), examined.problems, examined.remarks, as_json=as_json)


@products_app.command("check")
def check_products(file: Catalogue, *, as_json: AsJson = False) -> None:
    """Count the products, and say what is wrong and where.

    The exit code is 1 where the catalogue cannot be used as it is.
    """
    from edge import catalogue_file

    examined = catalogue_file.examine(file)
    _tell("products", len(examined.catalogue.names), examined.problems, examined.remarks, as_json=as_json)


def _tell(what: str, count: int, problems: tuple[str, ...], remarks: tuple[str, ...], *, as_json: bool) -> None:
    if as_json:
        printing.print_json({what: count, "problems": list(problems), "remarks": list(remarks)})
    else:
        printing.answer(f"{what}: {count}, problems: {len(problems)}, remarks: {len(remarks)}")
        for line in (*problems, *remarks):
            printing.answer(line)
    if problems:
        raise typer.Exit(1)
