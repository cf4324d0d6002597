"""Colours that have a name of old, and scenes in which they are looked at under several kinds of light.

X11 holds colours of the list of that name with their exact values, RAL paints that are near the RAL Classic ones of
that number, HELD more of both, by which no border in `colours.py` was drawn. A swatch between two names has both.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipelines.types import Colour, Pixels

X11 = """
black 000000 black
dimgray 696969 grey
gray 808080 grey
darkgray A9A9A9 grey
lightgray D3D3D3 grey white
whitesmoke F5F5F5 white
white FFFFFF white
snow FFFAFA white
slategray 708090 grey blue
red FF0000 red
crimson DC143C red
firebrick B22222 red
darkred 8B0000 red
maroon 800000 red brown
tomato FF6347 red orange
orangered FF4500 orange red
darkorange FF8C00 orange
orange FFA500 orange
coral FF7F50 orange red pink
gold FFD700 yellow
yellow FFFF00 yellow
goldenrod DAA520 yellow orange
khaki F0E68C yellow beige
green 008000 green
darkgreen 006400 green
forestgreen 228B22 green
lime 00FF00 green
yellowgreen 9ACD32 green
seagreen 2E8B57 green
palegreen 98FB98 green
darkolivegreen 556B2F green
olive 808000 green brown
turquoise 40E0D0 turquoise
mediumturquoise 48D1CC turquoise
lightseagreen 20B2AA turquoise
aquamarine 7FFFD4 turquoise green
teal 008080 turquoise
cyan 00FFFF turquoise
blue 0000FF blue
mediumblue 0000CD blue
navy 000080 blue
midnightblue 191970 blue
royalblue 4169E1 blue
dodgerblue 1E90FF blue
deepskyblue 00BFFF blue
skyblue 87CEEB blue
lightblue ADD8E6 blue
steelblue 4682B4 blue
purple 800080 purple
indigo 4B0082 purple
darkviolet 9400D3 purple
blueviolet 8A2BE2 purple
mediumpurple 9370DB purple
orchid DA70D6 purple pink
plum DDA0DD purple pink
deeppink FF1493 pink
hotpink FF69B4 pink
pink FFC0CB pink
lightpink FFB6C1 pink
palevioletred DB7093 pink
saddlebrown 8B4513 brown
sienna A0522D brown
brown A52A2A red brown
chocolate D2691E orange brown
peru CD853F brown orange
tan D2B48C beige
burlywood DEB887 beige
wheat F5DEB3 beige
"""
RAL = """
1001-beige D0B084 beige
1003-signal-yellow F9A900 yellow orange
1011-brown-beige AF8552 brown beige
1015-light-ivory E6D2B5 beige
1018-zinc-yellow F3E03B yellow
1021-rape-yellow EEC900 yellow
1023-traffic-yellow F0CA00 yellow
2004-pure-orange E25303 orange
2008-bright-red-orange ED6B21 orange
2011-deep-orange E26E0E orange
3000-flame-red A72920 red
3005-wine-red 59191F red brown
3015-light-pink D8A0A6 pink
3017-rose CE5A5F pink red
3020-traffic-red C1121C red
4005-blue-lilac 76689A purple
4006-traffic-purple 903373 purple
4008-signal-violet 844C82 purple
4010-telemagenta BC4077 pink
5003-sapphire-blue 1F3855 blue
5005-signal-blue 005387 blue
5010-gentian-blue 004F7C blue
5012-light-blue 0089B6 blue
5015-sky-blue 007CAF blue
5018-turquoise-blue 058B8C turquoise
6002-leaf-green 325928 green
6005-moss-green 114232 green
6018-yellow-green 48A43F green
6019-pastel-green BDECB6 green
6027-light-green 7EBAB5 turquoise
6029-mint-green 006F3D green
7016-anthracite 383E42 grey black
7035-light-grey C5C7C4 grey white
7040-window-grey 9DA3A6 grey
7046-telegrey 82898E grey
8003-clay-brown 7E4B26 brown
8004-copper-brown 8D4931 brown red
8011-nut-brown 5A3A29 brown
8017-chocolate 442F29 brown
9001-cream E9E0D2 white beige
9005-jet-black 0E0E10 black
9010-pure-white F1EDE1 white
9017-traffic-black 2A292A black
"""
HELD = """
salmon FA8072 pink orange
lightcoral F08080 pink
darksalmon E9967A pink orange beige
indianred CD5C5C red pink
sandybrown F4A460 orange beige
rosybrown BC8F8F pink brown
olivedrab 6B8E23 green
mediumseagreen 3CB371 green
springgreen 00FF7F green
limegreen 32CD32 green
darkcyan 008B8B turquoise
cadetblue 5F9EA0 turquoise blue
powderblue B0E0E6 blue turquoise
cornflowerblue 6495ED blue
slateblue 6A5ACD purple blue
darkslateblue 483D8B blue purple
violet EE82EE purple pink
magenta FF00FF pink purple
darkmagenta 8B008B purple
darkorchid 9932CC purple
mediumvioletred C71585 pink purple
thistle D8BFD8 purple pink grey
lavender E6E6FA white purple blue
darkgoldenrod B8860B brown yellow
bisque FFE4C4 beige
moccasin FFE4B5 beige yellow
antiquewhite FAEBD7 beige white
gainsboro DCDCDC white grey
silver C0C0C0 grey
darkslategray 2F4F4F grey green turquoise
1013-oyster-white E3D9C6 beige white
1028-melon-yellow F49E00 yellow orange
2000-yellow-orange DA6E00 orange
3009-oxide-red 6D312B brown red
3012-beige-red C6846D beige pink brown
4003-heather-violet C4618C pink
5013-cobalt-blue 193153 blue
5021-water-blue 007577 turquoise
5024-pastel-blue 6093AC blue
6003-olive-green 50533C green brown grey
6011-reseda-green 6C7C59 green
6034-pastel-turquoise 7DADAC turquoise grey
7006-beige-grey 766A5E grey brown
8000-green-brown 8A6642 brown
8024-beige-brown 76503D brown
"""


@dataclass(frozen=True)
class Swatch:
    """A colour with its names."""

    name: str
    bgr: tuple[int, int, int]
    called: frozenset[Colour]
    """What people call it; two on a border."""


def swatches(table: str) -> tuple[Swatch, ...]:
    """Read a table."""
    found = []
    for line in filter(None, table.splitlines()):
        name, value, *called = line.split()
        red, green, blue = bytes.fromhex(value)
        found.append(Swatch(name, (blue, green, red), frozenset(map(Colour, called))))
    return tuple(found)


@dataclass(frozen=True)
class Light:
    """What shines on a scene, as a camera sees it that did not wholly make up for it."""

    name: str
    gains: tuple[float, float, float]
    """Of blue, green and red in linear light."""
    exposure: float = 1.0
    noise: float = 2.0
    """Standard deviation in grey levels."""


DAYLIGHT = Light("daylight", (1.0, 1.0, 1.0), 0.9)
WARM = Light("warm", (0.68, 1.0, 1.2), 0.9)
COOL = Light("cool", (1.22, 1.0, 0.86), 0.9)
DIM = Light("dim", (0.85, 1.0, 1.08), 0.35, noise=5.0)
LIGHTS = (DAYLIGHT, WARM, COOL, DIM)

WALL = (205, 214, 218)
"""A wall in an off-white; blue, green and red."""
WOOD, GRASS, BRICK, NIGHT = (70, 110, 150), (50, 110, 70), (40, 40, 160), (40, 38, 36)
"""What tells nothing of the light: too coloured, or too dark."""


def linear(bgr: NDArray[np.floating] | tuple[int, int, int]) -> NDArray[np.float32]:
    """Turn sRGB values 0 to 255 into linear light 0 to 1 (IEC 61966-2-1)."""
    value = np.asarray(bgr, np.float32) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4).astype(np.float32)


def picture(
    bgr: tuple[int, int, int], light: Light, *, surround: tuple[int, int, int] = WALL, share: float = 0.5, seed: int = 1
) -> Pixels:
    """Give a picture of a swatch before a wall with some texture and fall-off.

    Args:
        bgr: The swatch.
        light: What shines on it.
        surround: The colour of the wall.
        share: How much of the width and height the swatch takes.
        seed: Of the noise.
    """
    chance = np.random.default_rng(seed)
    height, width = 120, 160
    scene = np.full((height, width, 3), linear(surround), np.float32)
    across, down = int(width * share / 2), int(height * share / 2)
    scene[height // 2 - down : height // 2 + down, width // 2 - across : width // 2 + across] = linear(bgr)
    threads = cv2.GaussianBlur(chance.standard_normal((height, width)).astype(np.float32), (0, 0), 1.5)
    weave = 1 + 0.06 * threads[..., None]
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    fall_off = (1 - 0.12 * (x**2 + y**2))[..., None]
    lit = scene * weave * fall_off * np.array(light.gains) * light.exposure
    shown = np.where(lit <= 0.0031308, lit * 12.92, 1.055 * np.clip(lit, 0.0031308, None) ** (1 / 2.4) - 0.055) * 255
    noisy = np.clip(shown + chance.normal(0, light.noise, shown.shape), 0, 255).astype(np.uint8)
    data = cv2.imencode(".jpg", noisy, [cv2.IMWRITE_JPEG_QUALITY, 85])[1]
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
