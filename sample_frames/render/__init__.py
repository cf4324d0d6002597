"""Renders the sets of sample frames: flat things typeset, placed in a scene, and seen through a camera model."""
