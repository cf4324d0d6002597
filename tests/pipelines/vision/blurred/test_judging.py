"""When what was seen of a blurred code is believed."""

from __future__ import annotations

from dataclasses import fields, replace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from models.barcode.code_128 import START_B, START_C, code_128_pattern
from models.barcode.ean import ean_8, ean_13
from models.barcode.geometry import ITF_MODULES, PER_MODULE, QUIET
from models.barcode.itf_14 import itf_14_pattern
from models.barcode.pattern import BarPattern
from pipelines.types import Symbology
from pipelines.vision.blurred.code_content import CodeContent, number_content
from pipelines.vision.blurred.evidence import CodeEvidence
from pipelines.vision.blurred.judging import KNOWN, UNKNOWN, Judgement, Limits, is_known, judgement_of, temperature
from pipelines.vision.blurred.posterior import Candidate, ranked
from pipelines.vision.blurred.reader import BlurredReader
from tests.pipelines.vision.blurred.scripted_networks import ScriptedNetworks
from tests.pipelines.vision.blurred.seen_codes import characters, classes, number, peaked, symbol

EAN_13, EAN_8 = number("400638133393"), number("7351353")
ITF_14 = number("1400638133393")
CODE_128 = symbol([START_C, 10, 52, 34, 76, 9])
BLUR = 0.8
"""Of the lines, in modules: what is asked for."""
WASHED_OUT = 48
"""Modules: so that of the parts of 24 that are compared each for itself one has nothing left."""
CASES: dict[str, tuple[Symbology, tuple[int, ...], BarPattern, int]] = {
    "EAN-13": (Symbology.EAN_13, characters(EAN_13), ean_13(EAN_13), 95),
    "EAN-8": (Symbology.EAN_8, characters(EAN_8), ean_8(EAN_8), 67),
    "ITF-14, ratio 2": (Symbology.ITF, characters(ITF_14), itf_14_pattern(ITF_14, 2.0), ITF_MODULES),
    "ITF-14, ratio 2.5": (Symbology.ITF, characters(ITF_14), itf_14_pattern(ITF_14, 2.5), ITF_MODULES),
    "ITF-14, ratio 3": (Symbology.ITF, characters(ITF_14), itf_14_pattern(ITF_14, 3.0), ITF_MODULES),
    "Code 128": (Symbology.CODE_128, CODE_128, code_128_pattern(CODE_128), 79),
}


