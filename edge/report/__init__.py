"""One replay as a self-contained page: what was seen, what was heard and when, and how long seeing took."""
