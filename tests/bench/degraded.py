"""Renders lines as a worn camera sees them on a bad day: small, blurred, moved, pale, noisy, compressed, askew."""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pipelines.types import Pixels, Quad
from pipelines.vision.gtin import check_digit
from sample_frames.render.fonts import Typeface

_VOCABULARY = (
    "afdeling avond bed begraafplaats bericht bezoek bladeren bloemen bon brood broek dag deur directie douche eten "
    "fiets gang gazon gemeente gereed graf grafsteen half handdoek heg hek heren huis ingang juni kamer kast kelder "
    "keuken klant kleding kop koffie laken lade lamp let maandag magazijn medicijn melk mevrouw middag morgen naam "
    "natte niet nieuwe nooduitgang onderhoud ontvangst op open opdracht ophalen oud pad pakket pauze plek post raam "
    "rechts rij ruimte schoffelen schoonmaken sleutel sluiten snoeien sokken steen straat tafel tegels tijdelijk "
    "toilet trap trui tuin uitgang vak van verboden verdieping vloer voor vrijdag wachten was water week werk "
    "werkbon zaal access afternoon arrival bottom box building closed daily delivery department desk door emergency "
    "entrance exit floor fragile garden ground handle home keep kitchen left linen machine meeting monday name "
    "notice office open order parking patient please private quiet reception return room safety service shelf "
    "stairs store street supply towel visitor wash window workshop yard achtung abfall ausgang bitte brandschutz "
    "eingang fahrrad fenster freitag garten gebäude geöffnet geschlossen größe halle hof kleidung küche lager "
    "lieferung schlüssel straße stück tür waschen wäsche wasser zimmer zugang überprüfen coördinatie reünie "
    "geïnteresseerd hè één"
)
_FAMILIES = (
    "Aksoy Bakker Bosman Dekker Hendriks Jansen Kuipers Meijer Mulder Özdemir Peeters Postma Schouten Smeets Verbeek "
    "Visser Wolters Yilmaz Zijlstra Schröder Müller Fischer Thompson Walker"
)
_CALLED = "Anneke Bram Cem Daan Elif Fleur Gerrit Ilse Joke Karin Lotte Mees Noor Piet Roos Sanne Teun Willem"
_YEAR = "januari februari maart april mei juni juli augustus september oktober november december"
_WORDS, _NAMES, _FIRST, _MONTHS = _VOCABULARY.split(), _FAMILIES.split(), _CALLED.split(), _YEAR.split()
_INK_CONTRAST = 60


@dataclass(frozen=True, slots=True, eq=False)
class DegradedLine:
    """A picture of one line with some of its surroundings, and what it says."""

    text: str
    pixels: Pixels
    quad: Quad
    """Where it is, a little loose as a detector has it."""


def degraded_lines(count: int, seed: int) -> list[DegradedLine]:
    """Render lines of words, names and figures in Dutch, English and German; the same arguments give the same lines.

    Args:
        count: How many.
        seed: Of the random choices.

    Raises:
        MissingFontError: A typeface is not installed.
    """
    chance = np.random.default_rng(seed)
    return [_render(_compose(chance), chance) for _ in range(count)]


# What is written


def _compose(chance: np.random.Generator) -> str:
    kinds = (_words, _words, _name, _amount, _code, _date, _telephone, _labelled, _labelled, _number)
    return kinds[int(chance.integers(len(kinds)))](chance)


def _pick(chance: np.random.Generator, from_: list[str] | str) -> str:
    return from_[int(chance.integers(len(from_)))]


def _words(chance: np.random.Generator) -> str:
    words = " ".join(_pick(chance, _WORDS) for _ in range(int(chance.integers(1, 6))))
    style = chance.random()
    return words.upper() if style < 0.25 else words.capitalize() if style < 0.75 else words


def _name(chance: np.random.Generator) -> str:
    title = _pick(chance, ["", "", "Dhr. ", "Mevr. ", "Frau ", "Mrs "])
    first = _pick(chance, [f"{_pick(chance, _FIRST)} ", f"{_pick(chance, string.ascii_uppercase)}. "])
    return title + first + _pick(chance, ["", "", "van der ", "de "]) + _pick(chance, _NAMES)


def _amount(chance: np.random.Generator) -> str:
    euros, cents = int(chance.integers(1, 4000)), int(chance.integers(0, 100))
    return _pick(chance, [f"€ {euros},{cents:02d}", f"{euros},{cents:02d}", f"EUR {euros}.{cents:02d}", f"€{euros},-"])


def _code(chance: np.random.Generator) -> str:
    letters = "".join(_pick(chance, string.ascii_uppercase) for _ in range(int(chance.integers(1, 4))))
    figures = "".join(_pick(chance, string.digits) for _ in range(int(chance.integers(2, 7))))
    tail = _pick(chance, ["", "", f"-{_pick(chance, string.ascii_uppercase)}", f"/{chance.integers(1, 99)}"])
    return letters + _pick(chance, ["-", "", " ", "."]) + figures + tail


def _date(chance: np.random.Generator) -> str:
    day, month, year = int(chance.integers(1, 29)), int(chance.integers(1, 13)), int(chance.integers(1931, 2032))
    forms = [f"{day:02d}-{month:02d}-{year}", f"{day} {_MONTHS[month - 1]} {year}", f"{day:02d}/{month:02d}/{year}"]
    forms += [f"{day}.{month}.{year}", f"{int(chance.integers(7, 22))}:{int(chance.integers(0, 60)):02d} uur"]
    return _pick(chance, forms)


def _telephone(chance: np.random.Generator) -> str:
    rest = "".join(_pick(chance, string.digits) for _ in range(7))
    return _pick(
        chance, [f"020 {rest}", f"06-1{rest}", f"+31 20 {rest[:3]} {rest[3:5]} {rest[5:]}", f"Tel. 0229-{rest[:6]}"]
    )


