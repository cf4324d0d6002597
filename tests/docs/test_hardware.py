"""docs/HARDWARE.md and the code agree: pins, keys, commands, figures; and it claims no test on a board."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from edge import app, cli, profiles
from edge.cameras.picamera import BUFFERS, GREY_SHARE
from edge.cameras.ring import slots_for
from edge.cameras.wire import CameraDescription
from edge.health import board_checks
from edge.profile_keys import CameraKeys, ControlKeys, key_descriptions

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "HARDWARE.md").read_text(encoding="utf-8")
MARK = re.compile(r"\[(T|N|M\d)\]")

HEADER = {3: 2, 5: 3, 11: 17, 13: 27, 15: 22}
"""The pins of the 40-pin header that are named, and their GPIO."""
GROUND = {6, 9, 14, 20, 25, 30, 34, 39}
"""The pins of the header that are ground."""

knows_pins = pytest.mark.skipif(
    "pins" not in ControlKeys.model_fields, reason="This version has no key controls.pins: buttons come with it."
)


def section(heading: str) -> str:
    return DOCUMENT.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def tables(text: str) -> list[list[str]]:
    """Give the rows of all tables in a text, without their heads."""
    rows = [line for line in text.splitlines() if line.startswith("|")]
    heads = {index - 1 for index, line in enumerate(rows) if set(line) <= set("|-")}
    kept = [line for index, line in enumerate(rows) if index not in heads and not set(line) <= set("|-")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in kept]


def toml_blocks() -> list[str]:
    return re.findall(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL)


def test_every_row_and_every_item_says_on_what_it_rests() -> None:
    marked = DOCUMENT.split("\n## Which board\n")[1].split("\n## What was tested\n")[0]
    assert [row for row in tables(marked) if not MARK.search(row[-1])] == []
    items = re.findall(r"^(?:- |\d+\. ).*(?:\n  +.*)*", marked, re.MULTILINE)
    assert len(items) > 15
    assert [item for item in items if not MARK.search(item) and "README.md" not in item] == []


def test_every_source_that_is_named_is_listed_and_every_listed_one_is_named() -> None:
    body, sources = DOCUMENT.split("\n## Sources\n")
    body = body.split("\n## Which board\n")[1]
    assert set(re.findall(r"\[M\d\]", body)) == set(re.findall(r"^- (\[M\d\])", sources, re.MULTILINE))


def test_it_says_that_no_board_was_tried() -> None:
    assert "None of this was tried on a Raspberry Pi" in DOCUMENT
    assert "**Not tested**: every board" in section("What was tested")


def test_what_larger_pictures_cost_is_worked_out_by_the_code() -> None:
    text = section("How large pictures are")
    slots = [slots_for(app.frames_kept(profiles.load(name))) for name in ("orcam", "metafors")]
    assert f"may hold: {slots[0]} for reading with `reading.keep_frames` at 8, and {slots[1]} for picking" in text
    assert profiles.load("orcam").reading.keep_frames == 8
    rows = tables(text)
    assert rows[0][0] == f"{CameraKeys().width} × {CameraKeys().height}"
    assert len(rows) == 3
    for size, *costs, _ in rows:
        width, height = map(int, size.split(" × "))
        slot = CameraDescription("csi", width=width, height=height).slot_bytes
        small = width // GREY_SHARE * (height // GREY_SHARE) * 1.5
        expected = (slots[0] * slot, slots[1] * slot, BUFFERS * (slot + small))
        assert costs == [f"{each / 1e6:.0f} MB" for each in expected]


def test_the_wiring_names_pins_that_belong_together() -> None:
    rows = tables(section("Wiring"))
    assert [row[0] for row in rows] == ["`main`", "`left`", "`middle`", "`right`"]
    for _, gpio, pin, ground, _ in rows:
        assert HEADER[int(pin)] == int(gpio)
        assert int(ground) in GROUND
        assert abs(int(ground) - int(pin)) <= 2, "beside it"


def test_the_wiring_and_the_profiles_to_write_are_the_same() -> None:
    wired = [(row[0].strip("`"), int(row[1])) for row in tables(section("Wiring"))]
    blocks = [block for block in toml_blocks() if "[controls.pins]" in block]
    written = [(name, int(gpio)) for block in blocks for name, gpio in re.findall(r"(\w+) = (\d+)", block)]
    assert written == wired


def test_the_three_buttons_are_those_of_the_example() -> None:
    buttons = {binding.button for binding in profiles.load("metafors-three-buttons").controls.buttons}
    assert {row[0].strip("`") for row in tables(section("Wiring"))} == {"main", *buttons}
    assert {binding.button for binding in profiles.load("orcam").controls.buttons} == {"main"}


@knows_pins
@pytest.mark.parametrize("block", toml_blocks())
def test_what_is_to_be_written_is_a_profile(tmp_path: Path, block: str) -> None:
    base = "orcam" if "main" in block else "metafors-three-buttons"
    own = tmp_path / "own.toml"
    own.write_text(f'extends = "{base}"\n{block}')
    profiles.check(own)


def test_every_key_that_is_named_exists() -> None:
    known = {description.key for description in key_descriptions()}
    tops = {key.split(".")[0] for key in known}
    named = {name for name in re.findall(r"`([a-z_]+(?:\.[a-z_]+)+)`", DOCUMENT) if name.split(".")[0] in tops}
    assert {"text.threads", "sound.device"} <= named
    assert named - known == set()


def test_every_command_that_is_named_exists() -> None:
    command = typer.main.get_command(cli.app)
    assert hasattr(command, "commands")
    named = set(re.findall(r"`kijkmee (\w+)", DOCUMENT))
    assert {"doctor", "practice"} <= named
    assert named - set(command.commands) == set()


def test_every_file_that_is_named_exists() -> None:
    linked = re.findall(r"\]\(([\w./]+)\)", DOCUMENT)
    assert "INSTALL.md" in linked
    assert [path for path in linked if not (ROOT / "docs" / path).exists()] == []
    named = re.findall(r"`((?:tools|edge|docs)/[\w./-]+)`", DOCUMENT)
    assert "tools/arm64-tests" in named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_figures_are_those_of_the_checks() -> None:
    needed = board_checks.NEEDED_MIB
    assert f"{needed['reading']} MiB for reading and {needed['picking']} MiB for picking" in DOCUMENT
    assert f"from {board_checks.HOT_CELSIUS:g} °C on, and more from {board_checks.TOO_HOT_CELSIUS:g} °C" in DOCUMENT
