"""A shift of eight hours in three minutes, with all that can fail failing again and again.

`python -m tests.device.soaking orcam --hours 8` prints what it showed, as JSON.

Real are the live loop with its threads, the eyes, the sessions, the speaker with eSpeak NG in its process, the journal
on the disk with its watch, and the camera: kept alive, in its own process, which shows a film and fails on command.
The day's clock runs 20 times as fast as the machine's while something is done, and 2,000 times as fast in between. A
process cannot be started any faster, so the camera is judged by a clock of its own, three times the machine's. The
output takes samples by the day's clock and can be unplugged; no real one plays that fast.
"""
