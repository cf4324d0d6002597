"""Renders lines of text with known content, to calibrate and to verify the recogniser."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from models.store import ModelError

_FONT_FOLDER = Path("/usr/share/fonts/truetype")
_FONTS = (
    "dejavu/DejaVuSans.ttf",
    "dejavu/DejaVuSans-Bold.ttf",
    "dejavu/DejaVuSansMono.ttf",
    "dejavu/DejaVuSerif.ttf",
    "liberation2/LiberationSans-Regular.ttf",
    "liberation2/LiberationSans-Bold.ttf",
    "liberation2/LiberationMono-Regular.ttf",
    "liberation2/LiberationSerif-Regular.ttf",
    "liberation2/LiberationSerif-Italic.ttf",
)
"""Files of the Debian packages fonts-dejavu-core and fonts-liberation2, inside _FONT_FOLDER."""

_SENTENCES = (
    "De bladeren op pad 3 liggen nog; neem de harkmachine mee.",
    "Werkbon 2041: grafsteen rechtzetten, vak C-12",
    "Mevrouw Dekker-van Vliet, kamer 118",
    "Let op: natte vloer in de gang",
    "Wassen op 30 °C, niet in de droger",
    "Beste bewoners, morgen komt de tandarts om half elf.",
    "IJsland, eenentwintig, reünie, coördinatie, hè?",
    "Sluit ’s avonds alle ramen en het hek",
    "Rust zacht, lieve oma – 1931–2019",
    "Please keep this door closed at all times.",
    "Fragile: handle with care, this side up",
    "Best before 14/03/2027, lot 88-K",
    "Push to open the emergency exit",
    "Your appointment is on Thursday at 9:45 a.m.",
    "Store below 25 °C and keep dry",
    "Bitte die Schutzbrille tragen!",
    "Größe M, weiß, 100 % Baumwolle",
    "Schlüssel übergeben: Zähler 7, Fußweg",
    "Öffnungszeiten: Mo–Fr 8:30–17:00 Uhr",
    "Die Straße ist für Fahrräder gesperrt.",
    "L’élève a reçu une leçon de français à l’école.",
    "Où est la sortie? Près de l’hôtel, à gauche.",
    "Ça coûte 12,50 € – merci beaucoup!",
    "Le théâtre ouvre à 20 h, entrée côté cour",
)
_LABELS = (
    "M8×30 DIN 933 A2-70",
    "Ø 12 mm, L = 250 mm",
    "470 µF 25 V ±20 %",
    "1,5 mm² H07V-K",
    "TOTAAL € 48,95",
    "BTW 21% 8,50",
    "Art. 5520-118/B",
    "(01)08712345678906(10)A7731",
    "SN: 0X4F-99Q2-KLM",
    "Vak 07-B-14",
    "Qty 24 / 6",
    "+31 20 555 01 23",
    "info@voorbeeld.nl",
    "www.voorbeeld.nl/hulp?id=7",
    "\"Rust\" & 'vrede' [1]",
    "NO SMOKING",
    "UITGANG",
    "EINGANG",
    "SORTIE DE SECOURS",
    "12 kg 3,4 m³ 10²",
)


@dataclass(frozen=True, slots=True, eq=False)
class RenderedLine:
    """A picture of one line and what it says."""

    text: str
    pixels: NDArray[np.uint8]
    """Height × width × 3, blue-green-red."""


def render_lines(count: int, seed: int, *, clean: bool = False) -> list[RenderedLine]:
    """Render lines of the languages and labels that the product meets; the same arguments give the same lines.

    Args:
        count: How many.
        seed: Of the random choices; calibration and verification use different ones.
        clean: Leave out the blur, noise, tilt and JPEG of a camera.

    Raises:
        ModelError: if none of the fonts is installed.
    """
    fonts = [path for name in _FONTS if (path := _FONT_FOLDER / name).is_file()]
    if not fonts:
        raise ModelError(
            "No font to render the verification lines with. "
            "Install them with `sudo apt-get install fonts-dejavu-core fonts-liberation2`."
        )
    chance = np.random.default_rng(seed)
    return [_render(_compose(chance), fonts[int(chance.integers(len(fonts)))], chance, clean) for _ in range(count)]


def _compose(chance: np.random.Generator) -> str:
    """Make up one line: a sentence, a run of words from several, a label, or figures."""
    kind = chance.random()
    if kind < 0.4:
        return str(chance.choice(_SENTENCES))
    if kind < 0.6:
        words = " ".join(chance.choice(_SENTENCES, 3)).split()
        chance.shuffle(words)
        return " ".join(words[: int(chance.integers(1, 7))])
    if kind < 0.8:
        return str(chance.choice(_LABELS))
    figures = "".join(chance.choice(list("0123456789ABCDEFGHKLMNPRSTVXZ-/."), int(chance.integers(4, 14))))
    amount = f"{chance.integers(1, 2000)},{chance.integers(0, 99):02d}"
    return str(chance.choice([figures, f"€ {amount}", f"{figures} {amount}", f"{chance.integers(1, 99)}x {figures}"]))


def _render(text: str, font: Path, chance: np.random.Generator, clean: bool) -> RenderedLine:  # noqa: FBT001 - private
    """Draw one line, and see it as a camera would unless it is to stay clean."""
    size = int(chance.integers(28, 44))
    face = ImageFont.truetype(str(font), size)
    left, top, right, bottom = face.getbbox(text)
    margin = int(chance.integers(3, 9))
    paper, ink = ((255, 255, 255), (0, 0, 0)) if clean else _colours(chance)
    canvas = Image.new("RGB", (int(right - left) + 2 * margin, int(bottom - top) + 2 * margin), paper)
    ImageDraw.Draw(canvas).text((margin - left, margin - top), text, font=face, fill=ink)
    pixels = np.asarray(canvas, dtype=np.uint8)[:, :, ::-1]
    return RenderedLine(text, np.ascontiguousarray(pixels) if clean else _photograph(pixels, paper, chance))


def _colours(chance: np.random.Generator) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Choose paper and ink: any two greys that differ enough to read, each a little coloured; some light on dark."""
    light = int(chance.integers(120, 246))
    dark = int(chance.integers(5, light - 60))
    tint = chance.integers(-5, 6, (2, 3)) * int(chance.choice([1, 8]))
    paper, ink = (np.clip(np.array([[light], [dark]]) + tint, 0, 255)).tolist()
    first, second = tuple(paper), tuple(ink)
    return (second, first) if chance.random() < 0.3 else (first, second)


def _photograph(
    pixels: NDArray[np.uint8], paper: tuple[int, int, int], chance: np.random.Generator
) -> NDArray[np.uint8]:
    """Tilt, shrink, blur, light unevenly, add noise and compress, each a little."""
    height, width = pixels.shape[:2]
    tilt = cv2.getRotationMatrix2D((width / 2, height / 2), float(chance.normal(0, 25 / max(width, 60))) * 10, 1.0)
    seen = cv2.warpAffine(pixels, tilt, (width, height), borderValue=paper[::-1]).astype(np.uint8)
    shrink = float(chance.uniform(0.45, 1.0))
    seen = cv2.resize(seen, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA).astype(np.uint8)
    seen = cv2.GaussianBlur(seen, (0, 0), float(chance.uniform(0.2, 1.1))).astype(np.uint8)
    light = np.linspace(float(chance.uniform(0.7, 1)), float(chance.uniform(0.7, 1)), seen.shape[1])[:, np.newaxis]
    noisy = seen * light + chance.normal(0, float(chance.uniform(1, 7)), seen.shape)
    _, packed = cv2.imencode(".jpg", np.clip(noisy, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 70])
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), dtype=np.uint8)
