"""Everything that touches the world: cameras, sound, controls, storage, time and the command line."""
