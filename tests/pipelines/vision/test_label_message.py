"""ISO/IEC 15434 messages of electronics labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.types import LabelField
from pipelines.vision.label_message import label_fields

PART, QUANTITY = LabelField("1P", "LM358DR"), LabelField("Q", "2500")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"[)>\x1e06\x1d1PLM358DR\x1dQ2500\x1e\x04", (PART, QUANTITY)),
        (b"[)>\x1e06\x1d1PLM358DR\x1dQ2500", (PART, QUANTITY)),
        (b"[)>06\x1d1PLM358DR\x1dQ2500\x1e\x04", (PART, QUANTITY)),
        (
            b"[)>\x1e06\x1dP296-1395\x1d1TLOT7\x1d9D2512\x1d4LMY\x1d11ZPICK\x1e\x04",
            tuple(
                LabelField(*pair)
                for pair in (("P", "296-1395"), ("1T", "LOT7"), ("9D", "2512"), ("4L", "MY"), ("11Z", "PICK"))
            ),
        ),
        # Fields without an identifier, without a value, and other formats in the same message are left out.
        (b"[)>\x1e06\x1d1PLM358DR\x1d\x1dQ\x1d-\x1d1234A5\x1eQ9\x1e05\x1d10AB\x1e\x04", (PART,)),
        (b"[)>\x1e06\x1d1PLM358DR\x1e06\x1dQ2500\x1e\x04", (PART, QUANTITY)),
        ("[)>\x1e06\x1d1PØ8 µ\x1e\x04".encode(), (LabelField("1P", "Ø8 µ"),)),
        (b"[)>\x1e06\x1d1PA\nB\x1e\x04", (LabelField("1P", "A\nB"),)),
    ],
)
def test_a_message_gives_its_fields_in_order(content: bytes, expected: tuple[LabelField, ...]) -> None:
    assert label_fields(content) == expected


@pytest.mark.parametrize(
    "content",
    [b"", b"[)>", b"[)>\x1e", b"[)>\x1e05\x1d10AB\x1e\x04", b"1PLM358DR", b"06\x1d1PLM358DR", b"[)>\x1e061PX"],
)
def test_other_content_gives_none(content: bytes) -> None:
    assert label_fields(content) == ()


@given(st.binary(max_size=200))
def test_no_content_breaks_it(tail: bytes) -> None:
    for field in label_fields(b"[)>\x1e06\x1d" + tail):
        assert field.identifier[-1].isupper()
        assert field.value
