"""Deriving the models: only what is needed, never one that reads worse, and every refusal with its remedy."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest

from models import build, manifest, recipe, runtime
from models.build import float_recogniser
from models.cut import character_list
from models.lines import RenderedLine
from models.manifest import ModelName, ModelSource, sources
from models.quantise import Range, measure_ranges, read_ranges, simplify, write_ranges
from models.recogniser import as_input, decode, input_width
from models.runtime import ModelState
from models.store import ModelError, ModelRecord, read_record
from models.verify import read_lines
from tests.models import toys

PACKAGE = Path(build.__file__).parent
TEXTS = ("ab", "é a", "bba ab", "éé", "a b é")
DETECTOR, RECOGNISER, LINE_ANGLE = ModelName.DETECTOR, ModelName.RECOGNISER, ModelName.LINE_ANGLE


def lines(texts: Sequence[str] = TEXTS) -> list[RenderedLine]:
    return [toys.painted(text) for text in texts]


def pages() -> list[toys.Array]:
    chance = np.random.default_rng(3)
    return [chance.choice([-1, 1], (1, 3, 32, 32)).astype(np.float32) for _ in range(3)]


def is_int8(model: onnx.ModelProto) -> bool:
    return any(node.op_type == "QuantizeLinear" for node in model.graph.node)


@dataclass(frozen=True, slots=True)
class Workshop:
    """A copy of the package's files, with the toys as its sources, and a folder to derive into."""

    package: Path
    folder: Path
    installed: dict[ModelName, ModelSource]
    said: list[tuple[str, float]]

    def build(self, *, again: bool = False) -> dict[str, ModelRecord]:
        """Build, and note what is said of the progress."""
        self.said.clear()
        return build.build(lambda what, share: self.said.append((what, share)), self.folder, again=again)

    def derived(self) -> set[str]:
        """Tell which models the last build derived."""
        return {what.split(":")[0] for what, _ in self.said if ":" in what}

    def states(self) -> list[ModelState]:
        """Tell of each derived model, whether it can be used."""
        return [status.state for status in runtime.check(self.folder)]

    def read(self, text: str) -> str:
        """Read a line with the derived recogniser."""
        network = runtime.load(RECOGNISER, folder=self.folder)
        pixels = toys.painted(text).pixels
        batch = as_input(pixels, input_width(*pixels.shape[:2]))[np.newaxis]
        return decode(network.run(batch)[0], network.alphabet).text

    def is_int8(self, name: ModelName) -> bool:
        """Look into a derived file."""
        return is_int8(onnx.load(self.folder / f"{name}.onnx"))


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    # A build that forgets its folder must not reach the user's models.
    monkeypatch.setenv("KIJKMEE_MODELS", str(tmp_path / "elsewhere"))
    installed = toys.install(tmp_path / "site", monkeypatch)
    package = tmp_path / "package"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    for module in (manifest, recipe):
        monkeypatch.setattr(module, "__file__", str(package / Path(module.__file__ or "").name))
    fields = ("file", "sha256", "origin", "licence", "derived")
    (package / "manifest.toml").write_text(
        '[source]\npackage = "toys"\nversion = "1.0"\n'
        + "".join(
            f"[{name}]\n" + "".join(f'{field} = "{getattr(source, field)}"\n' for field in fields)
            for name, source in installed.items()
        ),
        encoding="utf-8",
    )
    inputs = [as_input(line.pixels, input_width(*line.pixels.shape[:2]))[np.newaxis] for line in lines()]
    write_ranges(package / "recogniser-ranges.json", measure_ranges(float_recogniser(toys.recogniser()), inputs))
    write_ranges(package / "detector-ranges.json", measure_ranges(simplify(toys.detector()), pages()))
    monkeypatch.setattr(build, "render_lines", lambda *_: lines())
    monkeypatch.setattr(build, "render_pages", lambda *_: pages())
    made = Workshop(package, tmp_path / "models", installed, [])
    assert sources() == installed
    return made


