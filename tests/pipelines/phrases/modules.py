"""The modules of the catalogue, so that one that is added is tested from its first phrase on."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

import pipelines.phrases

OTHERS = {"phrase", "phrasebook"}
"""What in the package makes no phrases."""


def catalogue_modules() -> tuple[ModuleType, ...]:
    """Give every module that makes phrases, in the order of their names."""
    names = [each.name for each in pkgutil.iter_modules(pipelines.phrases.__path__) if each.name not in OTHERS]
    return tuple(importlib.import_module(f"pipelines.phrases.{name}") for name in sorted(names))
