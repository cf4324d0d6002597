"""The command as a person or a program meets it: answers, errors, streams and exit codes."""

from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import sys
import wave
import zlib
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from edge import cli
from edge.profile_keys import key_descriptions
from models.barcode import checking
from models.barcode.networks import WEIGHTS
from models.manifest import ModelName
from models.runtime import ModelState
from models.store import ModelRecord, write_record
from pipelines.vision import MOST_THREADS
from tests.edge.command import BOX, LETTER, SECONDS, SETS, here, outside, refused, without_library

pytestmark = pytest.mark.usefixtures("away")

# Help


@pytest.mark.parametrize(
    "command",
    [
        "",
        "read",
        "scan",
        "replay",
        "run",
        "demo",
        "profiles",
        "profiles explain",
        "models",
        "models build",
        "voices",
        "earcons",
        "workers",
        "workers list",
        "workers show",
        "workers set",
        "workers forget",
    ],
)
def test_every_command_explains_itself(command: str) -> None:
    for flag in ("-h", "--help"):
        result = here(*command.split(), flag)
        assert result.exit_code == 0
        assert "Usage:" in result.stdout


def test_help_loads_nothing_that_is_slow() -> None:
    code = "import sys; import edge.cli; print(*{'cv2', 'numpy', 'onnxruntime', 'pydantic', 'jinja2'} & {*sys.modules})"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=SETS.parent)
    assert found.stdout.strip() == ""


def test_the_version_is_told() -> None:
    assert here("--version").stdout.startswith("kijkmee 0.")


def test_the_shell_completes_commands_and_profiles() -> None:
    def completed(words: str) -> list[str]:
        environment = {
            **os.environ,
            "PYTHONPATH": str(SETS.parent),
            "_KIJKMEE_COMPLETE": "complete_bash",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
        }
        code = "import sys; sys.argv[0] = 'kijkmee'; from edge.cli import main; main()"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
        return done.stdout.split()

    assert completed("kijkmee re") == ["read", "replay", "record"]
    assert completed("kijkmee read --profile orcam-") == ["orcam-clothing"]
    assert completed("kijkmee read --mode t") == ["thorough"]
    assert completed("kijkmee run --sound ") == ["device", "wav", "none"]


def test_the_command_takes_as_many_threads_as_a_profile() -> None:
    for command in ("read", "scan"):
        assert f"1–{MOST_THREADS}" in here(command, "--help").stdout
    (described,) = (each for each in key_descriptions() if each.key == "text.threads")
    assert described.allowed == f"whole number 1–{MOST_THREADS}"


# Pictures


def test_scan_gives_one_object_a_line_and_nothing_else() -> None:
    result = here("scan", "--json", BOX, LETTER)
    assert result.exit_code == 0
    found, nothing = (json.loads(each) for each in result.stdout.splitlines())
    assert set(found) == {"file", "seconds", "barcodes"}
    assert found["file"] == str(BOX)
    (code,) = found["barcodes"]
    assert set(code) >= {"symbology", "text", "gtin14", "gs1", "quad", "stage"}
    assert (code["symbology"], code["text"], code["gtin14"]) == ("ean-13", "2012345000018", "02012345000018")
    assert np.shape(code["quad"]) == (4, 2)
    assert nothing["barcodes"] == []
    assert 0 < nothing["seconds"] < SECONDS


def test_scan_tells_what_the_parts_of_a_code_mean() -> None:
    result = here("scan", SETS / "pallet-gs1-128" / "01.jpg")
    assert result.exit_code == 0
    assert "(00) SSCC: 020123450000000018" in result.stdout
    assert result.stderr == ""


def test_a_picture_without_a_barcode_is_an_answer() -> None:
    result = here("scan", LETTER)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no barcode found" in result.stderr


@pytest.mark.models
def test_read_gives_one_object_a_line_and_nothing_else() -> None:
    result = here("read", "--json", "--threads", "1", "--mode", "thorough", LETTER, BOX.parent / "no.jpg", LETTER)
    assert result.exit_code == 2
    first, second = (json.loads(each) for each in result.stdout.splitlines())
    assert {**first, "seconds": 0} == {**second, "seconds": 0}
    assert set(first) == {"file", "seconds", "lines", "quality"}
    assert [set(line) for line in first["lines"]] == [{"text", "confidence", "unsure", "quad", "block"}] * 16
    assert first["lines"][0]["text"] == "Gemeente Waterveld"
    assert np.shape(first["lines"][0]["quad"]) == (4, 2)
    assert set(first["quality"]) >= {"sharpness", "brightness"}
    assert "There is no file" in result.stderr


