"""A change of role while the program runs: how soon the new role's shift begins, and what of that is speech."""

from __future__ import annotations

from pathlib import Path

import pytest

from edge import resuming
from edge.journal.journal import Journal
from tests.device.card import SoundCard
from tests.device.manager import listening
from tests.device.program import Program, write_film, write_profile
from tests.device.shift import LOST, RATE, Shift

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


@pytest.mark.proof
def test_a_role_that_was_taken_outlasts_a_crash_and_ends_with_its_shift(tmp_path: Path) -> None:
    film = write_film(tmp_path / "film.avi", "notice-wall/01.jpg", each=15)
    profile = write_profile(tmp_path, "orcam", voice={"rate": RATE})
    arguments = ("--profile", profile, "--camera", f"loop:{film}", "--sound", "none", "--stay")
    kept = tmp_path / "run" / resuming.NAME
    kept.parent.mkdir()
    environment = {resuming.FOLDER: str(kept.parent)}
    before = Program(*arguments, folder=tmp_path, environment=environment)
    try:
        before.wait_for("Ik kan nu voorlezen.")
        mark = before.mark()
        before.type("choose-role metafors")
        before.wait_for("Je dienst begint.", mark)
        assert kept.exists()
    finally:
        before.kill()
    after = Program(*arguments, folder=tmp_path, environment=environment)
    try:
        after.wait_for("Je dienst begint.")
        assert after.said()[0] == "Ik ga verder met: Orders verzamelen."
        after.type("end-shift")
        after.wait_until(lambda: not kept.exists(), "that it is forgotten")
        mark = after.mark()
        after.type("start-shift")
        after.wait_for("Ik kan nu voorlezen.", mark)
        after.process.terminate()
        assert after.wait() == 0
    finally:
        after.kill()


def _shifts(journal: Path) -> list[float]:
    """Give when shifts began, on the run's clock."""
    with Journal.open_to_read(journal) as opened:
        assert opened is not None
        return [each.monotonic for each in opened.events() if each.event.type == "shift-started"]
