"""The scenes, one file for each family of things."""
