"""A pick whose label no ordinary decoder reads: the real eyes with the networks, the real session, rendered frames."""

from __future__ import annotations

import functools

import pytest

from edge import app, profiles
from edge.app import Lists
from edge.clock import MonotonicClock
from edge.pick_list_file import ChecksInFile, ItemCodeInFile, LineInFile, NamesInFile, PickListFile
from edge.replay import Entry, Given, Replay, Script
from models.barcode.code_128 import code_128_widths
from pipelines.commands import AcceptList
from pipelines.picking.evidence import SECONDS_UNKNOWN
from pipelines.preferences import Strictness
from pipelines.types import Frame, Pixels, Symbology
from tests.bench.blurred import retail_code
from tests.bench.blurred_frames import trembling
from tests.bench.blurred_scenes import Blur, Printed, Shot, Size
from tests.plain_readers import PEERS, grey_of

SIZE = Size(640, 480)
FRAMES = 14
FIRST_AT, FRAME_SECONDS = 1.0, 0.1
LATEST_SECONDS = 0.8
"""An awaited code is confirmed within so many seconds of being shown: eight frames."""
AWAITED, SIBLING, SECOND_SIBLING = "4006381333931", "4006381333832", "4006381334938"
"""An item, and others that differ from it in one digit and the check digit."""
STRANGER = "8712345678906"
PLACE, OTHER_PLACE = "LOC-A1", "LOC-A7"


@functools.cache
def blurred(number: str) -> tuple[Pixels, ...]:
    """Give frames of a label in a trembling hand that neither zxing-cpp nor zbar reads."""
    seen = Shot(2.2, 5.0, 6.0, -5.0, Blur.GAUSSIAN, 1.0)
    return unread(trembling(retail_code(Symbology.EAN_13, number), seen, SIZE, FRAMES, 1))


@functools.cache
def blurred_place() -> tuple[Pixels, ...]:
    """Give frames of a label with PLACE in Code 128, start B, that neither of the two reads."""
    values = [104, *(ord(character) - 32 for character in PLACE)]
    check = (values[0] + sum(weight * value for weight, value in enumerate(values[1:], start=1))) % 103
    printed = Printed(code_128_widths([*values, check]), PLACE)
    return unread(trembling(printed, Shot(2.4, 5.0, 6.0, -5.0, Blur.GAUSSIAN, 0.9), SIZE, FRAMES, 1))


def unread(frames: list[Pixels]) -> tuple[Pixels, ...]:
    """Make sure that ordinary decoders read nothing."""
    assert not any(read(grey_of(pixels)) for pixels in frames for read in PEERS.values())
    return tuple(frames)


def line(code: str, article: str, place: str = PLACE) -> LineInFile:
    return LineInFile(
        location=place,
        location_barcode=place,
        article=article,
        names=NamesInFile(nl=article),
        quantity=2,
        barcodes=(ItemCodeInFile(content=code),),
    )


def picked(shown: tuple[Pixels, ...], *codes: str, blurred: bool = True) -> tuple[Entry, ...]:
    """Show frames to a picker whose list has these items, of which the first is awaited; gives all that came of it."""
    lines = [line(code, f"item {number}") for number, code in enumerate(codes)]
    return worked(shown, lines, Strictness.IGNORE, blurred=blurred)


def worked(
    shown: tuple[Pixels, ...], lines: list[LineInFile], location: Strictness, *, blurred: bool = True
) -> tuple[Entry, ...]:
    profile = profiles.load("metafors")
    profile = profile.model_copy(update={"barcodes": profile.barcodes.model_copy(update={"blurred": blurred})})
    listed = PickListFile(id="P-1", lines=tuple(lines), checks=ChecksInFile(location=location))
    frames = (
        Frame(number + 1, round(FIRST_AT + FRAME_SECONDS * number, 3), pixels) for number, pixels in enumerate(shown)
    )
    wearer = app.assistant(profile, profile.preferences(), Lists(listed))
    script = Script(frames, (Given(0.5, AcceptList()),), 10.0)
    return Replay(wearer, app.vision(profile), script, MonotonicClock(), keep_frames=8).run().transcript


def heard(transcript: tuple[Entry, ...]) -> list[tuple[str, str]]:
    """Give what came of the frames: events with the code, and sounds."""
    return [
        (each.what, str(each.details.get("scanned") or each.details.get("shown") or ""))
        for each in transcript
        if each.at >= FIRST_AT and each.kind in {"event", "earcon"}
    ]


def test_the_awaited_item_is_confirmed_once_with_its_sound() -> None:
    transcript = picked(blurred(AWAITED), AWAITED, STRANGER)
    assert heard(transcript) == [("units-counted", AWAITED), ("good", "")]
    sound = next(each for each in transcript if each.what == "good" and each.at >= FIRST_AT)
    assert sound.at <= FIRST_AT + LATEST_SECONDS


def test_it_is_confirmed_beside_its_siblings_too() -> None:
    transcript = picked(blurred(AWAITED), AWAITED, SIBLING, SECOND_SIBLING)
    assert heard(transcript) == [("units-counted", AWAITED), ("good", "")]


def test_without_the_networks_nothing_is_read() -> None:
    assert heard(picked(blurred(AWAITED), AWAITED, STRANGER, blurred=False)) == []


@pytest.mark.parametrize("awaited", [SIBLING, SECOND_SIBLING])
def test_a_sibling_of_another_line_is_told_to_be_that(awaited: str) -> None:
    transcript = picked(blurred(AWAITED), awaited, AWAITED)
    assert heard(transcript) == [("item-refused", AWAITED), ("wrong", "")]
    assert "item 1" in transcript[-1].what


@pytest.mark.parametrize("shown", [AWAITED, STRANGER])
def test_what_nobody_knows_is_told_late_and_never_taken_for_a_sibling(shown: str) -> None:
    transcript = picked(blurred(shown), SIBLING, SECOND_SIBLING)
    assert heard(transcript) == [("code-unknown", shown), ("wrong", "")]
    told = next(each for each in transcript if each.what == "code-unknown")
    assert told.at >= FIRST_AT + SECONDS_UNKNOWN


def test_a_place_is_confirmed_by_its_blurred_label_and_another_is_refused() -> None:
    right = [line(STRANGER, "item 0"), line(AWAITED, "item 1", OTHER_PLACE)]
    first, *_ = heard(worked(blurred_place(), right, Strictness.REQUIRE))
    assert first == ("location-verified", "")
    wrong = heard(worked(blurred_place(), right[::-1], Strictness.REQUIRE))
    assert wrong == [("location-refused", PLACE), ("wrong", "")]


def test_without_the_networks_no_place_is_read() -> None:
    lines = [line(STRANGER, "item 0")]
    assert heard(worked(blurred_place(), lines, Strictness.REQUIRE, blurred=False)) == []
