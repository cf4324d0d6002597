"""The neural networks: where they come from, how they are derived, and how they are loaded.

ONNX Runtime reads once, when it is first imported, whether it may collect telemetry. It is told here that it may not,
because whatever of the program uses it imports this package first.
"""

from __future__ import annotations

import os

# Left alone it makes an identifier of the device, keeps a record of each run in the user's folder, and sends both.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
