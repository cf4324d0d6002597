"""Sample sets: the shipped ones are right, plain folders are accepted, and mistakes are said with their line."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge import sample_sets
from edge.errors import UserError
from edge.replay import Given, Nominal
from edge.sample_sets import BarcodeTruth, DeclaredDevice, SampleFrame, SampleSet, TextTruth
from pipelines.commands import Read, ReportShort, ShortReason
from pipelines.reading.labels import NameList
from pipelines.reading.products import ProductCatalogue
from pipelines.session import DeviceStatus, Press, PressKind
from pipelines.types import Point, Quad, Symbology

SHIPPED = Path(__file__).parents[2] / "sample_frames"
MORNING = datetime(2026, 11, 25, 9, 15, tzinfo=timezone(timedelta(hours=1)))
HEAD = 'title = "T"\nprofile = "orcam"\nduration = 10.0\n'
FRAME = '[[frame]]\nfile = "01.jpg"\nat = 0.0\n'
CORNERS = "[[0, 0], [2.5, 0], [2.5, 1], [0, 1]]"
QUAD = Quad((Point(0, 0), Point(2.5, 0), Point(2.5, 1), Point(0, 1)))


def load(folder: Path, text: str) -> SampleSet:
    (folder / "set.toml").write_text(text, encoding="utf-8")
    for name in ("01.jpg", "02.jpg"):
        (folder / name).touch()
    return sample_sets.load(folder)


@pytest.mark.parametrize("folder", sorted(path.parent for path in SHIPPED.glob("*/set.toml")), ids=lambda p: p.name)
def test_the_shipped_sets_are_right(folder: Path) -> None:
    shipped = sample_sets.load(folder)
    assert shipped.profile in {"orcam", "metafors"}
    assert {frame.path.name for frame in shipped.frames} == {path.name for path in folder.glob("*.jpg")}


def test_a_set_is_read_whole(tmp_path: Path) -> None:
    text = f"""{HEAD}
[nominal]
line = 0.1
scene = 0.3
[device]
time = 2026-11-25T09:15:00+01:00
battery = 0.8
{FRAME}
[[frame.text]]
text = "Beste bewoner,"
quad = {CORNERS}
[[frame.barcode]]
symbology = "itf"
text = "12012345000060"
quad = {CORNERS}
[[frame]]
file = "02.jpg"
at = 1
[[input]]
at = 0.5
command = "read"
[[input]]
at = 0.5
press = "main.double"
[[input]]
at = 1.5
command = "report-short"
reason = "wrong-goods"
"""
    assert load(tmp_path, text) == SampleSet(
        tmp_path,
        "T",
        "orcam",
        10.0,
        Nominal(line=0.1, scene=0.3),
        None,
        (
            SampleFrame(
                tmp_path / "01.jpg",
                0.0,
                (TextTruth(text="Beste bewoner,", quad=QUAD),),
                (BarcodeTruth(symbology=Symbology.ITF, text="12012345000060", quad=QUAD),),
            ),
            SampleFrame(tmp_path / "02.jpg", 1.0),
        ),
        (
            Given(0.5, Read()),
            Given(0.5, Press("main", PressKind.DOUBLE)),
            Given(1.5, ReportShort(ShortReason.WRONG_GOODS)),
        ),
        DeclaredDevice(time=MORNING, battery=0.8),
    )


def test_the_device_is_as_declared_and_else_unknown(tmp_path: Path) -> None:
    declared = load(tmp_path, HEAD + "[device]\nbattery = 1\ncharging = true\n" + FRAME).device
    assert declared.status("Read") == DeviceStatus("Read", None, 1.0, is_charging=True)
    assert load(tmp_path, HEAD + FRAME).device.status("Read") == DeviceStatus("Read")


def test_a_set_brings_its_own_lists(tmp_path: Path) -> None:
    lists = """names = ["M. Bakker", "B-114"]
