"""The diagram in docs/ARCHITECTURE.md shows the imports that there are, no more and no fewer."""

from __future__ import annotations

import re
from pathlib import Path

import grimp

DOCUMENT = Path(__file__).parents[2] / "docs" / "ARCHITECTURE.md"
ROOTS = ("edge", "pipelines", "models")


def package_of(module: str, packages: set[str]) -> str:
    """Give the package that holds a module, at most two levels deep."""
    first_two = ".".join(module.split(".")[:2])
    return first_two if first_two in packages else module.split(".", maxsplit=1)[0]


def imports_between_packages() -> set[str]:
    graph = grimp.build_graph(*ROOTS, cache_dir=None)
    packages = {module for module in graph.modules if graph.find_children(module)}
    arrows = set()
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            source, target = package_of(importer, packages), package_of(imported, packages)
            if source != target:
                arrows.add(f"{source} --> {target}")
    return arrows


def test_the_diagram_and_the_code_agree() -> None:
    diagram = re.search(r"```mermaid\ngraph TD\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert diagram is not None, "docs/ARCHITECTURE.md has lost its diagram"
    drawn = {line.strip() for line in diagram[1].splitlines() if "-->" in line}
    real = imports_between_packages()
    missing, wrong = "\n".join(sorted(real - drawn)), "\n".join(sorted(drawn - real))
    assert drawn == real, f"missing in the diagram:\n{missing}\nnot in the code:\n{wrong}"


def test_every_path_that_the_document_names_exists() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    named = re.findall(r"`((?:edge|pipelines|models|device_profiles)/[\w./-]*)`", text)
    assert len(named) > 8
    root = DOCUMENT.parents[1]
    assert [path for path in named if not (root / path).exists()] == []
