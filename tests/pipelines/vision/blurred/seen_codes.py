"""Evidence of codes that are known."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.barcode.code_128 import check_value
from models.barcode.ean import ean_8, ean_13
from pipelines.types import Point, Quad, Symbology
from pipelines.vision.blurred.evidence import PLACE_CLASSES, CodeEvidence
from pipelines.vision.gtin import check_digit

SOMEWHERE = Quad((Point(0, 0), Point(95, 0), Point(95, 40), Point(0, 40)))


def evidence(symbology: Symbology, log_likelihoods: NDArray[np.float64], looks: int = 1) -> CodeEvidence:
    lines = np.zeros((1, 1), np.float32)
    return CodeEvidence(symbology, log_likelihoods, looks, validity=5.0, lines=lines, margin=8.0, quad=SOMEWHERE)


def number(payload: str) -> str:
    return payload + str(check_digit(payload))


def symbol(values: list[int]) -> tuple[int, ...]:
    return (*values, check_value(values))


def characters(digits: str) -> tuple[int, ...]:
    return tuple(map(int, digits))


def classes(symbology: Symbology, code: tuple[int, ...]) -> list[int]:
    """Give the class at each place of a code, by how its bars are printed."""
    if symbology in (Symbology.ITF, Symbology.CODE_128):
        return list(code)
    digits = "".join(map(str, code))
    return [int(each) for each in (ean_13 if symbology is Symbology.EAN_13 else ean_8)(digits).printed]


def peaked(symbology: Symbology, seen: list[int], clearness: float = 12.0) -> CodeEvidence:
    """Give evidence in which each place is far likelier to be the class that is given than any other.

    Args:
        symbology: Of the code.
        seen: Class at each place; it need not be a legal code.
        clearness: Natural logarithm of that ratio.
    """
    log_likelihoods = np.full((len(seen), PLACE_CLASSES[symbology]), -clearness)
    log_likelihoods[range(len(seen)), seen] = 0.0
    return evidence(symbology, log_likelihoods)


def noise(symbology: Symbology, places: int, seed: int) -> CodeEvidence:
    """Give evidence of nothing: each class anywhere as likely as chance has it."""
    shape = (places, PLACE_CLASSES[symbology])
    return evidence(symbology, np.random.default_rng(seed).normal(0.0, 3.0, shape))
