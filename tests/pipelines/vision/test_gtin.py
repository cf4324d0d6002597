"""GTINs: check digits and every form as 14 digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.vision.gtin import check_digit, compress_upc_a, expand_upc_e, gtin14, has_valid_check_digit

digits = st.text("0123456789", min_size=1, max_size=20)


def numbers(payload_digits: int) -> st.SearchStrategy[str]:
    payloads = st.text("0123456789", min_size=payload_digits, max_size=payload_digits)
    return payloads.map(lambda payload: payload + str(check_digit(payload)))


@pytest.mark.parametrize(
    ("given_number", "expected"),
    [
        ("96385074", "00000096385074"),
        ("614141000036", "00614141000036"),
        ("4006381333931", "04006381333931"),
        ("10614141000415", "10614141000415"),
    ],
)
def test_every_form_becomes_14_digits(given_number: str, expected: str) -> None:
    assert gtin14(given_number) == expected


@pytest.mark.parametrize("number", ["96385075", "614141000037", "4006381333932", "10614141000416"])
def test_a_wrong_check_digit_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="check digit"):
        gtin14(number)


@pytest.mark.parametrize("number", ["", "1", "123456789", "1061414100041x", "٠١٢٣٤٥٦٧٨٩٠١٢"])
def test_what_is_no_gtin_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match=r"GTIN|check digit"):
        gtin14(number)


@given(st.sampled_from([7, 11, 12, 13]).flatmap(numbers))
def test_padding_adds_zeros_and_changes_nothing_else(number: str) -> None:
    normal = gtin14(number)
    assert len(normal) == 14
    assert normal.endswith(number)
    assert set(normal[: -len(number)]) <= {"0"}
    assert gtin14(normal) == normal


@given(numbers(13).filter(lambda number: not number.startswith("0")))
def test_an_indicator_is_never_stripped(number: str) -> None:
    assert gtin14(number) == number


@given(digits, st.data())
def test_one_changed_digit_is_always_noticed(payload: str, data: st.DataObject) -> None:
    number = payload + str(check_digit(payload))
    place = data.draw(st.integers(0, len(number) - 1))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != number[place]]))
    assert has_valid_check_digit(number)
    assert not has_valid_check_digit(number[:place] + other + number[place + 1 :])


@pytest.mark.parametrize("payload", ["", "12a", "１２"])
def test_a_check_digit_needs_digits(payload: str) -> None:
    with pytest.raises(ValueError, match="needs digits"):
        check_digit(payload)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("01264904", "012000006494"),
        ("03897425", "038200009745"),
        ("01234531", "012300000451"),
        ("01234543", "012340000053"),
        ("01234565", "012345000065"),
        ("04124498", "041244000098"),
        ("12345670", "123456000070"),
    ],
)
def test_upc_e_expands_and_shrinks_back(short: str, long: str) -> None:
    assert expand_upc_e(short) == long
    assert compress_upc_a(long) == short


@pytest.mark.parametrize(
    "short",
    ["", "0412449", "041244988", "24124498", "04124499", "0412449x", "02101233", "01234043", "01234056"],
)
def test_what_is_no_upc_e_is_refused(short: str) -> None:
    with pytest.raises(ValueError, match=r"UPC-E|check digit"):
        expand_upc_e(short)


@pytest.mark.parametrize("number", ["614141000036", "0614141000036", "abc", ""])
def test_what_has_no_upc_e_form_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="no UPC-E form"):
        compress_upc_a(number)


@given(st.sampled_from("01"), st.text("0123456789", min_size=6, max_size=6))
def test_each_number_has_one_upc_e_form(system: str, body: str) -> None:
    forms = []
    for check in "0123456789":
        try:
            forms.append(expand_upc_e(system + body + check))
        except ValueError:
            continue
    assert len(forms) <= 1
    assert all(compress_upc_a(long)[:7] == system + body for long in forms)
