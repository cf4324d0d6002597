"""How sure each code is, against the codes written out and against what must hold of any."""

from itertools import product
from math import exp, inf, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.barcode.code_128 import FNC1, SHIFT, START_A, START_B, START_C
from models.barcode.ean import parity_of
from pipelines.types import Symbology
from pipelines.vision.blurred.code_content import CodeContent
from pipelines.vision.blurred.evidence import PLACE_CLASSES, CodeEvidence
from pipelines.vision.blurred.posterior import Candidate, ranked
from pipelines.vision.gtin import has_valid_check_digit
from pipelines.vision.zxing_reader import read_with_zxing
from tests.pipelines.vision.barcode_scenes import Drawn, label
from tests.pipelines.vision.blurred.seen_codes import characters, classes, evidence, noise, number, peaked, symbol

PLACES = {Symbology.EAN_13: 12, Symbology.EAN_8: 8, Symbology.ITF: 14, Symbology.CODE_128: 9}
PAYLOADS = {Symbology.EAN_13: 12, Symbology.EAN_8: 7, Symbology.ITF: 13}

numbers = st.sampled_from(sorted(PAYLOADS)).flatmap(
    lambda symbology: st.tuples(
        st.just(symbology),
        st.text("0123456789", min_size=PAYLOADS[symbology], max_size=PAYLOADS[symbology]).map(
            lambda payload: characters(number(payload))
        ),
    )
)
symbols = st.tuples(
    st.just(Symbology.CODE_128),
    st.one_of(
        st.lists(st.integers(0, 95), min_size=1, max_size=30).map(lambda data: symbol([START_B, *data])),
        st.lists(st.integers(0, 99), min_size=1, max_size=30).map(lambda data: symbol([START_C, FNC1, *data])),
    ),
)
codes = st.one_of(numbers, symbols)


def likelihood(seen: CodeEvidence, code: tuple[int, ...]) -> float:
    places = classes(seen.symbology, code)
    return float(seen.log_likelihoods[range(len(places)), places].sum())


@given(codes, st.integers(0, 99))
def test_a_code_that_is_seen_clearly_is_the_best_and_sure(code: tuple[Symbology, tuple[int, ...]], most: int) -> None:
    symbology, true = code
    seen = peaked(symbology, classes(symbology, true), clearness=20.0)
    best, *others = ranked(seen, most=2 + most % 3)
    assert best.characters == true
    assert best.log_posterior == pytest.approx(0.0, abs=1e-4)
    assert all(other.log_posterior < -15.0 for other in others)


@pytest.mark.parametrize("symbology", sorted(PLACES))
@pytest.mark.parametrize("seed", range(5))
def test_whatever_was_seen_only_legal_codes_are_named_and_in_order(symbology: Symbology, seed: int) -> None:
    seen = noise(symbology, PLACES[symbology], seed)
    found = ranked(seen, most=5)
    assert len({each.characters for each in found}) == 5
    posteriors = [each.log_posterior for each in found]
    assert posteriors == sorted(posteriors, reverse=True)
    assert posteriors[0] < 0.0
    for each in found:
        if symbology is Symbology.CODE_128:
            assert symbol(list(each.characters[:-1])) == each.characters
        else:
            assert has_valid_check_digit("".join(map(str, each.characters)))
        # `classes` prints the code, so that number sets and places are those of a printer.
        distance = likelihood(seen, each.characters) - likelihood(seen, found[0].characters)
        assert each.log_posterior - posteriors[0] == pytest.approx(distance)


def pinned(symbology: Symbology, allowed: list[list[int]], seed: int) -> CodeEvidence:
    """Give evidence by chance in which at each place all but some classes are ruled out."""
    log_likelihoods = np.full((len(allowed), PLACE_CLASSES[symbology]), -inf)
    chance = np.random.default_rng(seed)
    for place, at_place in enumerate(allowed):
        log_likelihoods[place, at_place] = chance.normal(0.0, 2.0, len(at_place))
    return evidence(symbology, log_likelihoods)


def assert_posterior(seen: CodeEvidence, possible: list[tuple[int, ...]]) -> None:
    """All possible codes are found, in order, and their probabilities are in proportion and sum to one."""
    found = ranked(seen, most=len(possible))
    weights = {code: exp(likelihood(seen, code)) for code in possible}
    total = sum(weights.values())
    assert [each.characters for each in found] == sorted(possible, key=lambda code: -weights[code])
    for each in found:
        assert exp(each.log_posterior) == pytest.approx(weights[each.characters] / total)
    assert sum(exp(each.log_posterior) for each in found) == pytest.approx(1.0)
    assert len(found) > 20


@pytest.mark.parametrize("seed", range(3))
def test_ean_8_and_itf_14_against_all_that_is_possible(seed: int) -> None:
    digits = [[0, 3, 5], [1, 6], [9], [2, 7, 8], [0, 1], [4, 5, 6], [3, 8], list(range(10))]
    possible = [code for code in product(*digits) if has_valid_check_digit("".join(map(str, code)))]
    in_sets = [[digit + (20 if place >= 4 else 0) for digit in each] for place, each in enumerate(digits)]
    assert_posterior(pinned(Symbology.EAN_8, in_sets, seed), possible)

    digits = [[1], [7, 9], *digits[:4], [0], [5], [8], [1], *digits[4:]]
    possible = [code for code in product(*digits) if has_valid_check_digit("".join(map(str, code)))]
    assert_posterior(pinned(Symbology.ITF, digits, seed), possible)