@pytest.mark.models
def test_read_speaks_each_picture_to_a_file_of_its_own(away: Path) -> None:
    result = here("read", "--speak", BOX, LETTER)
    assert result.exit_code == 0
    assert "Gemeente Waterveld" in result.stdout.splitlines()
    for name in ("01", "letter-01"):
        file = away / "out" / f"{name}.wav"
        assert f"written: {file.relative_to(away)}" in result.stderr.splitlines()
        with wave.open(str(file)) as sound:
            assert sound.getframerate() == 22050


def huge_png() -> bytes:
    """Give a picture of 900 megapixels in a hundred kilobytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(30_000 * 3751), 1)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.fixture
def bad(away: Path) -> Path:
    """Give a folder of files that are no pictures, or not whole."""
    folder = away / "bad"
    folder.mkdir()
    (folder / "empty.jpg").touch()
    (folder / "cut.jpg").write_bytes(LETTER.read_bytes()[:30_000])
    (folder / "text.jpg").write_text("hello")
    (folder / "huge.png").write_bytes(huge_png())
    (folder / "folder").mkdir()
    return folder


BAD = {
    "missing.jpg": "There is no file",
    "empty.jpg": "is empty",
    "cut.jpg": "is cut off",
    "text.jpg": "is not a picture",
    "huge.png": "too large (30000 × 30000 pixels)",
    "folder": "is a folder",
}


@pytest.mark.usefixtures("without_models")
@pytest.mark.parametrize("command", ["read", "scan"])
def test_bad_pictures_are_told_one_by_one_and_the_good_ones_are_answered(command: str, bad: Path) -> None:
    blank = bad / "blank.png"
    cv2.imwrite(str(blank), np.full((40, 60, 3), 255, np.uint8))
    result = here(command, "--json", *(bad / name for name in BAD), blank)
    assert result.exit_code == 2
    (answer,) = result.stdout.splitlines()
    assert json.loads(answer)["file"] == str(blank)
    complaints = [each for each in result.stderr.splitlines() if each.startswith("kijkmee:")]
    assert len(complaints) == len(BAD)
    for complaint, (name, what) in zip(complaints, BAD.items(), strict=True):
        assert str(bad / name) in complaint
        assert what in complaint
        assert complaint.endswith(".")


def test_a_name_that_is_no_utf8_comes_through(away: Path) -> None:
    name = b"d\xe9j\xe0.jpg"
    os.symlink(BOX, os.path.join(os.fsencode(away), name))  # noqa: PTH118, PTH211  # paths of bytes
    done = outside("scan", "--json", os.fsdecode(name), env={**os.environ, "PYTHONPATH": str(SETS.parent)})
    assert done.returncode == 0
    assert json.loads(done.stdout)["file"] == os.fsdecode(name)


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["read"], "Missing argument"),
        (["read", "--threads", "0", "x.jpg"], '"0" cannot be used. Write a whole number from 1 to 4.'),
        (["scan", "--threads", "5", "x.jpg"], '"5" cannot be used. Write a whole number from 1 to 4.'),
        (["scan", "--threads", "two", "x.jpg"], '"two" cannot be used. Write a whole number from 1 to 4.'),
        (["read", "--mode", "medium", "x.jpg"], 'there is no "medium". Choose fast or thorough.'),
        (["run", "--sound", "loud"], 'there is no "loud". Choose device, wav or none.'),
        (["read", "--out", str(LETTER)], f"{LETTER} is a file. Name a folder after --out."),
        (["demo", "--out", str(LETTER)], f"{LETTER} is a file. Name a folder after --out."),
        (["read", "-p", "orcan", "x.jpg"], 'Did you mean "orcam"?'),
        (["look"], "No such command"),
        (["replay", "nowhere.mp4"], "There is no folder or video nowhere.mp4"),
        (["replay", str(SETS / "letter"), "-p", "nope"], 'There is no profile "nope"'),
        (["replay", str(SETS / "letter"), "-w", "Jan de Vries"], "cannot be a worker's code"),
        (["replay", str(SETS / "letter"), "--give", "read"], "no time with a command"),
        (["replay", str(SETS / "letter"), "--give", "nan read"], "no time with a command"),
        (["replay", str(SETS / "letter"), "--give", "1 raed"], 'no command "raed"'),
        (
            ["replay", str(SETS / "letter"), "--give", "1 report-short bored"],
            'there is no reason "bored"; the reasons are damaged, empty, not-found, wrong-goods.',
        ),
        (["replay", str(SETS / "letter"), "--list", "nowhere.toml"], "nowhere.toml"),
        (["run", "-p", "orcam", "--camera", "nowhere", "--sound", "none"], "There is no folder or video nowhere"),
        (["profiles", "check", "nope"], 'There is no profile "nope"'),
    ],
)
def test_what_cannot_be_done_is_refused(arguments: list[str], what: str) -> None:
    # A usage error stands in a frame and is broken into lines.
    assert what in " ".join(refused(*arguments).replace("│", " ").split())


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("read", "named after the picture; replaces it"),
        ("scan", "also for 02, which names what a pallet or box contains"),
        ("models check", "exit code 1 if not"),
    ],
)
def test_help_tells_what_would_surprise(command: str, told: str) -> None:
    assert told in " ".join(here(*command.split(), "--help").stdout.replace("│", " ").split())


# Profiles and models


def test_profiles_are_listed_checked_and_explained(away: Path) -> None:
    assert {"orcam", "metafors"} <= {
        each.split()[0] for each in here("profiles", "list").stdout.splitlines()[2:] if each.strip()
    }
    assert "orcam: in order" in here("profiles", "check").stdout
    own = away / "own.toml"
    own.write_text('extends = "orcam"\n[voice]\nrate = 240\n')
    explained = here("profiles", "explain", own).stdout
    assert f"voice.rate = 240   ({own}:3)" in explained
    assert "voice.volume = 0.8   (default)" in explained


def test_profiles_alone_lists_and_models_alone_checks() -> None:
    for alone, whole in (("profiles", ["profiles", "list"]), ("models", ["models", "check"])):
        assert here(alone).stdout
        assert (here(alone).stdout, here(alone).exit_code) == (here(*whole).stdout, here(*whole).exit_code)
        assert "No such command" in refused(alone, "lst")


def test_an_unknown_key_of_a_profile_is_told_with_its_line(away: Path) -> None:
    own = away / "own.toml"
    own.write_text('extends = "orcam"\n[voice]\nrat = 240\n')
    for command in (["profiles", "check"], ["profiles", "explain"]):
        message = refused(*command, own)
        assert f'{own}:3: unknown key "voice.rat". Did you mean "rate"?' in message


def test_help_and_readme_name_the_same_exit_codes() -> None:
    readme = (SETS.parent / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (\d+) \|", readme, re.MULTILINE)
    assert listed == ["0", "1", "2", "130", "141"]
    assert re.findall(r"\d+", cli.EXIT_CODES) == listed
    assert "Exit codes: 0 for an answer" in here("--help").stdout


def test_an_altered_model_is_found_by_the_check(away: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIJKMEE_MODELS", str(away))
    (away / "detector.onnx").write_bytes(b"altered")
    entry = ModelRecord("detector.onnx", "ab" * 32, "cd" * 32, "ef" * 32, "int8", "")
    write_record(away, {"detector": entry})
    result = here("models", "check")
    assert result.exit_code == 1
    assert [each.split()[1] for each in result.stdout.splitlines() if ".onnx" in each] == [
        "altered",
        *["missing"] * (len(ModelName) - 1),
        *["ready"] * len(WEIGHTS),
    ]


@pytest.mark.usefixtures("without_models")
def test_missing_models_are_found_by_the_check() -> None:
    result = here("models", "check")
    assert result.exit_code == 1
    states = [each.split()[1] for each in result.stdout.splitlines() if ".onnx" in each]
    assert states == ["missing"] * len(ModelName) + ["ready"] * len(WEIGHTS)
    assert result.stderr.strip() == "Not every model is in order. Run `kijkmee models build`."


@pytest.mark.models
def test_altered_weights_for_blurred_codes_have_a_remedy_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    altered = tuple(replace(each, state=ModelState.ALTERED) for each in checking.check())
    monkeypatch.setattr(checking, "check", lambda: altered)
    result = here("models", "check")
    assert result.exit_code == 1
    assert result.stderr.strip() == f"Not every model is in order. {checking.REMEDY}"


@pytest.mark.usefixtures("without_models")
def test_without_models_tesseract_reads_and_says_so() -> None:
    done = outside("read", LETTER)
    assert done.returncode == 0
    assert "Mevrouw A. Jansen" in done.stdout
    assert "Run `kijkmee models build`. Tesseract reads meanwhile" in done.stderr


@pytest.mark.usefixtures("without_models")
def test_without_models_and_tesseract_both_remedies_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    done = outside("read", LETTER)
    assert done.returncode == 2
    assert "kijkmee models build" in done.stderr
    assert "The program tesseract is not installed. Install it with `sudo apt-get install tesseract-ocr" in done.stderr


def test_without_zbar_its_package_is_named(away: Path) -> None:
    done = outside("scan", BOX, env=without_library(away, "zbar"))
    assert done.returncode == 2
    assert done.stderr == (
        "kijkmee: The library zbar cannot be loaded. Install it with `sudo apt-get install libzbar0`.\n"
    )
