"""The barcode cascade from a picture to barcodes."""

import cv2
import numpy as np
import pytest

from pipelines.types import BarcodeStage, ElementString, LabelField, Pixels, Quad, Symbology
from pipelines.vision.barcode_content import interpreted
from pipelines.vision.barcode_reading import BarcodeReading, Reader
from pipelines.vision.barcode_settings import BarcodeSettings
from pipelines.vision.barcode_stages import BarcodeStages
from pipelines.vision.barcodes import BarcodeCascade
from pipelines.vision.fakes import BlurredCode, ScriptedBlurredReader
from tests.pipelines.vision.barcode_scenes import Drawn, bars, label, scene, side_by_side

EVERY_CODE = [
    Drawn(Symbology.EAN_13, "4006381333931"),
    Drawn(Symbology.UPC_A, "614141000036"),
    Drawn(Symbology.EAN_8, "96385074"),
    Drawn(Symbology.UPC_E, "04124498"),
    Drawn(Symbology.CODE_128, "A-42/b"),
    Drawn(Symbology.CODE_39, "PICK 42"),
    Drawn(Symbology.CODE_93, "PICK42"),
    Drawn(Symbology.CODABAR, "A16:9/4D"),
    Drawn(Symbology.ITF, "00012345678905"),
    Drawn(Symbology.QR_CODE, "https://example.org/42"),
    Drawn(Symbology.DATA_MATRIX, "LM358DR", module=5),
    Drawn(Symbology.AZTEC, "LM358DR", module=5),
    Drawn(Symbology.PDF417, "LM358DR"),
]
BY_NAME = {code.symbology: code for code in EVERY_CODE}
GTINS = {
    Symbology.EAN_13: "04006381333931",
    Symbology.UPC_A: "00614141000036",
    Symbology.EAN_8: "00000096385074",
    Symbology.UPC_E: "00041244000098",
    Symbology.ITF: "00012345678905",
}


@pytest.mark.parametrize(
    ("code", "turn_degrees"),
    [
        pytest.param(code, turn, id=f"{code.symbology}-{turn}")
        for code in EVERY_CODE
        for turn in (0, 90, 222)
        # zxing-cpp reads PDF417 near the four main directions only, and no region pass looks for it.
        if code.symbology is not Symbology.PDF417 or turn % 90 == 0
    ],
)
def test_every_symbology_is_read_at_every_angle(code: Drawn, turn_degrees: float) -> None:
    (barcode,) = BarcodeCascade().decode(scene(label(code), turn_degrees))
    assert (barcode.symbology, barcode.text, barcode.content) == (code.symbology, code.content, code.content.encode())
    assert barcode.gtin == GTINS.get(code.symbology)
    assert (barcode.gs1, barcode.label_fields) == ((), ())


@pytest.mark.parametrize("module", [2, 4, 9])
@pytest.mark.parametrize("turn_degrees", [0, 35])
def test_sizes_from_small_to_large(module: int, turn_degrees: float) -> None:
    picture = scene(label(Drawn(Symbology.EAN_13, "4006381333931", module=module)), turn_degrees)
    assert [b.gtin for b in BarcodeCascade().decode(picture)] == ["04006381333931"]


def test_a_blurred_and_turned_code_is_read_in_its_region() -> None:
    code = Drawn(Symbology.EAN_13, "4006381333931", module=4)
    (barcode,) = BarcodeCascade().decode(scene(label(code), 28, blur_pixels=2.2))
    assert barcode.gtin == "04006381333931"
    assert barcode.stage in {BarcodeStage.ZXING_REGION, BarcodeStage.ZBAR_REGION}


def test_a_code_light_on_dark_is_read_from_the_negative() -> None:
    picture = 255 - scene(label(BY_NAME[Symbology.EAN_13]))
    (barcode,) = BarcodeCascade().decode(picture)
    assert (barcode.gtin, barcode.stage) == ("04006381333931", BarcodeStage.ZXING_INVERTED)


