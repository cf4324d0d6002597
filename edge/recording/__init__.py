"""The debug recording: what the camera sees, kept as a sample set; announced, heard while it is on, and short."""
