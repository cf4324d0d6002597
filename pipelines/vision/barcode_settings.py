"""How much work the barcode cascade may do: counted in passes and pixels, never in time."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.vision.bar_regions import RegionFinder
from pipelines.vision.barcode_reading import Reader
from pipelines.vision.zbar_reader import ScanDensity


@dataclass(frozen=True, slots=True)
class RegionPass:
    """One try of one reader on the upright crop of a region."""

    reader: Reader
    bars_width: int
    """The crop is resized until its bars are this wide, in pixels."""
    smoothed_rows: int = 1
    """Rows that are averaged along the bars; 1 averages none."""
    sharpened_sigma: float = 0.0
    """Unsharp masking with a Gaussian of this many pixels; 0 leaves it out."""
    sharpened_gain: float = 0.0


REGION_PASSES = (
    RegionPass(Reader.ZXING, 500, smoothed_rows=9),
    RegionPass(Reader.ZBAR, 350),
    RegionPass(Reader.ZBAR, 250, smoothed_rows=9, sharpened_sigma=5.0, sharpened_gain=4.0),
    RegionPass(Reader.ZXING, 250, smoothed_rows=9, sharpened_sigma=3.0, sharpened_gain=3.0),
    RegionPass(Reader.ZBAR, 250, smoothed_rows=9, sharpened_sigma=3.0, sharpened_gain=3.0),
    RegionPass(Reader.ZBAR, 350, smoothed_rows=9, sharpened_sigma=5.0, sharpened_gain=4.0),
    RegionPass(Reader.ZXING, 1000),
)
"""In the order tried; sharp pictures are read by the first two, blurred ones by the next four, dense codes by the last.

The widths were chosen on photographs: 250 pixels are 2.6 a module of an EAN-13, where a Gaussian of 3 to 5 pixels
undoes a defocus of one to two modules.
"""


@dataclass(frozen=True, slots=True)
class BarcodeSettings:
    """Limits of one look."""

    most_pixels: int = 8_000_000
    """A larger picture is reduced to this before anything else."""
    most_content_bytes: int = 4096
    """A code that holds more is not reported: cutting it would make another code of it."""
    finder: RegionFinder = field(default_factory=RegionFinder)
    """Where to look again when the whole picture gave nothing, and in how many places."""
    least_stripes: int = 18
    """A region with fewer changes between dark and light is an edge, a picture or text, and is passed over."""
    region_passes: tuple[RegionPass, ...] = REGION_PASSES
    upright: ScanDensity = field(default_factory=lambda: ScanDensity(rows=1, columns=0))
    """Lines that zbar scans in an upright crop: the bars are crossed by its rows."""
    most_scanned_pixels: int = 200_000
    """How many pixels zbar scans in each direction when the regions gave nothing: fewer lines of a larger picture."""
    most_negative_pixels: int = 400_000
    """The negative is reduced to this: light bars on dark are rare, and mostly large."""
    blurred_finders: tuple[RegionFinder, ...] = (
        RegionFinder(longest_side=320, window=0.05, least_energy=15.0),
        RegionFinder(window=0.02),
    )
    """Where to look for a blurred code if `finder` found none: for large ones in a small copy of the picture, since
    blur leaves weak edges far apart, and for small ones with small neighbourhoods. Each only where the picture is at
    least as large as its copy.

    Chosen on rendered codes, of which many more could be read so; no program prints the comparison.
    """
    blurred_stripes: int = 14
    """As `least_stripes`, for the reader of blurred codes on single pictures: of a small code heavy blur leaves few."""
    blurred_likeness: float = 0.45
    """Least likeness of the rows of a region (UprightCrop.likeness) for that reader: its look is dear, text has less,
    and blur takes nothing from it. In a camera's frames WatchSettings tells what is looked at."""


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """How the dear stages take turns over the frames of a camera: counted in frames, never in time."""

    turns: int = 8
    """Each dear stage of the whole picture is tried once in so many frames without a code."""
    least_likeness: float = 0.45
    """Least likeness of the rows of a region (UprightCrop.likeness); of decoded codes, three in a hundred have less."""
    steady_frames: int = 2
    """A region is tried when it was seen in so many frames running: what comes and goes is no code that can be read."""
    longest_rest: int = 5
    """After a try in vain a region rests for 1 frame, then for 3, then always for so many."""
    faint_stripes: int = 10
    """So many changes between dark and light are enough where bars were seen in the frame before: glare and blur hide
    some of them."""
    most_looks: int = 6
    """What the reader of blurred codes saw of a place is summed over so many looks, the newest: in more the label may
    have been changed for another, and frames that are much alike would seem to prove more and more."""
    faint_frames: int = 5
    """For so many frames running at most is a place told by less than a new region needs."""
