"""Memory of whole programs: each job at work, beside the plain libraries holding the same pictures."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

from edge.replaying import sample_frames
from tests.figures import Figure

MEBIBYTE = 1 << 20

REPLAY = """
from pathlib import Path
from edge import replaying
if __name__ == "__main__":
    replaying.play(Path({folder!r}))
    print(open("/proc/self/smaps_rollup").read())
"""
RAPIDOCR = """
import logging, cv2
from rapidocr import RapidOCR
engine = RapidOCR(params={{"EngineConfig.onnxruntime.intra_op_num_threads": 1}})
logging.disable(50)
engine(cv2.imread({picture!r}))
print(open("/proc/self/smaps_rollup").read())
"""
ZXING = """
import cv2, zxingcpp
zxingcpp.read_barcodes(cv2.imread({picture!r}))
print(open("/proc/self/smaps_rollup").read())
"""


def pss_mebibytes(program: str, **names: str) -> float:
    """Run a program in a fresh interpreter and give the proportional set size that it prints at its end."""
    source = textwrap.dedent(program).format(**names)
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, check=True, timeout=300, env=environment
    )
    found = re.search(r"^Pss:\s+(\d+) kB", done.stdout, re.MULTILINE)
    if found is None:
        raise RuntimeError(f"no proportional set size in the output:\n{done.stdout}\n{done.stderr}")
    return int(found[1]) * 1024 / MEBIBYTE


def figures() -> list[Figure]:
    """Measure both jobs after a whole set."""
    letter, picks = sample_frames() / "letter", sample_frames() / "pick-four-lines"
    reading = pss_mebibytes(REPLAY, folder=str(letter))
    picking = pss_mebibytes(REPLAY, folder=str(picks))
    rapidocr = pss_mebibytes(RAPIDOCR, picture=str(letter / "01.jpg"))
    zxing = pss_mebibytes(ZXING, picture=str(next(iter(sorted(Path(picks).glob("*.jpg"))))))
    return [
        Figure(
            "reading job, letter", "memory at the end, MiB", "", f"{reading:.0f}", None, {"RapidOCR": f"{rapidocr:.0f}"}
        ),
        Figure(
            "picking job, four lines",
            "memory at the end, MiB",
            "",
            f"{picking:.0f}",
            None,
            {"zxing-cpp": f"{zxing:.0f}"},
        ),
    ]
