"""A network's code means something in the set-up alone: nothing else can read one."""

from __future__ import annotations

from pathlib import Path

import grimp

CARD = "pipelines.setup.wifi_card"


def test_nothing_but_the_set_up_and_what_joins_networks_knows_of_a_networks_code() -> None:
    graph = grimp.build_graph("edge", "pipelines", cache_dir=None)
    outside = {each for each in graph.find_modules_that_directly_import(CARD) if not each.startswith("pipelines.setup")}
    assert outside == {"edge.network", "edge.setup_effects"}
    for joins in outside:
        assert graph.find_modules_that_directly_import(joins) <= {"edge.setting_up", "edge.setup_effects"}
    assert graph.find_modules_that_directly_import("edge.setting_up") == {"edge.cli_setup"}


def test_only_the_set_up_runs_a_set_up() -> None:
    graph = grimp.build_graph("edge", "pipelines", cache_dir=None)
    assert graph.find_modules_that_directly_import("pipelines.setup.showing") == {
        "pipelines.setup.session",
        "pipelines.setup.state",
    }
    assert {
        each
        for each in graph.find_modules_that_directly_import("pipelines.setup.session")
        if not each.startswith("pipelines.setup")
    } == {"edge.setting_up"}


def test_only_the_set_up_reads_a_card_for_a_press() -> None:
    root = Path(__file__).parents[3]
    files = [file for folder in ("edge", "pipelines") for file in (root / folder).rglob("*.py")]
    knowing = {str(file.relative_to(root)) for file in files if "parse_press_card" in file.read_text(encoding="utf-8")}
    assert knowing == {"pipelines/cards.py", "pipelines/setup/showing.py"}
