"""The same tree as the code, plus replay/ (references) and corpus/ (figures on real photographs)."""

import models  # noqa: F401  # it forbids ONNX Runtime's telemetry, which some tests and measurements import by themselves
