"""Right and wrong barcode reads and their time on real photographs, beside zxing-cpp alone and pyzbar alone.

A right read equals the truth or an accepted other form of it, GTINs compared as 14 digits. A wrong read is a picture
with reads of which none is right. The three take turns on every picture, in one thread.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray
from pyzbar import pyzbar
from rich.progress import track

from pipelines.types import Pixels
from pipelines.vision.barcodes import BarcodeCascade
from tests import blurred_reader
from tests.figures import Figure, show, spread
from tests.plain_readers import comparable

SETS = ("barcodes-zxing", "barcodes-handheld", "barcodes-labels")
NEGATIVES = "falsepositives"
OURS, ZXING, PYZBAR = "kijkmee", "zxing-cpp", "pyzbar"
UNFOCUSED = "no_autofocus"
"""The folder whose pictures a camera without autofocus took: the peers may look at it at several sizes."""
SCALES = (1.0, 0.5, 2.0)


@dataclass(frozen=True, slots=True)
class Photograph:
    """One row of a manifest."""

    folder: str
    """The folder within the set; the set's name where there is none."""
    path: Path
    truths: frozenset[str]
    """Every accepted form as `comparable` gives it; empty if nothing may be read."""
    kind: str
    """The symbology as the manifest names it, for example "EAN_13"; "NONE" where there is none."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one reader made of one photograph."""

    reader: str
    folder: str
    right: bool
    wrong: bool
    seconds: tuple[float, ...]
    """One per round."""


def photographs(folder: Path) -> list[Photograph]:
    """Read a set's manifest; rows of unknown truth are left out."""
    rows = [json.loads(line) for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    return [
        Photograph(
            folder=row["file"].rpartition("/")[0] or folder.name,
            path=folder / row["file"],
            truths=frozenset(comparable(t) for t in (row["truth"], *(row.get("truth_alt") or ())) if t),
            kind=row["kind"],
        )
        for row in rows
        if row["truth"] is not None
    ]


def pixels_of(photograph: Photograph) -> Pixels:
    """Load a photograph in colour.

    Raises:
        FileNotFoundError: If there is none, or it is no picture.
    """
    pixels = cv2.imread(str(photograph.path))
    if pixels is None:
        raise FileNotFoundError(f"{photograph.path} is no picture")
    return np.asarray(pixels, dtype=np.uint8)


def measure(set_of_photographs: Sequence[Photograph], rounds: int) -> Iterator[Outcome]:
    """Let the three readers take turns on every photograph."""
    cascade = blurred_reader.cascade()
    for photograph in track(set_of_photographs, "reading barcodes", transient=True):
        picture = pixels_of(photograph)
        grey = np.asarray(cv2.imread(str(photograph.path), cv2.IMREAD_GRAYSCALE), dtype=np.uint8)
        tasks = _tasks(cascade, picture, grey)
        seconds: dict[str, list[float]] = {name: [] for name in tasks}
        read: dict[str, set[str]] = {}
        for _ in range(rounds):
            for name, task in tasks.items():
                start = time.perf_counter()
                texts = task()
                seconds[name].append(time.perf_counter() - start)
                read[name] = {comparable(text) for text in texts}
        for name in tasks:
            right = bool(read[name] & photograph.truths)
            wrong = bool(read[name]) and not right
            yield Outcome(name, photograph.folder, right, wrong, tuple(seconds[name]))


def _tasks(cascade: BarcodeCascade, picture: Pixels, grey: NDArray[np.uint8]) -> dict[str, Callable[[], list[str]]]:
    return {
        OURS: lambda: [barcode.text for barcode in cascade.decode(picture)],
        ZXING: lambda: [symbol.text for symbol in zxingcpp.read_barcodes(grey)],
        PYZBAR: lambda: [symbol.data.decode("utf-8", "replace") for symbol in pyzbar.decode(grey)],
    }


def figures(corpus: Path, every: int = 1, rounds: int = 3) -> list[Figure]:
    """Measure every set that the corpus has: each set's sums, then its folders.

    Args:
        corpus: The folder that KIJKMEE_CORPUS names.
        every: Take every how many-th photograph.
        rounds: How often each photograph is read, at least 2.
    """
    cv2.setNumThreads(1)
    result: list[Figure] = []
    for name in SETS:
        if not (corpus / name / "manifest.jsonl").is_file():
            result.append(Figure(name, "right reads", "", "not measured", None, note="the set is not in the corpus"))
            continue
        outcomes = list(measure(photographs(corpus / name)[::every], rounds))
        result += _whole_set(name, outcomes)
        for folder in dict.fromkeys(outcome.folder for outcome in outcomes):
            own = [o for o in outcomes if o.folder == folder]
            result.append(_folder(name, folder, own))
            if folder == UNFOCUSED:
                chosen = photographs(corpus / name)[::every]
                ours = [o for o in own if o.reader == OURS]
                result += _at_three_scales(name, ours, [p for p in chosen if p.folder == folder])
    return result


def _at_three_scales(name: str, ours: Sequence[Outcome], pictures: Sequence[Photograph]) -> list[Figure]:
    """Compare with what the peers read at any of three sizes; one wrong answer at any of them is a wrong picture."""
    peers: dict[str, Callable[[NDArray[np.uint8]], list[str]]] = {
        ZXING: lambda grey: [symbol.text for symbol in zxingcpp.read_barcodes(grey)],
        PYZBAR: lambda grey: [symbol.data.decode("utf-8", "replace") for symbol in pyzbar.decode(grey)],
    }
    right, wrong = dict.fromkeys(peers, 0), dict.fromkeys(peers, 0)
    for picture in track(pictures, "peers at three scales", transient=True):
        # The peers read two more of them so than with the grey picture that the file gives by itself.
        grey = np.asarray(cv2.cvtColor(pixels_of(picture), cv2.COLOR_BGR2GRAY), dtype=np.uint8)
        for peer, read in peers.items():
            found = {comparable(text) for scale in SCALES for text in read(_scaled(grey, scale))}
            right[peer] += bool(found & picture.truths)
            wrong[peer] += bool(found - picture.truths)
    our_right, our_wrong = (sum(getattr(o, field) for o in ours) for field in ("right", "wrong"))
    on = f"{name}/{UNFOCUSED}"
    return [
        Figure(
            on,
            f"accepted right of {len(ours)}, single frame, nothing expected",
            "> each peer at three scales",
            str(our_right),
            our_right > max(right.values()),
            {f"{peer} at 1, ½ and 2 ×": str(count) for peer, count in right.items()},
        ),
        Figure(
            on,
            "accepted wrong",
            "0",
            str(our_wrong),
            our_wrong == 0,
            {f"{peer} at 1, ½ and 2 ×": str(count) for peer, count in wrong.items()},
        ),
    ]


def _scaled(grey: NDArray[np.uint8], scale: float) -> NDArray[np.uint8]:
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=way), dtype=np.uint8)


