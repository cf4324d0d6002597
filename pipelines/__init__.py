"""From what is seen to what is said: pure decisions without clock, threads, settings or input and output."""