def lines_of(pattern: BarPattern, modules: int, blur: float = BLUR) -> NDArray[np.float32]:
    """Draw six bands of a symbol as they are laid on so many modules, each with some noise."""
    fine = 20
    at = (np.arange((modules + 2 * QUIET) * fine) + 0.5) / fine - QUIET
    cell = np.floor(at / modules * len(pattern.cells)).astype(int)
    dark = np.where((at > 0) & (at < modules), pattern.cells[cell.clip(0, len(pattern.cells) - 1)], 0.0)
    soft = cv2.GaussianBlur(0.8 - 0.6 * dark[None], (0, 0), blur * fine, borderType=cv2.BORDER_REPLICATE)
    line = soft.reshape(-1, fine // PER_MODULE).mean(axis=1)
    noise = np.random.default_rng(4).normal(0, 0.01, (6, len(line)))
    return np.asarray(line + noise, dtype=np.float32)


def seen(case: str, clearness: float = 12.0) -> CodeEvidence:
    symbology, code, pattern, modules = CASES[case]
    return replace(peaked(symbology, classes(symbology, code), clearness), lines=lines_of(pattern, modules))


@pytest.mark.parametrize("case", CASES)
def test_a_code_that_is_seen_clearly_is_believed_though_nobody_expects_it(case: str) -> None:
    judgement = judgement_of(seen(case))
    assert judgement is not None
    assert judgement.best.characters == CASES[case][1]
    assert judgement.meets(UNKNOWN)
    assert judgement.meets(KNOWN)


def test_an_expected_code_needs_no_more_than_another_one() -> None:
    for each in fields(Limits):
        expected, other = getattr(KNOWN, each.name), getattr(UNKNOWN, each.name)
        assert expected >= other if each.name.startswith("most") else expected <= other


@pytest.mark.parametrize("case", CASES)
def test_what_is_not_quite_sure_is_believed_only_if_it_is_expected(case: str) -> None:
    judgement = judgement_of(not_quite_sure(case))
    assert judgement is not None
    assert judgement.best.characters == CASES[case][1]
    assert judgement.meets(KNOWN)
    assert not judgement.meets(UNKNOWN)


def not_quite_sure(case: str) -> CodeEvidence:
    """Give evidence of a code that is likelier than a known one must be, and less likely than any other must."""
    between = (KNOWN.least_log_posterior + UNKNOWN.least_log_posterior) / 2
    evidences = (seen(case, clearness) for clearness in np.arange(3.0, 12.0, 0.1).tolist())
    return min(evidences, key=lambda evidence: abs(ranked(evidence, 1)[0].log_posterior - between))


def limits_just_met(judgement: Judgement) -> Limits:
    return Limits(
        least_log_posterior=judgement.best.log_posterior,
        most_shortfall=judgement.best.shortfall,
        least_validity=judgement.validity,
        least_correlation=judgement.fit.correlation,
        least_itf_correlation=judgement.fit.correlation,
        least_part=judgement.fit.least_part,
        least_margin=judgement.fit.worst_margin,
        most_unrest=judgement.unrest,
    )


@pytest.mark.parametrize("name", [each.name for each in fields(Limits)])
def test_each_limit_refuses_alone(name: str) -> None:
    # One limit is asked of ITF-14 in the place of another.
    judgement = judgement_of(seen("ITF-14, ratio 2" if name == "least_itf_correlation" else "EAN-13"))
    assert judgement is not None
    limits = limits_just_met(judgement)
    assert judgement.meets(limits)
    step = -1e-6 if name.startswith("most") else 1e-6
    assert not judgement.meets(replace(limits, **{name: getattr(limits, name) + step}))


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("first", [0.05, 0.15, 0.25])
def test_a_code_of_which_a_part_is_washed_out_is_not_believed(case: str, first: float) -> None:
    whole = seen(case)
    lines, begin = whole.lines.copy(), QUIET + round(first * CASES[case][3])
    part = slice(begin * PER_MODULE, (begin + WASHED_OUT) * PER_MODULE)
    lines[:, part] = lines[:, part].mean()
    judgement = judgement_of(replace(whole, lines=lines))
    assert judgement is not None
    # Nothing but the picture speaks against it.
    assert judgement.best.characters == CASES[case][1]
    assert not judgement.meets(KNOWN)


@pytest.mark.parametrize("case", CASES)
def test_a_code_beside_which_bars_go_on_is_not_believed(case: str) -> None:
    whole = seen(case)
    samples = np.arange(QUIET * PER_MODULE)
    bars = 0.5 + 0.25 * np.cos(2 * np.pi * samples / (6 * PER_MODULE))
    for zone in (slice(None, QUIET * PER_MODULE), slice(-QUIET * PER_MODULE, None)):
        lines = whole.lines.copy()
        lines[:, zone] = bars
        judgement = judgement_of(replace(whole, lines=lines))
        assert judgement is not None
        assert judgement.unrest > KNOWN.most_unrest
        assert not judgement.meets(KNOWN)


@pytest.mark.parametrize("case", CASES)
def test_uneven_light_is_no_unrest(case: str) -> None:
    whole = seen(case)
    sloped = whole.lines * np.linspace(0.6, 1.3, whole.lines.shape[1], dtype=np.float32)
    judgement = judgement_of(replace(whole, lines=sloped))
    assert judgement is not None
    assert judgement.meets(UNKNOWN)


@pytest.mark.parametrize(
    ("case", "sibling"),
    [
        ("EAN-13", ean_13(number("400638133394"))),
        ("EAN-13", ean_13(number("400638733393"))),
        ("EAN-8", ean_8(number("7351358"))),
        ("ITF-14, ratio 2.5", itf_14_pattern(number("1400638133394"))),
        ("ITF-14, ratio 2.5", itf_14_pattern(number("2400638133393"))),
        ("Code 128", code_128_pattern(symbol([START_C, 10, 52, 34, 76, 8]))),
        ("Code 128", code_128_pattern(symbol([START_B, 10, 52, 34, 76, 9]))),
    ],
)
def test_a_code_is_not_believed_where_the_bars_are_a_siblings(case: str, sibling: BarPattern) -> None:
    drawn = lines_of(sibling, CASES[case][3])
    judgement = judgement_of(replace(seen(case), lines=drawn))
    assert judgement is not None
    assert judgement.fit.worst_margin < KNOWN.least_margin
    assert not judgement.meets(KNOWN)


@pytest.mark.parametrize("case", CASES)
def test_two_bands_beside_the_bars_do_not_speak_against_a_code(case: str) -> None:
    whole = seen(case)
    lines = whole.lines.copy()
    letters = np.random.default_rng(6).random((1, lines.shape[1] // 6 + 1)).repeat(6, axis=1)
    lines[-2:] = letters[:, : lines.shape[1]]
    judgement = judgement_of(replace(whole, lines=lines))
    assert judgement is not None
    assert judgement.meets(UNKNOWN)


def test_what_could_be_any_code_is_none() -> None:
    assert judgement_of(replace(seen("EAN-13"), log_likelihoods=np.zeros((12, 30)))) is None
    assert judgement_of(seen("EAN-13", clearness=3.0)) is None
    assert judgement_of(seen("EAN-13", clearness=3.0), -np.inf) is not None


def test_looks_at_one_print_count_as_their_square_root() -> None:
    assert [temperature(looks) for looks in (0, 1, 4, 36)] == [1, 1, 2, 6]
    one, many = (judgement_of(replace(seen("EAN-13"), looks=looks), -np.inf) for looks in (1, 9))
    assert one is not None
    assert many is not None
    fewer = judgement_of(seen("EAN-13", clearness=12.0 / 3), -np.inf)
    assert fewer is not None
    assert many.best.log_posterior == pytest.approx(fewer.best.log_posterior)
    assert many.best.log_posterior < one.best.log_posterior


def candidate(content: CodeContent) -> Candidate:
    return Candidate((), content, 0.0, 0.0)


@pytest.mark.parametrize(
    ("symbology", "digits", "known"),
    [
        (Symbology.EAN_13, "4006381333931", "04006381333931"),
        (Symbology.EAN_13, "0012345678905", "00012345678905"),
        (Symbology.EAN_8, "73513537", "00000073513537"),
        (Symbology.ITF, "14006381333938", "14006381333938"),
    ],
)
def test_a_trade_item_is_known_by_its_fourteen_digits(symbology: Symbology, digits: str, known: str) -> None:
    code = candidate(number_content(symbology, digits))
    assert is_known(code, frozenset({known, "A-42"}))
    assert not is_known(code, frozenset())
    assert not is_known(code, frozenset({known[:-1] + "0", "A-42"}))
    if digits != known:
        assert not is_known(code, frozenset({digits}))


def test_a_code_128_is_known_by_its_text() -> None:
    code = candidate(CodeContent(Symbology.CODE_128, b"4006381333931", "4006381333931", "]C0"))
    assert is_known(code, frozenset({"4006381333931"}))
    assert not is_known(code, frozenset({"04006381333931"}))


def test_a_code_in_stock_needs_less_to_be_read_and_no_other_code_does() -> None:
    reader, gtin = BlurredReader(ScriptedNetworks()), EAN_13.zfill(14)
    clear, faint = seen("EAN-13"), not_quite_sure("EAN-13")
    for known in (frozenset({gtin}), frozenset[str]()):
        reading = reader.judged(clear, known)
        assert reading is not None
        assert (reading.symbology, reading.text, reading.quad) == (Symbology.EAN_13, EAN_13, clear.quad)
    assert reader.judged(faint, frozenset()) is None
    assert reader.judged(faint, frozenset({gtin})) is not None
    assert reader.judged(faint, frozenset({number("400638133394").zfill(14)})) is None


def test_a_sibling_in_stock_is_not_taken_for_what_is_seen() -> None:
    reader, sibling = BlurredReader(ScriptedNetworks()), number("400638133394").zfill(14)
    reading = reader.judged(seen("EAN-13"), frozenset({sibling}))
    assert reading is not None
    assert reading.text == EAN_13
    unlike = replace(seen("EAN-13"), lines=lines_of(ean_13(sibling[1:]), 95))
    assert reader.judged(unlike, frozenset({sibling})) is None
    assert reader.judged(unlike, frozenset({EAN_13.zfill(14)})) is None


def test_a_upc_a_is_read_as_such() -> None:
    zero = number("001234567890")
    evidence = peaked(Symbology.EAN_13, classes(Symbology.EAN_13, characters(zero)))
    reading = BlurredReader(ScriptedNetworks()).judged(replace(evidence, lines=lines_of(ean_13(zero), 95)), frozenset())
    assert reading is not None
    assert (reading.symbology, reading.text) == (Symbology.UPC_A, zero[1:])


@pytest.mark.parametrize("case", CASES)
def test_a_code_whose_surroundings_were_not_seen_is_not_believed(case: str) -> None:
    for margin, is_believed in ((4.0, True), (3.9, False), (0.0, False)):
        judgement = judgement_of(replace(seen(case), margin=margin))
        assert judgement is not None
        assert judgement.meets(KNOWN) is is_believed