def _whole_set(name: str, outcomes: Sequence[Outcome]) -> list[Figure]:
    by_reader = {reader: [o for o in outcomes if o.reader == reader] for reader in (OURS, ZXING, PYZBAR)}
    right = {reader: sum(o.right for o in own) for reader, own in by_reader.items()}
    wrong = {reader: sum(o.wrong for o in own) for reader, own in by_reader.items()}
    totals = {
        reader: [sum(times) for times in zip(*(o.seconds for o in own), strict=True)]
        for reader, own in by_reader.items()
    }
    ratios = [ours / (a + b) for ours, a, b in zip(totals[OURS], totals[ZXING], totals[PYZBAR], strict=True)]
    means = {reader: 1e3 * statistics.median(totals[reader]) / len(own) for reader, own in by_reader.items()}
    per_picture = {
        reader: f"{spread([1e3 * t for o in own for t in o.seconds])}, mean {means[reader]:.1f}"
        for reader, own in by_reader.items()
    }
    peers = (ZXING, PYZBAR)
    return [
        Figure(
            name,
            f"right reads of {len(by_reader[OURS])}",
            "> zxing-cpp and > pyzbar",
            str(right[OURS]),
            right[OURS] > max(right[peer] for peer in peers),
            {peer: str(right[peer]) for peer in peers},
        ),
        Figure(
            name,
            "wrong reads",
            "≤ zxing-cpp",
            str(wrong[OURS]),
            wrong[OURS] <= wrong[ZXING],
            {peer: str(wrong[peer]) for peer in peers},
        ),
        Figure(
            name,
            "time over that of both peers together, one thread",
            "≤ 1.0 ×",
            f"{spread(ratios, 2)} ×",
            statistics.median(ratios) <= 1.0,
            {peer: f"{per_picture[peer]} ms" for peer in peers},
            note=f"{per_picture[OURS]} ms a picture",
        ),
    ]


def _folder(name: str, folder: str, outcomes: Sequence[Outcome]) -> Figure:
    def reads(reader: str) -> str:
        own = [o for o in outcomes if o.reader == reader]
        return f"{sum(o.right for o in own)} ({sum(o.wrong for o in own)})"

    pictures = sum(o.reader == OURS for o in outcomes)
    is_negative = folder == NEGATIVES
    return Figure(
        f"{name}/{folder}",
        f"right (wrong) reads of {pictures}",
        "0 wrong" if is_negative else "",
        reads(OURS),
        not any(o.wrong for o in outcomes if o.reader == OURS) if is_negative else None,
        {peer: reads(peer) for peer in (ZXING, PYZBAR)},
    )


def main() -> int:
    """Print the table; exit code 1 if a bar is not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="take every how many-th photograph")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is read, at least 2")
    parser.add_argument("--json", type=Path, default=None, help="also write the figures here")
    options = parser.parse_args()
    corpus = os.environ.get("KIJKMEE_CORPUS")
    if not corpus:
        sys.stderr.write("skipped: set KIJKMEE_CORPUS to the folder of photographs (docs/CORPUS.md)\n")
        return 0
    reached = show(figures(Path(corpus), options.every, options.rounds), "Barcodes", options.json)
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
