"""Seeing: frame quality, text, layout and barcodes in one frame."""
