"""What all tests share."""

from __future__ import annotations

import signal

from hypothesis import HealthCheck, settings

# How long an example takes says more about the machine than about the code: machines are shared, and on a new one
# Hypothesis first writes its table of characters. pytest-timeout ends what hangs.
settings.register_profile("kijkmee", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kijkmee")

# A shell lets what it starts in the background ignore Ctrl-C, and so would every program that a test starts and stops.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
