"""Figures on real photographs from the folder that KIJKMEE_CORPUS names."""
