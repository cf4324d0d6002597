"""What a barcode in view stands for: a product of the catalogue, a text, or a web address, which is never opened."""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from pipelines.phrases import reading_phrases as phrases
from pipelines.phrases.phrase import Phrase
from pipelines.types import Barcode, Size, Symbology

ERROR_CORRECTING = frozenset({Symbology.QR_CODE, Symbology.DATA_MATRIX, Symbology.AZTEC, Symbology.PDF417})
"""Symbologies that mend their own misreadings, so that one frame is enough; they may hold a text."""
FRAMES_NEEDED = 2
"""Frames that must agree on any other code."""
_GTIN_DIGITS = 14
_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DIGITAL_LINK = re.compile(r"/01/(\d{8,14})(?=[/?#]|$)")
"""Where a GS1 Digital Link holds the GTIN."""


@dataclass(frozen=True, slots=True)
class ProductCatalogue:
    """Names of products by their codes: built once, never changed."""

    names: Mapping[str, str] = field(default_factory=dict, hash=False, repr=False)
    """By GTIN of 14 digits, or by the text of another code."""

    def name_of(self, barcode: Barcode) -> str | None:
        """Give the name of what a code stands for; None where the catalogue does not know it."""
        keys = [barcode.gtin, barcode.text, _padded(barcode.text)]
        link = _DIGITAL_LINK.search(barcode.text) if _WEB.fullmatch(barcode.text) else None
        keys.append(_padded(link[1]) if link else None)
        return next((self.names[key] for key in keys if key is not None and key in self.names), None)


class ProductKind(enum.StrEnum):
    """What a code in view turned out to be."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    """A code that the catalogue does not have."""
    TEXT = "text"
    WEB_ADDRESS = "web-address"
    NO_CODE = "no-code"
    """There is none in view."""


@dataclass(frozen=True, slots=True)
class ProductAnswer:
    """What is said of the code in view."""

    kind: ProductKind
    text: str = ""
    """The product's name, the text, or the address's host; empty for UNKNOWN and NO_CODE."""
    spelled: str = ""
    """What Spell spells: the code as a reader prints it; empty for NO_CODE."""


@dataclass(frozen=True, slots=True)
class _Seen:
    symbology: Symbology
    content: bytes
    frames: int
    last_frame: int


@dataclass(frozen=True, slots=True)
class CodeVotes:
    """How many frames agreed on which code since the wearer asked; starts empty."""

    seen: tuple[_Seen, ...] = ()

    def with_frame(self, barcodes: tuple[Barcode, ...], frame_id: int) -> CodeVotes:
        """Take the codes of one frame. The same frame, or two labels with one code in it, count once."""
        known = {(each.symbology, each.content): each for each in self.seen}
        for barcode in barcodes:
            key = (barcode.symbology, barcode.content)
            before = known.get(key)
            if before is None or before.last_frame != frame_id:
                known[key] = _Seen(*key, 1 + (before.frames if before else 0), frame_id)
        return CodeVotes(tuple(known.values()))

    def trusted(self, barcodes: tuple[Barcode, ...]) -> tuple[Barcode, ...]:
        """Give those of a frame's codes on which enough frames agreed, this one included."""
        frames = {(each.symbology, each.content): each.frames for each in self.seen}
        return tuple(
            barcode
            for barcode in barcodes
            if frames.get((barcode.symbology, barcode.content), 0)
            >= (1 if barcode.symbology in ERROR_CORRECTING else FRAMES_NEEDED)
        )


def answer(barcodes: tuple[Barcode, ...], catalogue: ProductCatalogue, size: Size | None = None) -> ProductAnswer:
    """Say what the code in view stands for.

    Args:
        barcodes: The codes of one frame that can be trusted, see CodeVotes.
        catalogue: The products that are known.
        size: Of the frame: of several codes, the one nearest to its middle is meant; without it, the first.
    """
    if not barcodes:
        return ProductAnswer(ProductKind.NO_CODE)
    barcode = min(barcodes, key=lambda each: _from_middle(each, size))
    printed = barcode.gtin if barcode.gs1 and barcode.gtin else barcode.text
    name = catalogue.name_of(barcode)
    if name is not None:
        return ProductAnswer(ProductKind.KNOWN, name, printed)
    text = " ".join(barcode.text.split())
    host = _host(text)
    if host:
        return ProductAnswer(ProductKind.WEB_ADDRESS, host, printed)
    if barcode.symbology in ERROR_CORRECTING and barcode.gtin is None and not barcode.label_fields and text:
        return ProductAnswer(ProductKind.TEXT, text, printed)
    return ProductAnswer(ProductKind.UNKNOWN, spelled=printed)


def product_words(found: ProductAnswer) -> tuple[Phrase, ...]:
    """Give what is said, in order."""
    match found.kind:
        case ProductKind.KNOWN:
            return (phrases.product_name(found.text),)
        case ProductKind.UNKNOWN:
            return (phrases.product_unknown(),)
        case ProductKind.TEXT:
            return (phrases.code_says(found.text),)
        case ProductKind.WEB_ADDRESS:
            return (phrases.code_web_address(found.text),)
        case ProductKind.NO_CODE:
            return (phrases.no_code_in_view(),)


def _padded(text: str) -> str | None:
    """Give a text that has the length of a GTIN as 14 digits; None for any other."""
    return text.zfill(_GTIN_DIGITS) if re.fullmatch(r"\d{8}|\d{12,14}", text, re.ASCII) else None


def _from_middle(barcode: Barcode, size: Size | None) -> float:
    """Give the square of the distance from the frame's middle, in pixels; 0 where the size is not known."""
    if size is None:
        return 0.0
    centre = barcode.quad.centre
    return (centre.x - size.width / 2) ** 2 + (centre.y - size.height / 2) ** 2


def _host(text: str) -> str:
    """Give the host of a web address, which is what tells whose it is; empty for any other text."""
    if not _WEB.fullmatch(text):
        return ""
    try:
        host = urlsplit(text if "://" in text else f"https://{text}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
