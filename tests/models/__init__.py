"""How networks are derived, verified and loaded, tested on networks small enough to build in the test."""
