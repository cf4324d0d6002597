"""When two codes are the same code."""

from __future__ import annotations

import re


def code_key(content: str) -> str:
    """Give what codes are compared by: content of 8, 12, 13 or 14 digits as a GTIN of 14, anything else as it is.

    Padding on the left is the GS1 General Specifications' way of storing a GTIN; it never turns a case into its unit,
    because their check digits and indicator digits differ.
    """
    return content.zfill(14) if re.fullmatch(r"\d{8}|\d{12,14}", content, re.ASCII) else content
