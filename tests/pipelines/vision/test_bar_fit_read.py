"""Codes that a network read, laid over pictures and lines."""

from dataclasses import replace

import numpy as np
import pytest

from models.barcode.code_128 import START_B, check_value, code_128_pattern
from models.barcode.ean import ean_8, ean_13
from models.barcode.itf_14 import RATIOS, itf_14_pattern
from models.barcode.pattern import BarPattern
from pipelines.types import Quad
from pipelines.vision.bar_fit import BarFit, Verdict, fit_line, fit_read
from pipelines.vision.bar_overlay import Geometry, Line
from pipelines.vision.barcode_reading import Grey
from tests.bench.bar_fit_limits import KINDS, Kind
from tests.pipelines.vision.printed_codes import Look, printed, sampled_line

Patterns = tuple[BarPattern, ...]


def code_128(*characters: int) -> Patterns:
    values = (START_B, *characters)
    return (code_128_pattern((*values, check_value(values))),)


def itf_14(number: str) -> Patterns:
    return tuple(itf_14_pattern(number, ratio) for ratio in RATIOS)


RIGHT: dict[str, Patterns] = {
    "EAN-13": (ean_13("4006381333931"),),
    "EAN-8": (ean_8("96385074"),),
    "ITF-14": itf_14("15400141288763"),
    "Code 128": code_128(33, 34, 35, 17, 18, 19, 80),
}
SIBLING: dict[str, Patterns] = {
    "EAN-13": (ean_13("4006381733939"),),
    "EAN-8": (ean_8("96385678"),),
    "ITF-14": itf_14("15400141288787"),
    "Code 128": code_128(33, 34, 35, 17, 18, 19, 81),
}
"""One character and the check character are others."""

SOFT = Look(pixels=2.0, blur=0.9, noise=4.0, slope=0.4, ends_off=(0.7, -0.6))
BENT = replace(SOFT, half_angle=0.5, turn=0.15)


def drawn(name: str, look: Look, way: int = -1) -> tuple[BarPattern, Grey, Quad]:
    pattern = RIGHT[name][way]
    grey, quad = printed(pattern, look, np.random.default_rng(5))
    return pattern, grey, quad


def line(name: str, look: Look) -> Line:
    pattern, grey, quad = drawn(name, look)
    return sampled_line(grey, quad, pattern.modules, 5)


def read(name: str, look: Look, patterns: Patterns) -> BarFit:
    _, grey, quad = drawn(name, look)
    return fit_read(grey, quad, patterns)


@pytest.mark.parametrize("look", [Look(), SOFT, BENT], ids=["sharp", "soft", "bent"])
@pytest.mark.parametrize("name", RIGHT)
def test_the_code_that_is_there_is_confirmed(name: str, look: Look) -> None:
    assert read(name, look, RIGHT[name]).verdict is Verdict.CONFIRMED
    assert fit_line(line(name, look), 5, RIGHT[name]).verdict is Verdict.CONFIRMED


@pytest.mark.parametrize("look", [Look(), SOFT, BENT], ids=["sharp", "soft", "bent"])
@pytest.mark.parametrize("name", SIBLING)
def test_a_sibling_is_not_confirmed(name: str, look: Look) -> None:
    fit = read(name, look, SIBLING[name])
    assert fit.contradicted_places
    assert fit.verdict is not Verdict.CONFIRMED
    assert fit_line(line(name, look), 5, SIBLING[name]).verdict is not Verdict.CONFIRMED


def test_the_places_that_differ_are_named() -> None:
    fit = read("Code 128", SOFT, SIBLING["Code 128"])
    assert fit.contradicted_places == (7, 8)


@pytest.mark.parametrize("way", range(len(RATIOS)))
def test_itf_14_is_confirmed_in_each_ratio(way: int) -> None:
    _, grey, quad = drawn("ITF-14", SOFT, way)
    assert fit_read(grey, quad, RIGHT["ITF-14"]).verdict is Verdict.CONFIRMED


def test_a_line_sampled_for_another_ratio_is_confirmed() -> None:
    seen = line("ITF-14", SOFT)
    quiet_samples = 20
    usual = round(4 * RIGHT["ITF-14"][1].modules) + 2 * quiet_samples
    factor = (len(seen) - 2 * quiet_samples) / (usual - 2 * quiet_samples)
    places = (np.arange(usual) + 0.5 - quiet_samples) * factor + quiet_samples - 0.5
    assert fit_line(np.interp(places, np.arange(len(seen)), seen), 5, RIGHT["ITF-14"]).verdict is Verdict.CONFIRMED


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("seed", range(3))
def test_what_is_read_one_module_off_shows_in_its_part(kind: Kind, seed: int) -> None:
    rng = np.random.default_rng(seed)
    code = kind.code(rng)
    grey, quad = printed(kind.draw(code)[0], SOFT, rng)
    fit = fit_read(grey, quad, kind.draw(kind.slipped(code, rng)))
    assert fit.least_part < fit_read(grey, quad, kind.draw(code)).least_part - 0.05
    assert fit.contradicted_places
    assert fit.verdict is not Verdict.CONFIRMED


def test_a_washed_out_part_shows() -> None:
    glaring = replace(SOFT, glare=600.0, glare_at=0.3)
    fit = read("EAN-13", glaring, RIGHT["EAN-13"])
    assert fit.least_part < 0.5
    assert fit.verdict is not Verdict.CONFIRMED
    assert fit_line(line("EAN-13", glaring), 5, RIGHT["EAN-13"]).least_part < 0.5


def test_the_geometry_tells_how_the_ends_lie() -> None:
    fit = read("EAN-13", replace(SOFT, ends_off=(1.0, -1.0)), RIGHT["EAN-13"])
    assert fit.geometry.start == pytest.approx(-1.0, abs=0.3)
    assert fit.geometry.end == pytest.approx(1.0, abs=0.3)


def test_a_symbol_on_a_cylinder_bulges() -> None:
    assert read("EAN-13", replace(BENT, turn=0.0), RIGHT["EAN-13"]).geometry.bulge >= 0.5


def test_what_is_known_of_the_geometry_helps_where_the_quad_is_far_off() -> None:
    _, grey, quad = drawn("EAN-13", replace(SOFT, ends_off=(6.0, 6.0)))
    assert fit_read(grey, quad, RIGHT["EAN-13"]).verdict is not Verdict.CONFIRMED
    assert fit_read(grey, quad, RIGHT["EAN-13"], Geometry(start=-5.5, end=-6.5)).verdict is Verdict.CONFIRMED


def test_an_empty_place_confirms_nothing() -> None:
    fit = fit_line(np.full(4 * 105, 100.0), 5, RIGHT["EAN-13"])
    assert fit.verdict is Verdict.UNDECIDED
