"""What a frame shows beside text and codes: whether there is light, and the main colour."""

from __future__ import annotations

import cv2

from pipelines.types import Colour, Pixels, Scene


class FrameSceneMeter:
    """Implements the port SceneMeter of pipelines/vision/look.py."""

    def scene(self, pixels: Pixels) -> Scene:
        """Measure one picture."""
        brightness = float(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY).mean()) / 255
        return Scene(brightness, None, (Colour.GREY,))
