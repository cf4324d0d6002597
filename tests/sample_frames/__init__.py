"""The rendering program is exact and repeatable, and the rendered sets are whole."""
