"""A folder of pictures as a camera."""

from __future__ import annotations

from edge import pictures
from edge.cameras.paced import PacedCamera, Recording
from edge.cameras.source import CameraError
from edge.clock import Clock
from edge.errors import UserError
from edge.sample_sets import SampleSet
from pipelines.types import Frame


def frames(sample_set: SampleSet) -> Recording:
    """Open the pictures of a set one after another, at the times of the set and as fast as they are asked for.

    Raises:
        CameraError: A picture cannot be opened.
    """
    for number, frame in enumerate(sample_set.frames, start=1):
        try:
            pixels = pictures.load(frame.path)
        except UserError as error:
            raise CameraError(str(error)) from error
        yield Frame(number, frame.at, pixels)


class FolderCamera(PacedCamera):
    """A camera that shows the pictures of a set at their own times, once."""

    def __init__(self, sample_set: SampleSet, clock: Clock) -> None:
        super().__init__(lambda: frames(sample_set), clock)
