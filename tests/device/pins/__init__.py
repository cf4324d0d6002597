"""Put this folder on PYTHONPATH, and the program's pins are pressed by a test through a named pipe."""
