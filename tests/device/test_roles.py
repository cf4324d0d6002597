"""A change of role while the program runs: how soon the new role's shift begins, and what of that is speech."""

from __future__ import annotations

from pathlib import Path

import pytest

from edge.journal.journal import Journal
from tests.device.card import SoundCard
from tests.device.manager import listening
from tests.device.shift import LOST, Shift

MOST_SECONDS = 2.0


@pytest.mark.proof
def test_a_change_of_role_by_a_command_takes_under_two_seconds(tmp_path: Path, card: SoundCard) -> None:
    with listening(f"@kijkmee-test-{tmp_path.name}") as manager:
        shift = Shift(tmp_path, card, manager)
        program = shift.program
        try:
            program.wait_for("Ik kan nu voorlezen.")
            voice = program.voice_process()
            for role, title in (("metafors", "Orders verzamelen"), ("orcam", "Voorlezen")):
                mark = program.mark()
                program.type(f"choose-role {role}")
                asked = program.wait_for(f"choose-role  (profile {role})", mark, kind="command")
                program.wait_for(f"Ik wissel naar: {title}.", mark)
                began = program.wait_for("Je dienst begint.", mark)
                taken = _shifts(program.journal)[-1] - asked.at
                assert taken < MOST_SECONDS
                # What comes later is speech: first that the role changes, and only then what the new one says.
                assert began.at > asked.at + taken
                assert program.said(mark)[:2] == [f"Ik wissel naar: {title}.", "Je dienst begint."]
            assert program.voice_process() == voice, "it stays"
            assert LOST not in program.said()
            program.type("say-profile")
            program.wait_until(lambda: any("Voorlezen" in line for line in program.said()[-1:]), "the role's name")
            assert program.end() == 0
            kept = shift.events()
            assert kept == ["shift-started", "shift-ended"] * 3
        finally:
            program.kill()


def _shifts(journal: Path) -> list[float]:
    """Give when shifts began, on the run's clock."""
    with Journal.open_to_read(journal) as opened:
        assert opened is not None
        return [each.monotonic for each in opened.events() if each.event.type == "shift-started"]
