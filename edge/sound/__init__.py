"""What is heard: the speech queue, voices, earcons and outputs."""
