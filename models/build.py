"""Derives the models that the product runs from the files that their authors published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import onnx

from models.characters import alphabet_of, is_wanted
from models.cut import character_list, cut_output
from models.lines import render_lines
from models.manifest import ModelName, ModelSource, sources
from models.pages import render_pages, text_agreement
from models.quantise import quantise, read_ranges, simplify
from models.recipe import ranges_path, recipe_of
from models.store import (
    ModelError,
    ModelRecord,
    models_folder,
    read_record,
    sha256_of,
    write_record,
    write_whole,
)
from models.verify import ERROR_RATE_MARGIN, check_cut, error_rate, read_lines

Report = Callable[[str, float], None]
"""Told what is being done, in plain words, and how much of the whole is done, 0 to 1."""

VERIFICATION_LINES = 200
VERIFICATION_SEED = 7
VERIFICATION_PAGES = 6
LEAST_AGREEMENT = 0.9
"""Intersection over union of the text that the int8 and the float detector find."""
DETECTOR_KEPT_FLOAT = ("Conv.1", "Conv.3", "Conv.49", "Conv.82")
"""Nodes whose quantisation alone changes the probability map most: two at the entrance, one in the middle, the last.

Left float they cost a tenth of the int8 detector's time, and small text is found as before.
"""
RECOGNISER_KEPT_FLOAT = ("Conv.55",)
"""The projection of the picture's features to the text's. In int8 it does a quarter of the harm and saves no time."""
FOREIGN_SHARE = 0.02
"""At most this share of the verification lines may be read by the original with a character that was cut."""


def build(report: Report, folder: Path | None = None, *, again: bool = False) -> dict[str, ModelRecord]:
    """Derive every model that is missing, altered or stale.

    Args:
        report: Is told of progress.
        folder: Where the models go; the user's models folder if None.
        again: Derive also what is there and right.

    Returns:
        The record by model name; a note says where float was kept, and why.

    Raises:
        ModelError: if a source is missing or altered, verification fails, or the folder cannot be written.
    """
    target = folder or models_folder()
    record = read_record(target)
    todo = [source for source in sources().values() if again or not _is_current(source, target, record)]
    shares = {ModelName.RECOGNISER: 0.7, ModelName.DETECTOR: 0.25}
    total = sum(shares.get(source.name, 0.05) for source in todo)
    done = 0.0
    for source in todo:
        share = shares.get(source.name, 0.05)

        def within(what: str, part: float, start: float = done, size: float = share) -> None:
            report(what, (start + part * size) / total)

        record[source.name] = _derive(source, target, within)
        # After each model, so that what was done is kept when a later one fails.
        write_record(target, record)
        done += share
    report("models are ready", 1.0)
    return record


def float_recogniser(original: onnx.ModelProto) -> onnx.ModelProto:
    """Cut the original recogniser to the wanted characters and fold what can be folded."""
    return simplify(cut_output(original, is_wanted))


def _is_current(source: ModelSource, folder: Path, record: dict[str, ModelRecord]) -> bool:
    entry = record.get(source.name)
    if entry is None or entry.recipe != recipe_of(source):
        return False
    path = folder / entry.file
    return path.is_file() and sha256_of(path) == entry.sha256


def _derive(source: ModelSource, folder: Path, report: Report) -> ModelRecord:
    """Derive one model, verify it, write it, and give its record."""
    report(f"{source.name}: load", 0.0)
    original = onnx.load(source.locate())
    precision, note = "float32", ""
    if source.name is ModelName.RECOGNISER:
        model, precision, note = _derive_recogniser(original, report)
    elif source.name is ModelName.DETECTOR:
        model, precision, note = _derive_detector(original, report)
    elif source.name is ModelName.RECOGNISER_FLOAT:
        # Verified with the int8 one, which is derived before it and from it.
        model = float_recogniser(original)
    else:
        model = simplify(original)
    path = folder / f"{source.name}.onnx"
    write_whole(path, model.SerializeToString())
    return ModelRecord(path.name, sha256_of(path), source.sha256, recipe_of(source), precision, note)


def _derive_recogniser(original: onnx.ModelProto, report: Report) -> tuple[onnx.ModelProto, str, str]:
    """Cut, quantise and verify the recogniser; gives the model, its precision and what was found."""
    cut = float_recogniser(original)
    kept = frozenset("".join(alphabet_of(character_list(cut))))
    lines = render_lines(VERIFICATION_LINES, VERIFICATION_SEED)

    report("recogniser: read the verification lines with the original", 0.05)
    before = read_lines(original, lines)
    report("recogniser: read them with the cut one", 0.5)
    after = read_lines(cut, lines)
    outcome = check_cut(before, after, kept)
    if outcome.different or outcome.foreign > FOREIGN_SHARE * outcome.lines:
        raise ModelError(
            f"The cut recogniser does not read what the original reads ({len(outcome.different)} lines differ, "
            f"{outcome.foreign} need characters that were cut). "
            "Install the locked versions with `uv sync --group models`."
        )

    report("recogniser: quantise", 0.75)
    float_rate = error_rate(after, lines)
    try:
        small = quantise(cut, read_ranges(ranges_path(ModelName.RECOGNISER)), RECOGNISER_KEPT_FLOAT)
    except ModelError as error:
        return cut, "float32", f"float kept: {error}"
    report("recogniser: read the lines with the int8 one", 0.85)
    small_rate = error_rate(read_lines(small, lines), lines)
    rates = f"character error rate on {len(lines)} lines: int8 {small_rate:.2%}, float {float_rate:.2%}"
    if small_rate > float_rate + ERROR_RATE_MARGIN:
        return cut, "float32", f"float kept, int8 reads worse; {rates}"
    return small, "int8", rates


def _derive_detector(original: onnx.ModelProto, report: Report) -> tuple[onnx.ModelProto, str, str]:
    """Quantise and verify the detector; gives the model, its precision and what was found."""
    model = simplify(original)
    report("detector: quantise", 0.2)
    try:
        small = quantise(model, read_ranges(ranges_path(ModelName.DETECTOR)), DETECTOR_KEPT_FLOAT)
    except ModelError as error:
        return model, "float32", f"float kept: {error}"
    report("detector: compare", 0.4)
    agreement = text_agreement(model, small, render_pages(VERIFICATION_PAGES, VERIFICATION_SEED))
    found = f"agreement of int8 and float on {VERIFICATION_PAGES} pages: {agreement:.1%}"
    if agreement < LEAST_AGREEMENT:
        return model, "float32", f"float kept, int8 finds other text; {found}"
    return small, "int8", found
