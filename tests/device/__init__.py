"""The whole program as a process, on a machine made of pipes and files: no camera, no sound card, no systemd."""
