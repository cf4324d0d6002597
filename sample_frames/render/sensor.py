"""From light to a JPEG: uneven light, vignetting, the sensor's noise, what its processor does, compression."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sample_frames.render.exposure import Linear


@dataclass(frozen=True)
class Light:
    """The light of a place and how the camera takes it."""

    exposure: float = 1.0
    """Factor on all light; 1 shows white paper as white."""
    warmth: float = 0.0
    """-1 is blue as in shade, 1 is yellow as under a bulb, 0 is neutral."""
    slope: tuple[float, float] = (0.0, 0.0)
    """How much brighter the right edge is than the left, and the lower than the upper, as a share."""
    pool: tuple[float, float, float, float] = (0.5, 0.5, 1.0, 0.0)
    """A pool of light: x and y of its middle and its radius as shares of the width, and its strength as a share."""
    noise: float = 1.0
    """1 is a small sensor indoors; 0.5 is daylight."""
    shutter: float = 0.012
    """Seconds."""


def _falloff(light: Light, height: int, width: int, focal: float) -> Linear:
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = columns / width, rows / width
    wide, high = columns / width - 0.5, rows / height - 0.5
    even = 1 + light.slope[0] * wide + light.slope[1] * high
    pool_x, pool_y, radius, strength = light.pool
    distance = ((x - pool_x) ** 2 + (y - pool_y * height / width) ** 2) / radius**2
    pool = 1 + strength * (np.exp(-distance * 2) - 0.5)
    # The natural fall-off of a lens is the cosine to the fourth power; half of it, as cameras correct for it.
    angle = ((columns - width / 2) ** 2 + (rows - height / 2) ** 2) / focal**2
    return np.asarray(even * pool / (1 + angle), np.float32)


def develop(frame: Linear, light: Light, focal: float, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Turn light into a picture.

    Args:
        frame: Linear light, height × width × 3, red-green-blue.
        light: The light of the place.
        focal: Focal length in pixels, for the vignetting.
        rng: The source of the noise.

    Returns:
        The picture: blue-green-red, 0 to 255, as OpenCV writes it.
    """
    height, width = frame.shape[:2]
    balance = np.array((1 + 0.10 * light.warmth, 1.0, 1 - 0.16 * light.warmth), np.float32)
    seen = frame * _falloff(light, height, width, focal)[..., None] * balance * light.exposure
    # Diffraction and the colour filters soften every picture a little, and stray light lifts its blacks.
    soft = cv2.GaussianBlur(seen, (0, 0), 0.55)
    coarse = cv2.resize(soft, (width // 8, height // 8), interpolation=cv2.INTER_AREA)
    stray = cv2.resize(cv2.GaussianBlur(coarse, (0, 0), 14), (width, height))
    seen = np.asarray(0.985 * soft + 0.015 * stray, np.float32)
    spread = light.noise * np.sqrt(2.2e-5 + 2.6e-4 * np.clip(seen, 0, 1))
    grain = rng.standard_normal((height, width, 3), np.float32)
    # Demosaicking mixes neighbours, most of all in colour.
    grain = 0.75 * cv2.GaussianBlur(grain.mean(axis=2), (0, 0), 0.6)[..., None] * 2.2 + 0.5 * cv2.GaussianBlur(
        grain, (0, 0), 1.1
    )
    seen = np.clip(seen + spread * grain, 0, None)
    # White is approached softly, as a camera's processor does.
    seen = np.where(seen > 0.8, 0.8 + 0.2 * np.tanh((seen - 0.8) / 0.2), seen)
    shown = np.where(seen <= 0.0031308, seen * 12.92, 1.055 * np.maximum(seen, 1e-6) ** (1 / 2.4) - 0.055)
    shown = shown + 0.35 * (shown - cv2.GaussianBlur(shown, (0, 0), 1.2))
    return np.asarray(np.clip(shown[..., ::-1] * 255 + 0.5, 0, 255).astype(np.uint8))


def compress(picture: NDArray[np.uint8], quality: int) -> bytes:
    """Give the picture as JPEG; raises ValueError where OpenCV cannot."""
    done, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not done:
        raise ValueError("OpenCV could not compress a picture as JPEG")
    return data.tobytes()
