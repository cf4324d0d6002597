"""The neural networks: where they come from, how they are derived, and how they are loaded."""
