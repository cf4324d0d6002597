"""What touches the world, tested on real files, real SQLite and fakes that ship with the code."""
