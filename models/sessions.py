"""Opens networks so that an int8 one computes the same on every processor."""

from __future__ import annotations

import onnxruntime

_NO_OVERFLOW = "session.x64quantprecision"
"""ONNX Runtime's setting against overflow on x86 processors without VNNI instructions.

Their fast product of unsigned activations and signed weights adds two terms in 16 bits, which do not always hold the
sum. There, on the pictures of models/build.py, the int8 recogniser makes 2.98 % of character errors without the setting
and 1.12 % with it, as in float; the int8 detector agrees with the float one by 89.4 % and by 97.2 %. The setting takes
a quarter more time, about as much as float. Processors with VNNI and ARM ones do not overflow; it leaves them alone.
"""


def open_session(model: str | bytes, *, threads: int | None = None) -> onnxruntime.InferenceSession:
    """Open a network to run it.

    Args:
        model: A path, or the content of a file.
        threads: At most so many cores are used, 1 and up; all of them if None.

    Raises what onnxruntime raises: a dozen unrelated types, none with a common base.
    """
    options = onnxruntime.SessionOptions()
    if threads is not None:
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
    # Lines are of all lengths: a plan of the memory for each shape that was ever seen held 90 MB more after six pages,
    # and reading was not measurably faster for it.
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    options.add_session_config_entry(_NO_OVERFLOW, "1")
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
