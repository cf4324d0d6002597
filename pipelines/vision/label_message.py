"""ISO/IEC 15434 messages in format 06: the fields on electronics labels."""

from __future__ import annotations

import re

from pipelines.types import LabelField

_RS, _GS, _EOT = b"\x1e", b"\x1d", b"\x04"
_HEADER = b"[)>" + _RS
_FORMAT = b"06"
_FIELD = re.compile(r"(\d{0,3}[A-Z])(.*)", re.DOTALL)
"""A data identifier is up to three digits and a letter (ANSI MH10.8.2)."""


def label_fields(content: bytes) -> tuple[LabelField, ...]:
    r"""Give the fields of `[)>`RS`06`GS field GS field ... RS EOT (ISO/IEC 15434).

    Labels in the trade often lack the closing RS and EOT, or the RS after `[)>`; both are read. A field without a data
    identifier is left out; so is one with an empty value.

    Args:
        content: Raw bytes of a code.

    Returns:
        The fields in order; empty if the content is no message of format 06.
    """
    if content.startswith(_HEADER):
        body = content[len(_HEADER) :]
    elif content.startswith(_HEADER[:-1] + _FORMAT):
        body = content[len(_HEADER) - 1 :]
    else:
        return ()
    fields: list[LabelField] = []
    for envelope in body.removesuffix(_EOT).split(_RS):
        head, *parts = envelope.split(_GS)
        if head != _FORMAT:
            continue
        for part in parts:
            match = _FIELD.fullmatch(part.decode("utf-8", "replace"))
            if match and match[2]:
                fields.append(LabelField(match[1], match[2]))
    return tuple(fields)
