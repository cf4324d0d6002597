"""GS1 element strings in the content of a carrier that says it is GS1."""

from __future__ import annotations

from biip import ParseConfig, ParseError
from biip.gs1_messages import GS1Message

from pipelines.types import ElementString

GS1_IDENTIFIERS = frozenset({"]C1", "]e0", "]d2", "]Q3", "]J1"})
"""ISO/IEC 15424 identifiers of GS1-128, DataBar, GS1 DataMatrix, GS1 QR and GS1 DotCode."""


# A date that cannot be, such as 00 for the month, is for the one who uses it to refuse; the other elements stand.
_CONFIG = ParseConfig(gs1_element_strings_verify_date=False)


class CheckDigitError(ValueError):
    """A GTIN, SSCC or GLN inside the content fails its check digit."""


def element_strings(content: bytes, symbology_identifier: str) -> tuple[ElementString, ...]:
    """Split the content of a GS1 carrier at its application identifiers.

    Content without FNC1 in first place (another symbology identifier) is not GS1, whatever it looks like.

    Args:
        content: Raw bytes; FNC1 between elements is 0x1D.
        symbology_identifier: As in Barcode.

    Returns:
        The elements in order; empty for a carrier that is not GS1, and for content that breaks the rules of GS1.

    Raises:
        CheckDigitError: If a check digit inside fails.
    """
    if symbology_identifier not in GS1_IDENTIFIERS:
        return ()
    try:
        message = GS1Message.parse(content.decode("ascii"), config=_CONFIG)
    except (ParseError, UnicodeDecodeError):
        return ()
    for element in message.element_strings:
        broken = element.gtin_error or element.sscc_error or element.gln_error
        if broken:
            raise CheckDigitError(broken)
    return tuple(ElementString(e.ai.ai, e.ai.data_title, e.value) for e in message.element_strings)
