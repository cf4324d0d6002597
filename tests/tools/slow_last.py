"""A pytest plugin for `make test`: what is marked slow runs last, so that a plain mistake shows early."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Move the slow tests behind the others; the order is otherwise kept."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is not None)