@pytest.mark.parametrize("turn_degrees", [0, 30, 90, 180])
@pytest.mark.parametrize("enlarged", [1, 5])
def test_the_quad_lies_on_the_code_in_full_frame_pixels(turn_degrees: float, enlarged: int) -> None:
    grey = label(BY_NAME[Symbology.EAN_13])
    picture = np.repeat(np.repeat(scene(grey, turn_degrees), enlarged, axis=0), enlarged, axis=1)
    settings = BarcodeSettings(most_pixels=600_000)
    (barcode,) = BarcodeCascade(settings=settings).decode(picture)
    a, b, _, d = barcode.quad.as_array()
    bars = 95 * 3 * enlarged
    assert barcode.quad.width == pytest.approx(bars, rel=0.05)
    angle = np.radians(turn_degrees)
    assert (b - a) @ (np.cos(angle), np.sin(angle)) > 0.98 * barcode.quad.width
    assert (d - a) @ (-np.sin(angle), np.cos(angle)) > 0
    middle = np.array([picture.shape[1], picture.shape[0]]) / 2
    assert np.linalg.norm((barcode.quad.centre.x, barcode.quad.centre.y) - middle) < 25 * enlarged


def test_two_equal_labels_are_two_barcodes() -> None:
    one = label(BY_NAME[Symbology.CODE_128])
    barcodes = BarcodeCascade().decode(scene(side_by_side(one, one)))
    assert [b.text for b in barcodes] == ["A-42/b", "A-42/b"]
    left, right = sorted(b.quad.centre.x for b in barcodes)
    assert right - left == pytest.approx(one.shape[1], rel=0.05)


def test_codes_that_are_not_asked_for_are_not_reported() -> None:
    sheet = scene(side_by_side(label(BY_NAME[Symbology.EAN_13]), label(BY_NAME[Symbology.CODE_128])))
    assert {b.symbology for b in BarcodeCascade().decode(sheet)} == {Symbology.EAN_13, Symbology.CODE_128}
    only = BarcodeCascade(frozenset({Symbology.CODE_128}))
    assert [b.symbology for b in only.decode(sheet)] == [Symbology.CODE_128]
    assert BarcodeCascade(frozenset({Symbology.QR_CODE})).decode(sheet) == ()
    assert BarcodeCascade(frozenset()).decode(sheet) == ()


@pytest.mark.parametrize("symbology", [Symbology.CODE_128, Symbology.QR_CODE, Symbology.DATA_MATRIX])
def test_gs1_carriers_give_element_strings_and_a_gtin(symbology: Symbology) -> None:
    code = Drawn(symbology, "(01)09501101530003(10)AB(21)12", module=4, gs1=True)
    (barcode,) = BarcodeCascade().decode(scene(label(code), 10))
    assert barcode.content == b"010950110153000310AB\x1d2112"
    assert barcode.text == "010950110153000310AB\x1d2112"
    assert barcode.gtin == "09501101530003"
    assert barcode.gs1 == (
        ElementString("01", "GTIN", "09501101530003"),
        ElementString("10", "BATCH/LOT", "AB"),
        ElementString("21", "SERIAL", "12"),
    )


def test_databar_is_gs1() -> None:
    (barcode,) = BarcodeCascade().decode(scene(label(Drawn(Symbology.DATABAR, "0950110153000", module=4))))
    assert (barcode.text, barcode.gtin) == ("0109501101530003", "09501101530003")


def test_a_plain_code_128_is_not_gs1() -> None:
    (barcode,) = BarcodeCascade().decode(scene(label(Drawn(Symbology.CODE_128, "0109501101530003"))))
    assert (barcode.gs1, barcode.gtin) == ((), None)


def test_an_electronics_label_gives_its_fields() -> None:
    content = "[)>\x1e06\x1d1PLM358DR\x1dQ2500\x1e\x04"
    (barcode,) = BarcodeCascade().decode(scene(label(Drawn(Symbology.DATA_MATRIX, content, module=5))))
    assert barcode.content == content.encode()
    assert barcode.text == "[)><RS>06<GS>1PLM358DR<GS>Q2500<RS><EOT>"
    assert barcode.label_fields == (LabelField("1P", "LM358DR"), LabelField("Q", "2500"))


