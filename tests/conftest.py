"""What all tests share."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# How long an example takes says more about the machine than about the code: machines are shared, and on a new one
# Hypothesis first writes its table of characters. pytest-timeout ends what hangs.
settings.register_profile("kijkmee", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kijkmee")
