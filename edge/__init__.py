"""Everything that touches the world: cameras, sound, controls, storage, time and the command line."""

import pipelines.vision  # noqa: F401 -- sets OpenCV's limits before any module of this package imports OpenCV
