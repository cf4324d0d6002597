"""docs/SPOKEN-COMMANDS.md lists what can be said."""

from __future__ import annotations

from pathlib import Path

from edge.controls.grammar import LANGUAGES, Grammar

DOCUMENT = (Path(__file__).parents[2] / "docs" / "SPOKEN-COMMANDS.md").read_text(encoding="utf-8")


def test_every_phrase_stands_there_in_every_language() -> None:
    part = DOCUMENT.split("## What can be said")[1].split("## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("| ")][1:]
    grammars = [Grammar.load(language) for language in LANGUAGES]
    names = ["(first)", *(f"`{each.name}`" for each in grammars[0].commands)]
    words = zip(*([each.words for each in grammar.phrases] for grammar in grammars), strict=True)
    assert rows == [f"| {name} | {' | '.join(each)} |" for name, each in zip(names, words, strict=True)]
