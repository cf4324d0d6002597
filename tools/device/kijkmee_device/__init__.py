"""Installs Kijkmee on a device, upgrades it and rolls it back; a power cut at any moment leaves what starts."""
