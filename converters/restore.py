"""The student in a bundle as a transformers model again, to tune it further.

CTranslate2 keeps an int8 weight as whole numbers with one scale a row; multiplied out, it is off by
half a step at most. What `converters.smooth` moved between the weights stays moved: it computes the
same. So tuning may go on from a bundle where the float32 model is not at hand.
"""

import json
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors.numpy import save_file

from converters.errors import ConversionError
from converters.write import workshop
from desktop.engine.bundle import TOKENIZER_FILE, Kind, load
from desktop.engine.modelfile import Number, Variable, read_model

_Floats = npt.NDArray[np.float32]

_TYPES: Mapping[Number, str] = {Number.FLOAT32: "<f4", Number.INT8: "i1"}
# T5's activations, as CTranslate2 counts them.
_RELU = 0
_TOKENIZER = {
    "tokenizer_class": "PreTrainedTokenizerFast",
    "eos_token": "</s>",
    "pad_token": "<pad>",
    "unk_token": "<unk>",
}


def restore(bundle: Path, output: Path) -> None:
    """Write the folder of a T5ForConditionalGeneration, float32, which `[tune]` takes as its `base`.

    Args:
        bundle: folder of a student of T5's family, in any precision; its files are checked first.
        output: folder to make; it must not be there, or be empty.

    Raises:
        EngineError: the bundle is damaged or holds no such student, or there is something at `output`.
        OSError: a file cannot be read or written; then nothing is left at `output`.
    """
    found = load(bundle, Kind.STUDENT)
    if found.architecture != "t5":
        raise ConversionError(
            f"{bundle} holds a student of the {found.architecture} family, and only T5's can be restored; "
            "tune from its float32 model instead."
        )
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise ConversionError(f"{output} is there already; give another folder.")
    weights = _Weights(read_model((bundle / "model.bin").read_bytes()).variables)
    with workshop(output) as work:
        save_file(weights.state(), work / "model.safetensors", metadata={"format": "pt"})
        (work / TOKENIZER_FILE).write_bytes((bundle / TOKENIZER_FILE).read_bytes())
        _write_json(work / "tokenizer_config.json", _TOKENIZER)
        _write_json(work / "config.json", weights.config())
        codes = {} if found.codes is None else {"codes": found.codes.to_json()}
        _write_json(work / "experiment.json", {**found.training, **codes})
        # As in `write.finish`: mkdtemp makes a folder for its owner alone.
        work.chmod(0o755)
        if output.exists():
            output.rmdir()
        work.rename(output)


def _write_json(file: Path, data: Mapping[str, Any]) -> None:
    file.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


class _Weights:
    """The variables of a T5 as CTranslate2 names them, in floats."""

    def __init__(self, variables: Mapping[str, Variable]) -> None:
        self._variables = variables
        self._depth = {
            stack: next(n for n in count() if f"{stack}/layer_{n}/ffn/layer_norm/gamma" not in variables)
            for stack in ("encoder", "decoder")
        }
        self._gated = "encoder/layer_0/ffn/linear_0_noact/weight" in variables
        # Where it is one matrix, it has two names in the file.
        self._tied = variables["decoder/projection/weight"] is variables["encoder/embeddings_0/weight"]

    def _floats(self, name: str) -> _Floats:
        array = self._raw(name)
        if f"{name}_scale" in self._variables:
            array = array / self._raw(f"{name}_scale")[:, None]
        return np.ascontiguousarray(array)

    def _raw(self, name: str) -> _Floats:
        variable = self._variables[name]
        if variable.kind not in _TYPES:
            raise ConversionError(
                f"Weights in {variable.kind.name.lower()} cannot be restored; "
                "make the bundle in int8 or float32."
            )
        array = np.frombuffer(variable.data, _TYPES[variable.kind]).reshape(variable.shape)
        return array.astype(np.float32)

    def _whole(self, name: str) -> int:
        return int.from_bytes(self._variables[name].data, "little")

    def config(self) -> dict[str, Any]:
        """What config.json says of these weights."""
        pieces, width = self._variables["encoder/embeddings_0/weight"].shape
        heads = self._whole("encoder/num_heads")
        queries = self._variables["encoder/layer_0/self_attention/linear_1/weight"].shape[1]
        inner = self._variables["encoder/layer_0/ffn/linear_0/weight"].shape[0]
        bias = "encoder/layer_0/self_attention/relative_attention_"
        activation = "relu" if self._whole("encoder/activation") == _RELU else "gelu"
        return {
            "architectures": ["T5ForConditionalGeneration"],
            "model_type": "t5",
            "vocab_size": pieces,
            "d_model": width,
            "d_kv": queries // heads,
            "d_ff": inner,
            "num_layers": self._depth["encoder"],
            "num_decoder_layers": self._depth["decoder"],
            "num_heads": heads,
            "feed_forward_proj": f"gated-{activation}" if self._gated else activation,
            "relative_attention_num_buckets": self._variables[f"{bias}bias"].shape[0],
            "relative_attention_max_distance": self._whole(f"{bias}max_distance"),
            "is_encoder_decoder": True,
            "tie_word_embeddings": self._tied,
            "decoder_start_token_id": 0,
            "eos_token_id": 1,
            "pad_token_id": 0,
        }

    def state(self) -> dict[str, _Floats]:
        """The weights by the names that transformers has for them."""
        state = {"shared.weight": self._floats("encoder/embeddings_0/weight")}
        if not self._tied:
            state["lm_head.weight"] = self._floats("decoder/projection/weight")
        for stack, depth in self._depth.items():
            for number in range(depth):
                self._add_layer(state, f"{stack}/layer_{number}", f"{stack}.block.{number}.layer")
            state[f"{stack}.final_layer_norm.weight"] = self._floats(f"{stack}/layer_norm/gamma")
            bias = "self_attention/relative_attention_bias"
            state[f"{stack}.block.0.layer.0.SelfAttention.relative_attention_bias.weight"] = self._floats(
                f"{stack}/layer_0/{bias}"
            )
        return state

    def _add_layer(self, state: dict[str, _Floats], layer: str, block: str) -> None:
        own = np.split(self._floats(f"{layer}/self_attention/linear_0/weight"), 3)
        sublayers = [
            (
                "SelfAttention",
                f"{layer}/self_attention",
                [*own, self._floats(f"{layer}/self_attention/linear_1/weight")],
            )
        ]
        if f"{layer}/attention/linear_0/weight" in self._variables:
            cross = f"{layer}/attention"
            keys, values = np.split(self._floats(f"{cross}/linear_1/weight"), 2)
            sublayers.append(
                (
                    "EncDecAttention",
                    cross,
                    [
                        self._floats(f"{cross}/linear_0/weight"),
                        keys,
                        values,
                        self._floats(f"{cross}/linear_2/weight"),
                    ],
                )
            )
        for place, (module, source, matrices) in enumerate(sublayers):
            state[f"{block}.{place}.layer_norm.weight"] = self._floats(f"{source}/layer_norm/gamma")
            for name, matrix in zip("qkvo", matrices, strict=True):
                state[f"{block}.{place}.{module}.{name}.weight"] = matrix
        last = f"{block}.{len(sublayers)}"
        state[f"{last}.layer_norm.weight"] = self._floats(f"{layer}/ffn/layer_norm/gamma")
        inner = {"wi_0": "linear_0", "wi_1": "linear_0_noact"} if self._gated else {"wi": "linear_0"}
        for name, source in (inner | {"wo": "linear_1"}).items():
            state[f"{last}.DenseReluDense.{name}.weight"] = self._floats(f"{layer}/ffn/{source}/weight")
