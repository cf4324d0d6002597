"""Pictures looked at one by one, for the command line: their text or their barcodes, and the time that took."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from edge.clock import Clock
from pipelines.reading.doubt import DoubtSettings, doubt_without_second_look
from pipelines.types import Barcode, Frame, FrameQuality, Pixels, Quad, TextLine
from pipelines.vision.look import BarcodeEngine, QualityMeter, TextEngine


@dataclass(frozen=True, slots=True)
class PictureText:
    """The text of one picture."""

    file: str
    """As it was named."""
    seconds: float
    """Processing of this picture; loading the file and the models is not in it."""
    lines: tuple[TextLine, ...]
    """The legible lines, in reading order."""
    quality: FrameQuality

    def as_json(self, settings: DoubtSettings) -> dict[str, object]:
        """Give the object that `kijkmee read --json` prints."""
        return {
            "file": self.file,
            "seconds": round(self.seconds, 4),
            "lines": [
                {
                    "text": line.text,
                    "confidence": round(line.confidence, 4),
                    "unsure": bool(doubt_without_second_look(line, settings)),
                    "quad": _corners(line.quad),
                    "block": line.block,
                }
                for line in self.lines
            ],
            "quality": {
                name: None if (value := getattr(self.quality, name)) is None else round(value, 4)
                for name in ("sharpness", "brightness", "contrast", "dark", "glare")
            },
        }


@dataclass(frozen=True, slots=True)
class PictureBarcodes:
    """The barcodes of one picture."""

    file: str
    """As it was named."""
    seconds: float
    """Processing of this picture; loading the file is not in it."""
    barcodes: tuple[Barcode, ...]

    def as_json(self) -> dict[str, object]:
        """Give the object that `kijkmee scan --json` prints."""
        return {
            "file": self.file,
            "seconds": round(self.seconds, 4),
            "barcodes": [
                {
                    "symbology": code.symbology.value,
                    "text": code.text,
                    # Null unless the code itself stands for an item: digits in a text, and GS1's 02, do not.
                    "gtin14": code.gtin,
                    "gs1": {element.identifier: element.value for element in code.gs1},
                    "label": {each.identifier: each.value for each in code.label_fields},
                    "quad": _corners(code.quad),
                    "stage": code.stage.value,
                }
                for code in self.barcodes
            ],
        }


def look_for_text(file: str, pixels: Pixels, engine: TextEngine, meter: QualityMeter, clock: Clock) -> PictureText:
    """Read one picture whole."""
    began = clock.now()
    quality = meter.measure(Frame(1, 0.0, pixels))
    lines = tuple(line for line in engine.recognise(pixels, engine.detect(pixels)) if line.text.strip())
    return PictureText(file, clock.now() - began, lines, quality)


def look_for_barcodes(file: str, pixels: Pixels, engine: BarcodeEngine, clock: Clock) -> PictureBarcodes:
    """Scan one picture."""
    began = clock.now()
    barcodes = engine.decode(pixels)
    return PictureBarcodes(file, clock.now() - began, barcodes)


def sound_files(pictures: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Name a WAV for each picture; pictures of one name in several folders get one each."""
    names: list[str] = []
    for number, picture in enumerate(pictures, start=1):
        folder_name = picture.resolve().parent.name
        candidates = (picture.stem, f"{folder_name}-{picture.stem}", f"{picture.stem}-{number}")
        names.append(next((name for name in candidates if name not in names), f"{folder_name}-{number}"))
    return tuple(folder / f"{name}.wav" for name in names)


def _corners(quad: Quad) -> list[list[float]]:
    return [[round(point.x, 1), round(point.y, 1)] for point in quad.points]
