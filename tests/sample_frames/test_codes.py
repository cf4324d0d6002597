"""The printed codes hold what they should."""

import cv2
import numpy as np
import pytest
import zxingcpp

from sample_frames.render import codes


@pytest.mark.parametrize(
    ("code", "content"),
    [
        (codes.ean_13("2012345000018"), b"2012345000018"),
        (codes.itf_14("12012345000022"), b"12012345000022"),
        (codes.code_128("A-03-2"), b"A-03-2"),
        (codes.gs1_128("(02)02012345000018(37)240"), b"020201234500001837240"),
        (codes.gs1_data_matrix("(01)02012345000056(17)280630(10)L2611"), b"01020123450000561728063010L2611"),
        (codes.qr_code("ART:W-M20-GR;QTY:50"), b"ART:W-M20-GR;QTY:50"),
        (codes.iso_15434(("1PRL24-2C", "Q250")), b"[)>\x1e06\x1d1PRL24-2C\x1dQ250\x1e\x04"),
    ],
)
def test_a_code_reads_as_what_was_asked_for(code: codes.PrintedCode, content: bytes) -> None:
    rows = 150 if code.linear else 4 * code.modules.shape[0]
    big = cv2.resize(code.modules, (4 * code.modules.shape[1], rows), interpolation=cv2.INTER_NEAREST)
    (read,) = zxingcpp.read_barcodes(np.pad(big, 60, constant_values=255))
    assert read.bytes == content
    assert read.text == code.text


def test_check_digits() -> None:
    assert codes.check_digit("629104150021") == "3"  # the example of the GS1 General Specifications
    assert codes.has_valid_check_digit("6291041500213")
    assert not codes.has_valid_check_digit("6291041500214")
    assert not codes.has_valid_check_digit("62910415002A3")


@pytest.mark.parametrize("make", [codes.ean_13, codes.itf_14])
def test_a_wrong_check_digit_is_refused(make: object) -> None:
    assert callable(make)
    with pytest.raises(ValueError, match=r"(?i)check digit|digits"):
        make("2012345000017" if make is codes.ean_13 else "12012345000021")