def test_a_first_build_derives_every_model_and_records_what_was_found(workshop: Workshop) -> None:
    record = workshop.build()
    assert read_record(workshop.folder) == record
    assert workshop.states() == [ModelState.READY] * 4
    assert {name: (entry.precision, entry.note) for name, entry in record.items()} == {
        "detector": ("int8", "agreement of int8 and float on 6 pages: 100.0%"),
        "recogniser": ("int8", "character error rate on 5 lines: int8 0.00%, float 0.00%"),
        "recogniser-float": ("float32", ""),
        "line-angle": ("float32", ""),
    }
    assert [workshop.is_int8(name) for name in ModelName] == [True, True, False, False]
    assert {name: entry.source_sha256 for name, entry in record.items()} == {
        name: source.sha256 for name, source in workshop.installed.items()
    }


def test_what_it_derives_reads(workshop: Workshop) -> None:
    workshop.build()
    assert workshop.read("bé a") == "bé a"
    network = runtime.load(RECOGNISER, folder=workshop.folder)
    assert network.alphabet == ("", "a", "b", "é", " "), "the foreign character is cut"


def test_progress_only_grows_and_ends_with_the_whole(workshop: Workshop) -> None:
    workshop.build()
    shares = [share for _, share in workshop.said]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert workshop.said[-1] == ("models are ready", 1.0)
    assert sum(share < 1 for share in shares) == len(shares) - 1


def test_a_second_build_does_nothing(workshop: Workshop) -> None:
    record = workshop.build()

    def files() -> dict[str, tuple[int, int]]:
        return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in workshop.folder.iterdir()}

    before = files()
    assert workshop.build() == record
    assert workshop.said == [("models are ready", 1.0)]
    assert files() == before
    assert set(before) == {"models.json", *(f"{name}.onnx" for name in ModelName)}


def altered(workshop: Workshop) -> None:
    with (workshop.folder / "recogniser.onnx").open("ab") as file:
        file.write(b"\0")


def missing(workshop: Workshop) -> None:
    (workshop.folder / "line-angle.onnx").unlink()


def without_record(workshop: Workshop) -> None:
    (workshop.folder / "models.json").write_text("{", encoding="utf-8")


def with_newer_pages(workshop: Workshop) -> None:
    with (workshop.package / "pages.py").open("a", encoding="utf-8") as file:
        file.write("# newer\n")


def with_newer_ranges(workshop: Workshop) -> None:
    path = workshop.package / "recogniser-ranges.json"
    write_ranges(path, {**read_ranges(path), "other": Range(0, 1)})


@pytest.mark.parametrize(
    ("change", "derived"),
    [
        (altered, {"recogniser"}),
        (missing, {"line-angle"}),
        (without_record, set(ModelName)),
        (with_newer_pages, {"detector"}),
        (with_newer_ranges, {"recogniser"}),
    ],
)
def test_what_is_not_in_order_is_derived_again_and_only_that(
    workshop: Workshop, change: Callable[[Workshop], None], derived: set[str]
) -> None:
    workshop.build()
    change(workshop)
    assert sum(state is not ModelState.READY for state in workshop.states()) == len(derived)
    workshop.build()
    assert workshop.derived() == derived
    assert workshop.states() == [ModelState.READY] * 4
    assert workshop.said[0][1] == 0


def test_again_derives_what_is_in_order_too(workshop: Workshop) -> None:
    record = workshop.build()
    assert workshop.build(again=True) == record
    assert workshop.derived() == set(ModelName)


def test_what_was_derived_before_a_failure_is_kept(workshop: Workshop) -> None:
    path = workshop.installed[RECOGNISER].locate()
    content = path.read_bytes()
    path.write_bytes(b"")
    with pytest.raises(ModelError, match="--reinstall-package toys"):
        workshop.build()
    assert workshop.states() == [ModelState.READY, *[ModelState.MISSING] * 3]
    path.write_bytes(content)
    workshop.build()
    assert workshop.derived() == {"recogniser", "recogniser-float", "line-angle"}


def test_a_failure_while_deriving_again_loses_no_model(workshop: Workshop) -> None:
    record = workshop.build()
    workshop.installed[RECOGNISER].locate().unlink()
    with pytest.raises(ModelError, match="is missing"):
        workshop.build(again=True)
    assert read_record(workshop.folder) == record
    assert workshop.states() == [ModelState.READY] * 4


def narrow(path: Path) -> None:
    """Calibrate so badly that next to nothing is left of the pictures."""
    write_ranges(path, {name: Range(-0.001, 0.001) for name in read_ranges(path)})


