"""How long a picking frame takes to look at, frame by frame through whole sequences, beside zxing-cpp alone.

Two peers: zxing-cpp as it comes (every format that it knows), and zxing-cpp asked for the profile's symbologies only,
which is the harder one. The three take turns on every frame, in one thread; every round begins with a watcher that has
seen nothing. Two figures: what frames without a code cost, averaged over a sequence, and what a frame costs in which a
code is read for the first time.
"""

from __future__ import annotations

import functools
import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np
import zxingcpp

from edge import app, pictures, profiles
from edge.profile_keys import Profile
from edge.replaying import sample_frames
from pipelines.types import Frame, Pixels
from pipelines.vision.zxing_reader import formats_of
from tests.figures import Figure, show

SETS = ("pick-four-lines", "pick-exceptions")
PROFILE = "metafors"
OURS, PEER, HARDER_PEER = "kijkmee", "zxing-cpp", "zxing-cpp, same symbologies"
_PEERS = (PEER, HARDER_PEER)
_ALL = (OURS, *_PEERS)
ROUNDS = 5
"""Odd, so that the median is a measured one."""
MOST_WITHOUT, MOST_WITH = 1.3, 2.0
"""How many times zxing-cpp's own time a frame without a code and one that is just readable may take."""

WIDTH, HEIGHT = 1280, 720
PAN_FRAMES = 12
"""How many frames each natural photograph is seen in, while the view glides over it."""
PAN_STEP = (8, 3)
"""By how many pixels it glides from frame to frame, across and down: slow enough for a region to persist."""

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Looked:
    """One frame, looked at by all three in every round."""

    has_code: bool
    """Whether any of the three read one."""
    is_first: bool
    """Whether this program read a code and had read none in the frame before."""
    seconds: dict[str, tuple[float, ...]]
    """By reader, one per round."""


def figures() -> list[Figure]:
    """Measure the rendered sequences, then the natural photographs where the corpus is at hand."""
    cv2.setNumThreads(1)
    profile = profiles.load(PROFILE)
    result: list[Figure] = []
    first: list[Looked] = []
    for name in SETS:
        files = sorted((sample_frames() / name).glob("*.jpg"))
        looked = _through([pictures.load(path) for path in files], profile)
        result.append(_without_code(name, looked))
        first += [each for each in looked if each.is_first]
    corpus = os.environ.get("KIJKMEE_CORPUS")
    folder = Path(corpus or ".") / "barcodes-zxing" / "falsepositives"
    name = "natural photographs without a code"
    if corpus and folder.is_dir():
        result.append(_without_code(name, _through(list(_gliding(folder)), profile)))
    else:
        result.append(Figure(name, "not measured", "", "", None, note="KIJKMEE_CORPUS names no folder with them"))
    return [*result, _just_readable(first)]


def _gliding(folder: Path) -> Iterator[Pixels]:
    """Give the frames of a slow pan over each photograph, one after another."""
    across, down = PAN_STEP
    size = (WIDTH + across * PAN_FRAMES, HEIGHT + down * PAN_FRAMES)
    for path in sorted(each for each in folder.iterdir() if each.suffix.lower() in {".jpg", ".png"}):
        large = np.asarray(cv2.resize(pictures.load(path), size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
        for step in range(PAN_FRAMES):
            x, y = across * step, down * step
            yield np.ascontiguousarray(large[y : y + HEIGHT, x : x + WIDTH])


def _through(frames: Sequence[Pixels], profile: Profile) -> list[Looked]:
    greys = [np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), dtype=np.uint8) for pixels in frames]
    formats = formats_of(frozenset(profile.barcodes.symbologies))
    seconds: list[dict[str, list[float]]] = [{OURS: [], PEER: [], HARDER_PEER: []} for _ in frames]
    read = [False] * len(frames)
    others_read = [False] * len(frames)
    # What is set up at the first look is no part of an average.
    app.barcode_watcher(profile).look(Frame(1, 0.0, frames[0]))
    for _ in range(ROUNDS):
        watcher = app.barcode_watcher(profile)
        for index, (pixels, grey) in enumerate(zip(frames, greys, strict=True)):
            seen, took = _timed(functools.partial(watcher.look, Frame(index + 1, index / 10, pixels)))
            seconds[index][OURS].append(took)
            read[index] = bool(seen.barcodes)
            found, took = _timed(functools.partial(zxingcpp.read_barcodes, grey))
            seconds[index][PEER].append(took)
            others_read[index] = bool(found)
            _, took = _timed(functools.partial(zxingcpp.read_barcodes, grey, formats=formats))
            seconds[index][HARDER_PEER].append(took)
    return [
        Looked(
            has_code=read[i] or others_read[i],
            is_first=read[i] and not (i and read[i - 1]),
            seconds={reader: tuple(times) for reader, times in seconds[i].items()},
        )
        for i in range(len(frames))
    ]


def _timed(work: Callable[[], _Result]) -> tuple[_Result, float]:
    began = time.perf_counter()
    result = work()
    return result, time.perf_counter() - began


def _without_code(name: str, looked: Sequence[Looked]) -> Figure:
    own = [each for each in looked if not each.has_code]
    rounds = {reader: [sum(times) for times in zip(*(e.seconds[reader] for e in own), strict=True)] for reader in _ALL}
    ratios = {
        peer: statistics.median(a / b for a, b in zip(rounds[OURS], rounds[peer], strict=True)) for peer in _PEERS
    }
    mean = {reader: 1e3 * statistics.median(rounds[reader]) / len(own) for reader in _ALL}
    return Figure(
        name,
        "time of a frame without a code, average over the sequence, one thread",
        f"≤ {MOST_WITHOUT} × zxing-cpp's",
        " and ".join(f"{ratio:.2f} ×" for ratio in ratios.values()),
        max(ratios.values()) <= MOST_WITHOUT,
        {peer: f"{mean[peer]:.1f} ms" for peer in _PEERS},
        note=f"{mean[OURS]:.1f} ms a frame; {len(own)} frames of {WIDTH}×{HEIGHT}, {ROUNDS} rounds",
    )


def _just_readable(first: Sequence[Looked]) -> Figure:
    def ratios(peer: str) -> list[float]:
        return [statistics.median(e.seconds[OURS]) / statistics.median(e.seconds[peer]) for e in first]

    mean = {r: 1e3 * statistics.fmean(statistics.median(e.seconds[r]) for e in first) for r in _ALL}
    return Figure(
        "frames in which a code becomes readable",
        "time over zxing-cpp's for that frame, one thread",
        f"≤ {MOST_WITH} ×",
        " and ".join(f"{statistics.median(ratios(peer)):.2f} (largest {max(ratios(peer)):.2f})" for peer in _PEERS),
        all(max(ratios(peer)) <= MOST_WITH for peer in _PEERS),
        {peer: f"{mean[peer]:.1f} ms" for peer in _PEERS},
        note=f"{mean[OURS]:.1f} ms a frame; {len(first)} frames",
    )


if __name__ == "__main__":
    show(figures(), "Looking while picking")
