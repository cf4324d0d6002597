"""Renders a set into its folder: numbered JPEGs and one set.toml."""

import json
import zlib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import numpy as np

from sample_frames.render.exposure import Textures, expose
from sample_frames.render.script import Act, Device, FrameSet, Line, List
from sample_frames.render.sensor import compress, develop
from sample_frames.render.sheet import Corners
from sample_frames.render.take import Take
from sample_frames.render.truth import Truth, truth


def _string(value: str) -> str:
    # A JSON string without escaped slashes is a TOML basic string.
    return json.dumps(value, ensure_ascii=False)


def _quad(corners: Corners) -> str:
    return "[" + ", ".join(f"[{x:.1f}, {y:.1f}]" for x, y in corners) + "]"


def _truth_lines(seen: Truth) -> list[str]:
    lines = []
    for text in seen.texts:
        lines += ["[[frame.text]]", f"text = {_string(text.text)}", f"quad = {_quad(text.quad)}"]
    for code in seen.codes:
        lines += ["[[frame.barcode]]", f"symbology = {_string(code.symbology)}", f"text = {_string(code.text)}"]
        lines += [f"quad = {_quad(code.quad)}"]
    return lines


def _act_lines(act: Act) -> list[str]:
    lines = ["", "[[input]]", f"at = {act.at}"]
    for name in ("command", "press", "reason", "text", "digits", "field"):
        value = getattr(act, name)
        if value is not None:
            lines.append(f"{name} = {_string(value)}")
    if act.number is not None:
        lines.append(f"number = {act.number}")
    return lines


def _pick_line(line: Line) -> list[str]:
    names = ", ".join(f"{language} = {_string(name)}" for language, name in line.names.items())
    codes = ", ".join(
        f"{{content = {_string(code.content)}, pack_quantity = {code.pack_quantity}}}" for code in line.barcodes
    )
    return [
        "",
        "[[pick_list.lines]]",
        f"location = {_string(line.location)}",
        f"location_barcode = {_string(line.location_barcode)}",
        f"check_digits = {_string(line.check_digits)}",
        f"article = {_string(line.article)}",
        f"names = {{{names}}}",
        f"quantity = {line.quantity}",
        f"barcodes = [{codes}]",
        *([f"counting = {_string(line.counting)}"] if line.counting != "each" else []),
        *(f"{name} = true" for name in ("has_lot", "has_serial", "has_expiry") if getattr(line, name)),
        *(f"{name} = {_string(getattr(line, name))}" for name in ("lot", "note") if getattr(line, name)),
        *([f"earliest_expiry = {line.earliest_expiry}"] if line.earliest_expiry else []),
    ]


def _list_lines(pick_list: List) -> list[str]:
    return [
        "",
        "[pick_list]",
        f"id = {_string(pick_list.id)}",
        *(x for each in pick_list.lines for x in _pick_line(each)),
    ]


def _device_lines(device: Device) -> list[str]:
    lines = ["", "[device]"]
    if device.time is not None:
        lines.append(f"time = {device.time}")
    if device.battery is not None:
        lines.append(f"battery = {device.battery}")
    if device.charging:
        lines.append("charging = true")
    return lines


def describe(frame_set: FrameSet, frames: list[tuple[str, float, Truth]]) -> str:
    """Give the text of a set.toml.

    Args:
        frame_set: The set.
        frames: File name, seconds and content of each frame.

    Returns:
        The file's text.
    """
    lines = [
        "# Written by `python -m sample_frames.render`; change the scene, not this file.",
        f"title = {_string(frame_set.title)}",
        f"profile = {_string(frame_set.profile)}",
        f"duration = {frame_set.duration}",
        *([f"names = [{', '.join(_string(name) for name in frame_set.names)}]"] if frame_set.names else []),
        "",
        "[nominal]",
        *(f"{field.name} = {getattr(frame_set.nominal, field.name)}" for field in fields(frame_set.nominal)),
    ]
    if frame_set.device is not None:
        lines += _device_lines(frame_set.device)
    if frame_set.pick_list is not None:
        lines += _list_lines(frame_set.pick_list)
    for product in frame_set.products:
        lines += ["", "[[product]]", f"code = {_string(product.code)}", f"name = {_string(product.name)}"]
    last_file, _, last_seen = frames[-1]
    for file, at, seen in [*frames, *((last_file, at, last_seen) for at in frame_set.shown_again_at)]:
        lines += ["", "[[frame]]", f"file = {_string(file)}", f"at = {at}", *_truth_lines(seen)]
    for act in frame_set.acts:
        lines += _act_lines(act)
    return "\n".join(lines) + "\n"


def render(frame_set: FrameSet, take: Take, folder: Path, advance: Callable[[], None] = lambda: None) -> int:
    """Render a set.

    Args:
        frame_set: The set.
        take: What it shows.
        folder: Where its own folder is made; frames of an earlier rendering are removed from that.
        advance: Called after each frame.

    Returns:
        The bytes written.
    """
    target = folder / frame_set.name
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.jpg"):
        old.unlink()
    textures = Textures()
    # The same noise for the same frame of the same set, whatever else is rendered.
    seed = zlib.crc32(frame_set.name.encode())
    frames: list[tuple[str, float, Truth]] = []
    size = 0
    for number, at in enumerate(take.times):
        light = expose(take.panels, take.head.at, take.lens, at, take.lit(at).shutter, textures=textures)
        rng = np.random.default_rng((seed, number))
        data = compress(develop(light, take.lit(at), take.lens.focal, rng), take.quality)
        file = f"{number + 1:02d}.jpg" if len(take.times) < 100 else f"{number + 1:03d}.jpg"
        (target / file).write_bytes(data)
        size += len(data)
        frames.append((file, at, truth(tuple(take.panels(at)), take.head.at(at), take.lens)))
        advance()
    if take.shots:
        frames = [(file, shot.at, seen) for shot in take.shots for file, _, seen in (frames[shot.picture],)]
    (target / "set.toml").write_text(describe(frame_set, frames), encoding="utf-8")
    return size
