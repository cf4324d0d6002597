"""The typefaces of the sheets: where Debian keeps them, and what to install where one is missing."""

import enum
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

TRUETYPE = Path("/usr/share/fonts/truetype")
OPENTYPE = Path("/usr/share/fonts/opentype")


class MissingFontError(Exception):
    """A typeface is not installed; the message names the Debian package."""


@dataclass(frozen=True)
class FontFile:
    """Where Debian has a font."""

    package: str
    """The package to install, for a person to read."""
    folders: tuple[str, ...]
    """Folders of its files; the name differs between Debian releases."""
    name: str
    """Of the file."""


def _liberation(name: str) -> FontFile:
    # Debian 13 has version 2 of these fonts under the name that version 1 had before.
    return FontFile("fonts-liberation2 (Debian 13: fonts-liberation)", ("liberation2", "liberation"), name)


class Typeface(enum.Enum):
    """A font by its use."""

    SANS = _liberation("LiberationSans-Regular.ttf")
    SANS_BOLD = _liberation("LiberationSans-Bold.ttf")
    SERIF_BOLD = _liberation("LiberationSerif-Bold.ttf")
    NARROW = FontFile("fonts-dejavu-core", ("dejavu",), "DejaVuSansCondensed.ttf")
    NARROW_BOLD = FontFile("fonts-dejavu-core", ("dejavu",), "DejaVuSansCondensed-Bold.ttf")
    MONO_BOLD = FontFile("fonts-dejavu-core", ("dejavu",), "DejaVuSansMono-Bold.ttf")
    OFFICE = FontFile("fonts-crosextra-carlito", ("crosextra",), "Carlito-Regular.ttf")
    OFFICE_BOLD = FontFile("fonts-crosextra-carlito", ("crosextra",), "Carlito-Bold.ttf")
    ENGRAVED = FontFile("fonts-ebgaramond", ("ebgaramond",), "EBGaramond12-Bold.otf")
    TYPEWRITER_BOLD = FontFile("fonts-courier-prime", ("courier-prime",), "Courier Prime Bold.otf")

    def path(self) -> Path:
        """Find the font file; raises MissingFontError where it is not installed."""
        file: FontFile = self.value
        for folder in file.folders:
            for root in (TRUETYPE, OPENTYPE):
                if (root / folder / file.name).is_file():
                    return root / folder / file.name
        raise MissingFontError(
            f"The font {file.name} is not installed: install the Debian package {file.package} and render again."
        )


@lru_cache(maxsize=256)
def font(typeface: Typeface, size: float) -> ImageFont.FreeTypeFont:
    """Load a typeface.

    Args:
        typeface: Which.
        size: Height of the em square, in pixels.

    Returns:
        The font.

    Raises:
        MissingFontError: The package is not installed.
    """
    return ImageFont.truetype(str(typeface.path()), size, layout_engine=ImageFont.Layout.BASIC)