def test_the_float_recogniser_is_kept_where_int8_reads_worse_and_that_is_said(workshop: Workshop) -> None:
    narrow(workshop.package / "recogniser-ranges.json")
    entry = workshop.build()["recogniser"]
    assert entry.precision == "float32"
    assert entry.note.startswith("float kept, int8 reads worse; character error rate on 5 lines: int8 ")
    assert entry.note.endswith(", float 0.00%")
    assert not workshop.is_int8(RECOGNISER)
    assert workshop.read("bé a") == "bé a"
    assert workshop.states() == [ModelState.READY] * 4


@pytest.mark.parametrize(("more_errors", "precision"), [(0, "int8"), (1, "int8"), (3, "float32")])
def test_int8_may_read_a_little_worse(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, more_errors: int, precision: str
) -> None:
    def read(model: onnx.ModelProto, given: Sequence[RenderedLine]) -> list[str]:
        """Read, but let int8 take this many of the thousand characters for others."""
        first, *others = read_lines(model, given)
        return ["é" * more_errors + first[more_errors:] if is_int8(model) else first, *others]

    monkeypatch.setattr(build, "render_lines", lambda *_: lines(["ab" * 50] * 10))
    monkeypatch.setattr(build, "read_lines", read)
    assert workshop.build()["recogniser"].precision == precision


def test_the_float_detector_is_kept_where_int8_finds_other_text_and_that_is_said(workshop: Workshop) -> None:
    narrow(workshop.package / "detector-ranges.json")
    entry = workshop.build()["detector"]
    assert entry.precision == "float32"
    assert entry.note.startswith("float kept, int8 finds other text; agreement of int8 and float on 6 pages: ")
    assert not workshop.is_int8(DETECTOR)
    assert workshop.states() == [ModelState.READY] * 4


@pytest.mark.parametrize("name", [DETECTOR, RECOGNISER])
def test_float_is_kept_where_the_ranges_do_not_fit_and_that_is_said(workshop: Workshop, name: ModelName) -> None:
    write_ranges(workshop.package / f"{name}-ranges.json", {"other": Range(0, 1)})
    entry = workshop.build()[name]
    assert entry.precision == "float32"
    assert entry.note.startswith("float kept: The calibration does not fit the network")
    assert entry.note.endswith("Run `python -m models.calibrate`.")
    assert not workshop.is_int8(name)
    assert workshop.states() == [ModelState.READY] * 4


def test_a_cut_recogniser_that_reads_otherwise_is_refused_with_the_remedy(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_two_characters_exchanged(original: onnx.ModelProto) -> onnx.ModelProto:
        model = float_recogniser(original)
        first, second, *others = character_list(model).split("\n")
        onnx.helper.set_model_props(model, {"character": "\n".join([second, first, *others])})
        return model

    monkeypatch.setattr(build, "float_recogniser", with_two_characters_exchanged)
    with pytest.raises(ModelError, match=r"\(4 lines differ, 0 need .*`uv sync --group models`"):
        workshop.build()
    assert workshop.states() == [ModelState.READY, *[ModelState.MISSING] * 3]


@pytest.mark.parametrize(("foreign", "is_refused"), [(1, False), (2, True)])
def test_few_lines_may_need_characters_that_were_cut(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, *, foreign: int, is_refused: bool
) -> None:
    texts = ["a中"] * foreign + ["ab"] * (60 - foreign)
    monkeypatch.setattr(build, "render_lines", lambda *_: lines(texts))
    if is_refused:
        with pytest.raises(ModelError, match=r"\(0 lines differ, 2 need characters that were cut\)"):
            workshop.build()
    else:
        assert set(workshop.build()) == set(ModelName)


def test_a_folder_that_cannot_be_written_is_said_with_the_remedy(workshop: Workshop) -> None:
    workshop.folder.touch()
    with pytest.raises(ModelError, match=r"cannot be written .*KIJKMEE_MODELS"):
        workshop.build()


def test_a_full_disk_is_said_with_the_remedy_and_loses_no_model(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = workshop.build()

    def fsync(_: Any) -> None:  # noqa: ANN401
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        with pytest.raises(ModelError, match=r"No space left on device\)\. Free some space"):
            workshop.build(again=True)
    assert read_record(workshop.folder) == record
    assert workshop.states() == [ModelState.READY] * 4
    assert workshop.build() == record


def test_the_user_s_folder_is_taken_where_none_is_named(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIJKMEE_MODELS", str(workshop.folder))
    build.build(lambda *_: None)
    assert workshop.states() == [ModelState.READY] * 4