def test_control_characters_stay_in_the_content_and_not_in_the_text() -> None:
    code = Drawn(Symbology.QR_CODE, "\x1b[2Jrm\u202e\r\nnext", module=5)
    (barcode,) = BarcodeCascade().decode(scene(label(code)))
    assert barcode.content == code.content.encode()
    assert barcode.text == "<ESC>[2Jrm<U+202E>\r\nnext"


def test_content_over_the_limit_is_not_reported() -> None:
    picture = scene(label(Drawn(Symbology.QR_CODE, "x" * 300)))
    assert BarcodeCascade(settings=BarcodeSettings(most_content_bytes=299)).decode(picture) == ()
    assert len(BarcodeCascade(settings=BarcodeSettings(most_content_bytes=300)).decode(picture)) == 1


def test_a_gtin_inside_that_fails_its_check_digit_is_not_reported() -> None:
    good = Drawn(Symbology.CODE_128, "(01)09501101530003", gs1=True)
    assert len(BarcodeCascade().decode(scene(label(good)))) == 1
    bad = "0109501101530004"
    quad = Quad.from_array(np.eye(4, 2))
    reading = BarcodeReading(Symbology.CODE_128, bad.encode(), bad, "]C1", quad, Reader.ZXING)
    assert interpreted(reading, BarcodeStage.ZXING) is None


@pytest.mark.parametrize(
    ("symbology", "text", "gtin"),
    [
        (Symbology.ITF, "10614141000415", "10614141000415"),
        (Symbology.ITF, "10614141000416", None),
        (Symbology.ITF, "070429", None),
        (Symbology.CODE_128, "4006381333931", None),
    ],
)
def test_only_a_carrier_meant_for_it_holds_a_gtin(symbology: Symbology, text: str, gtin: str | None) -> None:
    quad = Quad.from_array(np.eye(4, 2))
    barcode = interpreted(BarcodeReading(symbology, text.encode(), text, "", quad, Reader.ZXING), BarcodeStage.ZXING)
    assert barcode is not None
    assert (barcode.gtin, barcode.text) == (gtin, text)


@pytest.mark.parametrize(("content", "gtin"), [("0109501101530003", "09501101530003"), ("02095011015300033712", None)])
def test_what_a_pallet_contains_is_not_what_it_is(content: str, gtin: str | None) -> None:
    quad = Quad.from_array(np.eye(4, 2))
    reading = BarcodeReading(Symbology.CODE_128, content.encode(), content, "]C1", quad, Reader.ZXING)
    barcode = interpreted(reading, BarcodeStage.ZXING)
    assert barcode is not None
    assert barcode.gtin == gtin
    assert barcode.gs1[0].value == "09501101530003"


@pytest.mark.parametrize(
    ("symbology", "text"),
    [(Symbology.EAN_13, "4006381333932"), (Symbology.EAN_8, "96385075"), (Symbology.UPC_E, "04124499")],
)
def test_a_failed_check_digit_never_leaves(symbology: Symbology, text: str) -> None:
    reading = BarcodeReading(symbology, text.encode(), text, "", Quad.from_array(np.eye(4, 2)), Reader.ZBAR)
    assert interpreted(reading, BarcodeStage.ZBAR) is None


def test_the_same_picture_gives_the_same_answer() -> None:
    picture = scene(label(BY_NAME[Symbology.EAN_13]), 28, blur_pixels=3.0)
    assert BarcodeCascade().decode(picture) == BarcodeCascade().decode(picture)


def text_page() -> Pixels:
    page = np.full((480, 640, 3), 235, dtype=np.uint8)
    for row in range(40, 480, 40):
        cv2.putText(page, "Illi 1l|I||l lIll 0110", (20, row), cv2.FONT_HERSHEY_SIMPLEX, 1.1, (20, 20, 20), 2)
    return page


