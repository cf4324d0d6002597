"""A network's code means something in the set-up alone: nothing else can read one."""

from __future__ import annotations

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
        "edge.cards.sheet",  # prints its cards, and reads none
    }
    assert {
        each
        for each in graph.find_modules_that_directly_import("pipelines.setup.session")
        if not each.startswith("pipelines.setup")
    } == {"edge.setting_up"}
