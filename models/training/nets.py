"""The networks: convolutions along a line, dilated so that each place sees far around itself (Yu and Koltun, 2016)."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from models.barcode.code_128 import CHARACTER_MODULES, STOP_MODULES, VALUES
from models.barcode.ean import DIGIT_MODULES
from models.barcode.geometry import FINDER_STEP, ITF_PAIR, ITF_START, PER_MODULE, QUIET
from models.barcode.itf_14 import PAIRS

_LEVELLED_OVER = 65
"""Samples over which the light is taken to be even, for one of the two views of a line."""
_AROUND = 2
"""Modules on each side of a character that its head looks at."""


class _Views(nn.Module):
    """Two views of a line: as it is, and levelled in brightness and contrast by its surroundings."""

    def forward(self, lines: Tensor) -> Tensor:
        line = lines[:, None]
        centred = line - line.mean(dim=2, keepdim=True)
        scaled = centred / (centred.square().mean(dim=2, keepdim=True).sqrt() + 0.005)
        levelled = line - _surrounding_mean(line)
        levelled = levelled / (_surrounding_mean(levelled.square()).sqrt() + 0.005)
        return torch.cat([scaled, levelled], dim=1)


def _surrounding_mean(line: Tensor) -> Tensor:
    return nn.functional.avg_pool1d(line, _LEVELLED_OVER, 1, _LEVELLED_OVER // 2, count_include_pad=False)


class _Residual(nn.Module):
    def __init__(self, channels: int, dilation: int) -> None:
        super().__init__()
        self.convolution = nn.Conv1d(channels, channels, 3, padding=dilation, dilation=dilation, bias=False)
        self.norm = nn.BatchNorm1d(channels)

    def forward(self, features: Tensor) -> Tensor:
        return features + nn.functional.relu(self.norm(self.convolution(features)))


class _Trunk(nn.Module):
    """From a line to features at every `step` samples."""

    def __init__(self, channels: int, step: int, dilations: Sequence[int]) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            _Views(),
            nn.Conv1d(2, 48, 9, padding=4, bias=False),
            nn.BatchNorm1d(48),
            nn.ReLU(),
            nn.Conv1d(48, channels, 2 * step, stride=step, padding=step // 2, bias=False),
            nn.BatchNorm1d(channels),
            nn.ReLU(),
            *(_Residual(channels, dilation) for dilation in dilations),
        )

    def forward(self, lines: Tensor) -> Tensor:
        features: Tensor = self.layers(lines)
        return features


class Finder(nn.Module):
    """Where on a line a symbol begins and ends, and of which kind it is."""

    def __init__(self, kinds: int) -> None:
        """Tell so many kinds apart, none among them."""
        super().__init__()
        channels = 48
        self.trunk = _Trunk(channels, FINDER_STEP, (1, 2, 4, 8, 16, 32, 1, 2, 4, 8, 16, 32))
        self.ends = nn.Conv1d(channels, 2, 5, padding=2)
        self.module = nn.Conv1d(channels, 1, 1)
        self.summary = nn.Linear(2 * channels, kinds + 1)

    def forward(self, lines: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Give heat maps of both ends, scores of kinds and of direction, and the module's width.

        Returns:
            Lines × 2 × places; lines × (kinds and one for "first bar at the right"); lines × places: the natural
            logarithm of the samples a module.
        """
        features = self.trunk(lines)
        pooled = torch.cat([features.mean(dim=2), features.amax(dim=2)], dim=1)
        return self.ends(features), self.summary(pooled), self.module(features)[:, 0]


class Reader(nn.Module):
    """Which characters stand on a line that was laid on a symbol's modules; a base for the kinds of symbol."""

    channels = 96

    def __init__(self) -> None:
        super().__init__()
        self.trunk = _Trunk(self.channels, PER_MODULE, (1, 2, 4, 8, 16, 1, 2, 4, 8, 1))
        self.shift = nn.Conv1d(self.channels, 1, 1)
        self.validity = nn.Linear(2 * self.channels, 1)

    def forward(self, lines: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Give scores of characters, of validity, and shifts.

        Returns:
            Lines × places × classes; lines; lines × modules with the quiet zones.
        """
        features = self.trunk(lines)
        pooled = torch.cat([features.mean(dim=2), features.amin(dim=2)], dim=1)
        return self.characters(features), self.validity(pooled)[:, 0], self.shift(features)[:, 0]

    def characters(self, features: Tensor) -> Tensor:
        """Score the classes at each place."""
        raise NotImplementedError

    def _head(self, width: int, stride: int, classes: int) -> nn.Conv1d:
        """Look at a character of so many modules and a little around it."""
        return nn.Conv1d(self.channels, classes, width + 2 * _AROUND, stride=stride)


def _part(features: Tensor, first: int, last: int) -> Tensor:
    """Give the features from one module of a symbol to another, and a little around them."""
    return features[:, :, QUIET + first - _AROUND : QUIET + last + _AROUND]


class EanReader(Reader):
    """Reads EAN-13 (twelve places) and EAN-8 (eight): 30 classes."""

    def __init__(self) -> None:
        super().__init__()
        self.digits = self._head(DIGIT_MODULES, DIGIT_MODULES, 30)

    def characters(self, features: Tensor) -> Tensor:
        """See Reader."""
        modules = features.shape[2] - 2 * QUIET
        half = (modules - 11) // 2
        left, right = _part(features, 3, 3 + half), _part(features, 8 + half, 8 + 2 * half)
        # Both halves in one go, since weights that are used twice cannot be made int8. What lies between is left out.
        between = DIGIT_MODULES - 2 * _AROUND
        scores = self.digits(torch.cat([nn.functional.pad(left, (0, between)), right], dim=2))
        digits = half // DIGIT_MODULES
        return torch.cat([scores[:, :, :digits], scores[:, :, digits + 1 :]], dim=2).transpose(1, 2)


class ItfReader(Reader):
    """Reads ITF-14: fourteen places, ten classes."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs = self._head(ITF_PAIR, ITF_PAIR, 20)

    def characters(self, features: Tensor) -> Tensor:
        """See Reader."""
        pairs = self.pairs(_part(features, ITF_START, ITF_START + PAIRS * ITF_PAIR)).transpose(1, 2)
        return pairs.reshape(-1, 2 * PAIRS, 10)


class Code128Reader(Reader):
    """Reads Code 128 of any length: 106 classes."""

    def __init__(self) -> None:
        super().__init__()
        self.values = self._head(CHARACTER_MODULES, CHARACTER_MODULES, VALUES)

    def characters(self, features: Tensor) -> Tensor:
        """See Reader."""
        modules = features.shape[2] - 2 * QUIET
        return self.values(_part(features, 0, modules - STOP_MODULES)).transpose(1, 2)
