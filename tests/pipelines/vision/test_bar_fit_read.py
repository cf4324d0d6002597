"""Codes that a network read, laid over one line across the bars."""

from dataclasses import replace

import numpy as np
import pytest

from models.barcode.code_128 import START_B, check_value, code_128_pattern
from models.barcode.ean import ean_8, ean_13
from models.barcode.itf_14 import RATIOS, itf_14_pattern
from models.barcode.pattern import BarPattern
from pipelines.vision.bar_fit import BarFit, fit_line
from pipelines.vision.bar_overlay import PER_MODULE, QUIET, Freedom, Geometry, Line, lay_over
from pipelines.vision.blurred.judging import UNKNOWN
from tests.bench.bar_fit_limits import KINDS, LINE_QUIET, Kind
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


def line(name: str, look: Look, way: int = -1, quiet: int = LINE_QUIET) -> Line:
    return line_of(RIGHT[name][way], look, np.random.default_rng(5), quiet)


def line_of(pattern: BarPattern, look: Look, rng: np.random.Generator, quiet: int = LINE_QUIET) -> Line:
    grey, quad = printed(pattern, look, rng)
    return sampled_line(grey, quad, pattern.modules, quiet)


def fit(name: str, look: Look, patterns: Patterns) -> BarFit:
    return fit_line(line(name, look), LINE_QUIET, patterns)


def fits(found: BarFit) -> bool:
    """Tell whether it passes what a code that nobody knows must pass."""
    return (
        found.correlation >= UNKNOWN.least_correlation
        and found.least_part >= UNKNOWN.least_part
        and found.worst_margin >= UNKNOWN.least_margin
    )


@pytest.mark.parametrize("look", [Look(), SOFT, BENT], ids=["sharp", "soft", "bent"])
@pytest.mark.parametrize("name", RIGHT)
def test_the_code_that_is_there_fits(name: str, look: Look) -> None:
    assert fits(fit(name, look, RIGHT[name]))


@pytest.mark.parametrize("look", [Look(), SOFT, BENT], ids=["sharp", "soft", "bent"])
@pytest.mark.parametrize("name", SIBLING)
def test_a_sibling_does_not_fit(name: str, look: Look) -> None:
    found = fit(name, look, SIBLING[name])
    assert found.contradicted_places
    assert not fits(found)


def test_the_places_that_differ_are_named() -> None:
    assert fit("Code 128", SOFT, SIBLING["Code 128"]).contradicted_places == (7, 8)


@pytest.mark.parametrize("way", range(len(RATIOS)))
def test_itf_14_fits_in_each_ratio(way: int) -> None:
    assert fits(fit_line(line("ITF-14", SOFT, way), LINE_QUIET, RIGHT["ITF-14"]))


def test_a_line_sampled_for_another_ratio_fits() -> None:
    seen = line("ITF-14", SOFT)
    quiet_samples = LINE_QUIET * PER_MODULE
    usual = round(PER_MODULE * RIGHT["ITF-14"][1].modules) + 2 * quiet_samples
    factor = (len(seen) - 2 * quiet_samples) / (usual - 2 * quiet_samples)
    places = (np.arange(usual) + 0.5 - quiet_samples) * factor + quiet_samples - 0.5
    assert fits(fit_line(np.interp(places, np.arange(len(seen)), seen), LINE_QUIET, RIGHT["ITF-14"]))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("seed", range(3))
def test_what_is_read_one_module_off_shows_in_its_part(kind: Kind, seed: int) -> None:
    rng = np.random.default_rng(seed)
    code = kind.code(rng)
    seen = line_of(kind.draw(code)[0], SOFT, rng)
    right, slipped = (fit_line(seen, LINE_QUIET, kind.draw(each)) for each in (code, kind.slipped(code, rng)))
    assert slipped.least_part < right.least_part - 0.05
    assert slipped.contradicted_places
    assert not fits(slipped)


def test_a_washed_out_part_shows() -> None:
    found = fit("EAN-13", replace(SOFT, glare=600.0, glare_at=0.3), RIGHT["EAN-13"])
    assert found.least_part < 0.5
    assert not fits(found)


def lies(look: Look) -> Geometry:
    (pattern,) = RIGHT["EAN-13"]
    return lay_over(line("EAN-13", look, quiet=QUIET), pattern, Freedom(ends=2.0, bent=True)).geometry


def test_the_geometry_tells_how_the_ends_lie() -> None:
    geometry = lies(replace(SOFT, ends_off=(1.0, -1.0)))
    assert geometry.start == pytest.approx(-1.0, abs=0.3)
    assert geometry.end == pytest.approx(1.0, abs=0.3)


def test_a_symbol_on_a_cylinder_bulges() -> None:
    assert lies(replace(BENT, turn=0.0)).bulge >= 0.5


def test_an_empty_place_fits_nothing() -> None:
    assert not fits(fit_line(np.full(PER_MODULE * (95 + 2 * LINE_QUIET), 100.0), LINE_QUIET, RIGHT["EAN-13"]))