@pytest.mark.parametrize("seed", range(3))
def test_ean_13_against_all_that_is_possible(seed: int) -> None:
    digits = [[0, 4], [1, 5], [9], [2, 7], [3], [6, 8], [2], [0], [3, 4], [5], [8], list(range(10))]
    possible = [code for code in product(range(10), *digits) if has_valid_check_digit("".join(map(str, code)))]
    starts = [(0, 10)] * 6 + [(20,)] * 6  # in the left half each digit may be of set A or B
    in_sets = [[s + digit for s in sets for digit in each] for sets, each in zip(starts, digits, strict=True)]
    assert_posterior(pinned(Symbology.EAN_13, in_sets, seed), possible)


@pytest.mark.parametrize("seed", range(3))
def test_code_128_against_all_that_is_possible(seed: int) -> None:
    values = [[START_A, START_B, START_C], [1, 33, 70, FNC1], [12, 99, 100], [0, 54, 88], list(range(103))]
    possible = [symbol(list(data)) for data in product(*values[:-1])]
    assert_posterior(pinned(Symbology.CODE_128, values, seed), possible)


def best_of(symbology: Symbology, seen: list[int], doubts: dict[int, dict[int, float]]) -> tuple[Candidate, ...]:
    log_likelihoods = peaked(symbology, seen).log_likelihoods
    for place, at_place in doubts.items():
        for value, score in at_place.items():
            log_likelihoods[place, value] = score
    return ranked(evidence(symbology, log_likelihoods))


def test_one_digit_in_doubt_is_settled_by_the_check_digit() -> None:
    true = characters("12345670")
    seen = classes(Symbology.EAN_8, true)
    best = best_of(Symbology.EAN_8, seen, {2: {8: 3.0}})[0]  # an 8 looks likelier than the 3
    assert best.content.text == "12345670"
    assert best.log_posterior > log(0.99)


def test_a_sibling_that_is_legal_too_is_as_sure_as_it_looked() -> None:
    true, sibling = characters("12345670"), characters("12348671")
    assert has_valid_check_digit("12348671")
    seen = classes(Symbology.EAN_8, true)
    first, second, _ = best_of(Symbology.EAN_8, seen, {4: {28: -1.0}, 7: {21: -0.5}})
    assert (first.characters, second.characters) == (true, sibling)
    assert second.log_posterior - first.log_posterior == pytest.approx(-1.5)
    assert exp(first.log_posterior) + exp(second.log_posterior) == pytest.approx(1.0, abs=0.01)


def test_number_sets_of_no_first_digit_are_not_taken_as_seen() -> None:
    true = characters("4006381333931")
    seen = classes(Symbology.EAN_13, true)
    seen[0] += 10  # its first digit with bars in set B: no first digit has that
    assert "B" not in {parity_of(digit)[0] for digit in range(10)}
    best = ranked(peaked(Symbology.EAN_13, seen))[0]
    assert best.characters == true
    assert likelihood(peaked(Symbology.EAN_13, seen), best.characters) == -12.0


@pytest.mark.parametrize(
    ("seen_as", "printed", "text"),
    [
        (Symbology.EAN_13, Symbology.UPC_A, "036000291452"),
        (Symbology.EAN_13, Symbology.EAN_13, "4006381333931"),
        (Symbology.EAN_8, Symbology.EAN_8, "12345670"),
        (Symbology.ITF, Symbology.ITF, "00012345678905"),
    ],
)
def test_the_content_is_what_an_ordinary_reader_reports(seen_as: Symbology, printed: Symbology, text: str) -> None:
    code = characters(text.zfill(13) if printed is Symbology.UPC_A else text)
    content = ranked(peaked(seen_as, classes(seen_as, code)))[0].content
    (reading,) = read_with_zxing(label(Drawn(printed, text)), frozenset({printed}))
    assert content == CodeContent(reading.symbology, reading.content, reading.text, reading.symbology_identifier)
    assert content.text == text


def test_what_cannot_be_decoded_is_not_named_and_leaves_the_others_unsure() -> None:
    shifts = symbol([START_B, 33, SHIFT, SHIFT, 34])
    seen = peaked(Symbology.CODE_128, list(shifts))
    found = ranked(seen)
    assert len(found) == 3
    assert shifts not in {each.characters for each in found}
    assert found[0].log_posterior < -10.0


@pytest.mark.parametrize("symbology", sorted(PLACES))
def test_a_constant_a_place_means_nothing_and_temperature_divides(symbology: Symbology) -> None:
    seen = noise(symbology, PLACES[symbology], 7)
    lifted = evidence(symbology, seen.log_likelihoods + np.linspace(-5e5, 5e5, PLACES[symbology])[:, None])
    halved = evidence(symbology, seen.log_likelihoods / 2.0)
    for found, again in zip(ranked(seen), ranked(lifted), strict=True):
        assert again.characters == found.characters
        assert again.log_posterior == pytest.approx(found.log_posterior, abs=1e-6)
    assert ranked(seen, temperature=2.0) == ranked(halved)


def test_looks_that_contradict_each_other_without_end_still_add_up() -> None:
    shape = (100, PLACE_CLASSES[Symbology.CODE_128])
    seen = evidence(Symbology.CODE_128, np.random.default_rng(3).normal(0.0, 2000.0, shape))
    found = ranked(seen)
    assert 0.0 >= found[0].log_posterior >= found[1].log_posterior >= found[2].log_posterior


@pytest.mark.parametrize("places", [2, 105])
def test_a_code_128_of_another_length_is_refused(places: int) -> None:
    with pytest.raises(ValueError, match="is not read"):
        ranked(noise(Symbology.CODE_128, places, 1))