[[product]]
code = "2012345000018"
name = "Halfvolle melk"
[[product]]
code = "SKU-7"
name = "Brood"
"""
    brought = load(tmp_path, HEAD + lists + FRAME)
    assert brought.names == NameList.of(("M. Bakker", "B-114"))
    assert brought.products == ProductCatalogue({"02012345000018": "Halfvolle melk", "SKU-7": "Brood"})
    assert load(tmp_path, HEAD + FRAME).names == NameList()


def test_a_plain_folder_of_pictures_is_a_set_in_natural_order(tmp_path: Path) -> None:
    for name in ("10.jpg", "9.PNG", "2.jpeg", "notes.txt", ".hidden.jpg"):
        (tmp_path / name).touch()
    plain = sample_sets.load(tmp_path, frames_per_second=4)
    assert [(frame.path.name, frame.at) for frame in plain.frames] == [("2.jpeg", 0), ("9.PNG", 0.25), ("10.jpg", 0.5)]
    assert (plain.title, plain.profile, plain.given, plain.nominal) == (tmp_path.name, None, (), Nominal())
    assert plain.duration > 60


@given(st.lists(st.integers(0, 10**9), unique=True))
def test_natural_order_is_the_order_of_numbers(numbers: list[int]) -> None:
    paths = [Path(f"frame{number}.jpg") for number in numbers]
    ordered = sorted(paths, key=sample_sets.natural_order)
    assert ordered == [Path(f"frame{number}.jpg") for number in sorted(numbers)]


@given(st.lists(st.text(st.characters(exclude_characters="/\0"), min_size=1)))
def test_any_names_can_be_ordered(names: list[str]) -> None:
    assert len(sorted(map(Path, names), key=sample_sets.natural_order)) == len(names)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD, 'the key "frame" is missing.'),
        (HEAD.replace("title", "titel") + FRAME, 'the key "title" is missing.'),
        (HEAD + "speed = 2\n" + FRAME, ':4: unknown key "speed".'),
        (HEAD.replace("10.0", "0") + FRAME, "It must be more than 0."),
        (HEAD + FRAME.replace("0.0", "-1"), ':6: "frame[1].at" cannot be -1. It must be at least 0.'),
        (HEAD + FRAME.replace("0.0", "nan"), "Write an ordinary number."),
        (HEAD + FRAME.replace("01", "03"), ":4: There is no picture"),
        (HEAD + FRAME.replace("01", "../01"), "must be the name of a picture in this folder"),
        (HEAD + FRAME + FRAME, ":7: This frame is not later than the one before it (0.0 s)."),
        (HEAD + FRAME + "texts = 1", ':7: unknown key "frame[1].texts". Did you mean "text"?'),
        (
            HEAD + FRAME + '[[frame.text]]\ntext = "a"\nquad = [[0, 0], [1, 1]]',
            ':9: "frame[1].text[1].quad" cannot be a list. Write four corners, each [x, y], in pixels.',
        ),
        (
            HEAD + FRAME + f'[[frame.barcode]]\nsymbology = "ean13"\ntext = "a"\nquad = {CORNERS}',
            ':8: "frame[1].barcode[1].symbology" cannot be "ean13". Did you mean "ean-13"?',
        ),
        (HEAD + FRAME + "[[input]]\nat = 1\n", ':7: Write either "command" or "press".'),
        (HEAD + FRAME + '[[input]]\nat = 1\ncommand = "read"\npress = "main.short"', "Write either"),
        (HEAD + FRAME + '[[input]]\nat = 1\ncommand = "raed"', 'there is no command "raed"'),
        (HEAD + FRAME + '[[input]]\nat = 1\ncommand = "read"\npage = 1', '"read" takes no argument; given: page'),
        (HEAD + FRAME + '[[input]]\nat = 1\ncommand = "report-short"\nreason = "tired"', "cannot be given"),
        (HEAD + FRAME + '[[input]]\nat = 1\npress = "main.shrt"', '"main.shrt" is no press.'),
        (HEAD + FRAME + '[[input]]\nat = 1\npress = "short"', '"short" is no press.'),
        (HEAD + FRAME + '[[input]]\nat = 1\npress = "main.short"\ndigits = "1"', 'A press takes no "digits".'),
        (
            HEAD + FRAME + '[[input]]\nat = 1\ncommand = "read"\n[[input]]\nat = 0.5\ncommand = "read"',
            ":10: This input is earlier than the one before it (1.0 s).",
        ),
        (HEAD + "[device]\ntime = 2026-11-25T09:15:00\n" + FRAME, ':5: "device.time" cannot be'),
        (HEAD + "[device]\ntime = 2026-11-25T09:15:00\n" + FRAME, "Write date and time with the offset"),
        (HEAD + '[device]\ntime = "nine"\n' + FRAME, "Write date and time with the offset"),
        (HEAD + "[device]\ntime = 09:15:00\n" + FRAME, "Write date and time with the offset"),
        (HEAD + "[device]\nbattery = 80\n" + FRAME, ':5: "device.battery" cannot be 80. It may be at most 1.'),
        (HEAD + "[device]\nbatery = 0.8\n" + FRAME, 'unknown key "device.batery". Did you mean "battery"?'),
        (HEAD + 'names = [""]\n' + FRAME, ':4: "names[1]" is empty.'),
        (
            HEAD + '[[product]]\ncode = "2012345000019"\nname = "Melk"\n' + FRAME,
            ":4: The check digit of 2012345000019 does not fit.",
        ),
        (HEAD + '[[product]]\ncode = "SKU-7"\nname = ""\n' + FRAME, ":4: This is no code with a name."),
        (HEAD + "[pick_list]\nid = 'P'\n" + FRAME, ':4: the key "pick_list.lines" is missing.'),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UserError) as caught:
        load(tmp_path, text)
    assert said in str(caught.value)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no folder or video"):
        sample_sets.load(tmp_path / "gone")


def test_a_file_instead_of_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="is neither a folder nor a video"):
        sample_sets.load(tmp_path / "file")


def test_a_folder_without_pictures_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no picture in the folder"):
        sample_sets.load(tmp_path)
