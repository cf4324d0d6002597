"""Reads linear codes that are too blurred for ordinary decoders: networks, exact inference, and bars drawn again."""
