"""The same tree as the code, plus replay/ (references) and corpus/ (figures on real photographs)."""
