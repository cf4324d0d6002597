"""docs/PICKING.md names every command of the picking job."""

from __future__ import annotations

import re
from pathlib import Path

from pipelines.commands import command_name
from tests.pipelines.picking.states import states

DOCUMENT = (Path(__file__).parents[2] / "docs" / "PICKING.md").read_text(encoding="utf-8")


def test_every_command_of_the_job_stands_there() -> None:
    named = set(re.findall(r"`([a-z-]+)`", DOCUMENT.split("## One line")[0]))
    assert {command_name(offer.kind) for session in states().values() for offer in session.offers()} <= named