def _number(chance: np.random.Generator) -> str:
    if chance.random() < 0.5:
        payload = "87" + "".join(_pick(chance, string.digits) for _ in range(10))
        return payload + str(check_digit(payload))
    account = "".join(_pick(chance, string.digits) for _ in range(10))
    bank = _pick(chance, ["INGB", "RABO", "ABNA", "SNSB"])
    control = 98 - int("".join(str(int(c, 36)) for c in f"{bank}{account}NL00")) % 97
    return f"NL{control:02d} {bank} {account[:4]} {account[4:8]} {account[8:]}"


def _labelled(chance: np.random.Generator) -> str:
    kinds: tuple[Callable[[np.random.Generator], str], ...] = (_amount, _code, _date, _telephone, _name)
    label = _pick(
        chance, ["Totaal", "Datum:", "Art.", "Werkbon", "Kamer", "Vak", "Order no.", "Lot", "t.a.v.", "Bestellnr."]
    )
    return f"{label} {kinds[int(chance.integers(len(kinds)))](chance)}"


# How it is seen


def _render(text: str, chance: np.random.Generator) -> DegradedLine:
    faces = list(Typeface)
    face = ImageFont.truetype(str(faces[int(chance.integers(len(faces)))].path()), 40)
    left, top, right, bottom = face.getbbox(text)
    width, height = int(right - left) + 80, int(bottom - top) + 80
    paper, ink = _colours(chance)
    canvas = Image.new("RGB", (width, height), paper)
    ImageDraw.Draw(canvas).text((40 - left, 40 - top), text, font=face, fill=ink)
    loose = float(chance.uniform(2, 7))
    corners = np.array([(40, 40), (width - 40, 40), (width - 40, height - 40), (40, height - 40)], dtype=np.float32)
    corners += np.array([(-loose, -loose), (loose, -loose), (loose, loose), (-loose, loose)], dtype=np.float32)
    flat = np.asarray(canvas, dtype=np.uint8)[:, :, ::-1]
    pixels, seen = _in_perspective(flat, corners, chance)
    return DegradedLine(text, _photographed(pixels, chance), Quad.from_array(seen))


def _colours(chance: np.random.Generator) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Choose paper and ink, of little or much contrast, now and then light on dark."""
    pale = chance.random() < 0.3
    light = int(chance.integers(110, 250))
    dark = light - int(chance.integers(22, 60)) if pale else int(chance.integers(5, light - _INK_CONTRAST))
    tint = chance.integers(-8, 9, (2, 3))
    paper, ink = np.clip(np.array([[light], [dark]]) + tint, 0, 255).tolist()
    return (tuple(ink), tuple(paper)) if chance.random() < 0.25 else (tuple(paper), tuple(ink))


def _in_perspective(flat: Pixels, corners: np.ndarray, chance: np.random.Generator) -> tuple[Pixels, np.ndarray]:
    """Look at the sheet from aside and from some way off."""
    height, width = flat.shape[:2]
    small = float(chance.uniform(0.22, 0.42)) if chance.random() < 0.5 else float(chance.uniform(0.42, 0.9))
    frame = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float32)
    moved = frame * small + chance.normal(0, 0.06 * height * small, (4, 2)).astype(np.float32)
    moved -= moved.min(axis=0)
    size = np.ceil(moved.max(axis=0)).astype(int)
    view = cv2.getPerspectiveTransform(frame, moved.astype(np.float32))
    # Enlarged reductions alias: what is between the pixels is blurred away first, as a lens does.
    soft = cv2.GaussianBlur(flat, (0, 0), 0.45 / small)
    pixels = cv2.warpPerspective(
        soft, view, (int(size[0]), int(size[1])), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE
    )
    return pixels.astype(np.uint8), cv2.perspectiveTransform(corners[np.newaxis], view)[0]


def _photographed(pixels: Pixels, chance: np.random.Generator) -> Pixels:
    """Blur, move, light unevenly, add noise and compress; mostly a little, one of them much."""
    worst = int(chance.integers(5))
    height = pixels.shape[0] / 3
    focus = float(chance.uniform(0.045, 0.12)) if worst == 0 else float(chance.uniform(0, 0.04))
    seen = cv2.GaussianBlur(pixels, (0, 0), max(0.1, focus * height)).astype(np.float32)
    path = float(chance.uniform(0.15, 0.45)) if worst == 1 else float(chance.uniform(0, 0.1))
    seen = _moved(seen, path * height, float(chance.uniform(0, np.pi)))
    light = np.linspace(float(chance.uniform(0.6, 1)), float(chance.uniform(0.6, 1)), seen.shape[1])[:, np.newaxis]
    noise = float(chance.uniform(8, 26)) if worst == 2 else float(chance.uniform(0.5, 6))
    noisy = seen * light + chance.normal(0, noise, seen.shape)
    quality = int(chance.integers(8, 25)) if worst == 3 else int(chance.integers(40, 92))
    _, packed = cv2.imencode(".jpg", np.clip(noisy, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), dtype=np.uint8)


def _moved(pixels: np.ndarray, length: float, angle: float) -> np.ndarray:
    """Smear along a straight path of so many pixels."""
    steps = max(1, round(4 * length))
    out = np.zeros_like(pixels)
    for at in np.linspace(-length / 2, length / 2, steps):
        shift = np.array([[1, 0, at * np.cos(angle)], [0, 1, at * np.sin(angle)]], dtype=np.float32)
        out += cv2.warpAffine(pixels, shift, pixels.shape[1::-1], borderMode=cv2.BORDER_REPLICATE) / steps
    return out
