"""Put this folder on PYTHONPATH, and a program finds an evdev whose devices a test works through a named pipe."""
