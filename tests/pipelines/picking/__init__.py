"""The picking session, driven by barcodes that were made up."""
