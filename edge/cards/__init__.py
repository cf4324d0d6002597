"""Cards to print: a page with a QR code for each role and worker."""
