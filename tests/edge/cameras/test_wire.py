"""What crosses between the program and the camera's process."""

from __future__ import annotations

import pytest

from edge.cameras import wire

MESSAGES = (
    wire.Adapt(None, 0.5),
    wire.Adapt(2.5, 1.0),
    wire.Focus(),
    wire.Close(),
    wire.Opened("/dev/video0, 1280 × 720"),
    wire.Taken(3, 720, 1280, 12.25, 2**32 - 1, 255, 7),
    wire.Failed('The camera "ü" was unplugged.\nPlug it in again.'),
)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda each: type(each).__name__)
def test_what_is_sent_is_what_arrives(message: wire.Message) -> None:
    assert wire.decode(wire.encode(message)) == message


def test_a_message_fits_into_a_packet_however_long_its_text() -> None:
    assert len(wire.encode(wire.Failed("é" * 100_000))) <= wire.LONGEST_BYTES


@pytest.mark.parametrize("packet", [b"", b"{}", b'["Taken", {}]', b'["Gone", {}]', b"[1, 2, 3]", b"\xff", b'"Close"'])
def test_anything_else_is_refused(packet: bytes) -> None:
    with pytest.raises(ValueError, match="no message"):
        wire.decode(packet)