def stripes() -> Pixels:
    widths = np.random.default_rng(7).integers(2, 9, 200)
    row = np.repeat(np.arange(200) % 2 * 255, widths)[:640].astype(np.uint8)
    return np.asarray(np.broadcast_to(row[None, :, None], (480, 640, 3)).copy(), dtype=np.uint8)


@pytest.mark.parametrize(
    "picture",
    [
        np.zeros((0, 0, 3), dtype=np.uint8),
        np.zeros((1, 1, 3), dtype=np.uint8),
        np.zeros((2, 4000, 3), dtype=np.uint8),
        np.full((480, 640, 3), 200, dtype=np.uint8),
        np.random.default_rng(3).integers(0, 256, (480, 640, 3)).astype(np.uint8),
        text_page(),
        stripes(),
    ],
    ids=["empty", "one-pixel", "a-line", "even", "noise", "text", "stripes"],
)
def test_a_picture_without_a_code_holds_nothing(picture: Pixels) -> None:
    assert BarcodeCascade().decode(picture) == ()


UNREADABLE = 4.2
"""Blur in pixels, at 3 a module."""
BLURRED = BlurredCode("4006381333931")


def unread() -> Pixels:
    return scene(label(BY_NAME[Symbology.EAN_13]), 28, blur_pixels=UNREADABLE)


def test_what_no_ordinary_decoder_reads_is_read_by_the_reader_of_blurred_codes() -> None:
    picture = scene(bars(), 28)
    assert BarcodeCascade().decode(picture) == ()
    reader, known = ScriptedBlurredReader([BLURRED]), frozenset({"04006381333931"})
    (barcode,) = BarcodeCascade(blurred=reader).decode(picture, known)
    assert (barcode.gtin, barcode.stage, barcode.is_confirmed) == ("04006381333931", BarcodeStage.NETWORK, True)
    side = picture.shape[0]
    assert (barcode.quad.centre.x, barcode.quad.centre.y) == pytest.approx((side / 2, side / 2), abs=25)
    assert [each.known for each in reader.asked] == [known]


def test_a_region_with_few_stripes_is_looked_at_for_blurred_codes_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BarcodeStages, "region", lambda *_: pytest.fail("the ordinary readers tried"))
    reader = ScriptedBlurredReader([BLURRED])
    assert BarcodeCascade(blurred=reader).decode(unread())
    few = BarcodeSettings(blurred_stripes=60)
    assert BarcodeCascade(settings=few, blurred=reader).decode(unread()) == ()
    assert reader.looks == 1


def test_the_reader_of_blurred_codes_is_let_look_only_where_all_else_failed() -> None:
    reader = ScriptedBlurredReader([BLURRED])
    cascade = BarcodeCascade(blurred=reader)
    easy = scene(label(BY_NAME[Symbology.EAN_13]), 10)
    for picture in (easy, 255 - scene(label(BY_NAME[Symbology.EAN_13])), np.full((300, 400, 3), 128, np.uint8)):
        assert cascade.decode(picture) == BarcodeCascade().decode(picture)
    assert reader.looks == 0


def test_every_region_gives_one_blurred_code() -> None:
    one = label(BY_NAME[Symbology.EAN_13])
    sheet = scene(np.vstack([one, np.full((250, one.shape[1]), 150, np.uint8), one]), blur_pixels=UNREADABLE)
    other = BlurredCode("A-42/b", Symbology.CODE_128)
    barcodes = BarcodeCascade(blurred=ScriptedBlurredReader([BLURRED, other])).decode(sheet)
    assert {barcode.text for barcode in barcodes} == {"4006381333931", "A-42/b"}
    barcodes = BarcodeCascade(blurred=ScriptedBlurredReader([None, other])).decode(sheet)
    assert [barcode.text for barcode in barcodes] == ["A-42/b"]


def test_a_region_whose_ends_differ_from_its_middle_is_not_looked_at_for_blurred_codes() -> None:
    reader = ScriptedBlurredReader([BLURRED])
    unlike = BarcodeSettings(blurred_likeness=1.01)
    assert BarcodeCascade(settings=unlike, blurred=reader).decode(unread()) == ()
    assert reader.looks == 0
