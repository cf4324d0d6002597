"""A tiny voice that Piper loads like a real one: it hums, the longer the more there is to say."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SAMPLES_A_SOUND = 800
PITCH_HZ = 220.0


def make_voice(folder: Path, name: str, language: str = "nl_NL", sample_rate: int = 22050, work: int = 0) -> Path:
    """Write both files of a voice.

    Args:
        folder: Is made if needed.
        name: Of the voice.
        language: As voices name it.
        sample_rate: Samples a second.
        work: Steps that only take time, about half a millisecond each for a sentence.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model = folder / f"{name}.onnx"
    onnx.save(_model(sample_rate, work), str(model))
    characters = [chr(code) for code in (*range(0x20, 0x7F), *range(0xC0, 0x400))]
    config = {
        "audio": {"sample_rate": sample_rate, "quality": "medium"},
        "espeak": {"voice": language.split("_", maxsplit=1)[0]},
        "language": {"code": language},
        "inference": {"noise_scale": 0.667, "length_scale": 1.0, "noise_w": 0.8},
        "num_symbols": len(characters),
        "num_speakers": 1,
        "phoneme_id_map": {character: [number] for number, character in enumerate(characters)},
    }
    (folder / f"{name}.onnx.json").write_text(json.dumps(config), encoding="utf-8")
    return model


def _model(sample_rate: int, work: int) -> onnx.ModelProto:
    """Give a network with the inputs and the output of the real ones."""

    def constant(name: str, value: object, kind: type[np.generic]) -> onnx.TensorProto:
        return numpy_helper.from_array(np.asarray(value, dtype=kind), name)

    step = 2 * np.pi * PITCH_HZ / sample_rate
    constants = [
        constant("one_index", 1, np.int64),
        constant("noise_index", 0, np.int64),
        constant("scalar", [], np.int64),
        constant("per_sound", SAMPLES_A_SOUND, np.float32),
        constant("zero", 0, np.float32),
        constant("one", 1, np.float32),
        constant("step", step, np.float32),
        constant("softly", 0.3, np.float32),
        constant("little", 0.01, np.float32),
        constant("shape", [1, 1, 1, -1], np.int64),
    ]
    nodes = [
        helper.make_node("Cast", ["input_lengths"], ["sounds"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["scales", "one_index"], ["length_scale"]),
        helper.make_node("Gather", ["scales", "noise_index"], ["noise_scale"]),
        helper.make_node("Mul", ["sounds", "per_sound"], ["normal_length"]),
        helper.make_node("Mul", ["normal_length", "length_scale"], ["length"]),
        helper.make_node("Reshape", ["length", "scalar"], ["count"]),
        helper.make_node("Range", ["zero", "count", "one"], ["time"]),
        helper.make_node("Mul", ["time", "step"], ["phase_0"]),
        *(helper.make_node("Sin", [f"phase_{number}"], [f"phase_{number + 1}"]) for number in range(work)),
        helper.make_node("Sin", ["phase_0"], ["tone"]),
        helper.make_node("Mul", [f"phase_{work}", "zero"], ["nothing"]),
        helper.make_node("Mul", ["tone", "softly"], ["hum"]),
        helper.make_node("RandomNormalLike", ["hum"], ["random"]),
        helper.make_node("Mul", ["random", "noise_scale"], ["scaled"]),
        helper.make_node("Mul", ["scaled", "little"], ["noise"]),
        helper.make_node("Sum", ["hum", "noise", "nothing"], ["wave"]),
        helper.make_node("Reshape", ["wave", "shape"], ["output"]),
    ]
    graph = helper.make_graph(
        nodes,
        "toy",
        [
            helper.make_tensor_value_info("input", TensorProto.INT64, [1, None]),
            helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
            helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
        ],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, 1, None])],
        constants,
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
