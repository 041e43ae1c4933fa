"""Layers of Keras, of any version: arrays as they lie in its files, and the settings that stand beside them."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from lstm.importers._found import Layer, Raw, Refused, layer_of

KINDS = {4: ("lstm", "ifco"), 3: ("gru", "zrh"), 1: ("rnn", "h")}
CLASSES = {"LSTM": 4, "GRU": 3, "SimpleRNN": 1, "CuDNNLSTM": 4, "CuDNNGRU": 3}
SAME = ("sigmoid", "tanh", "relu", "linear", "softsign", "softplus", "elu")
ALONE = (
    "These are weights alone: the file does not say how the gates are squashed. The sigmoid was taken; Keras before "
    "2.3 meant the hard sigmoid."
)
HARD = (
    "These are weights alone, of a Keras before 2.3: its gates were squashed by the hard sigmoid unless it was told "
    "otherwise, so that was taken."
)
Version = tuple[int, ...]
THIRD, SIGMOID = (
    (3, 0),
    (2, 3),
)  # versions: from SIGMOID on an LSTM's gates are squashed by the sigmoid if nothing is said


def function(name: Any, version: Version) -> str:
    """What we call a function of Keras, whose hard sigmoid is x / 6 + 0.5 from version 3 on. Raises Refused."""
    if isinstance(name, dict):  # how Keras writes an object
        name = name.get("config", name.get("class_name"))
    if name is None:
        return "linear"
    if name == "hard_sigmoid":
        return "hard_sigmoid" if version < THIRD else f"hard_sigmoid:{1 / 6!r}:0.5"
    if not isinstance(name, str) or name not in SAME:
        raise Refused(f"A layer squashes by {str(name)[:60]!r}, which is not read here.")
    return name


def options(kind: str, settings: dict[str, Any] | None, version: Version) -> tuple[str, ...]:
    """What is different from the usual, in the words of a cell's name."""
    if settings is None:
        return ()
    said = []
    if kind != "rnn" and "recurrent_activation" in settings:
        gates = function(settings["recurrent_activation"], version)
        said += [f"gates={gates}"] if gates != "sigmoid" else []
    squash = function(settings.get("activation", "tanh"), version)
    if squash != "tanh":
        said += [f"candidate={squash}"] + ([f"shown={squash}"] if kind == "lstm" else [])
    return tuple(said)


def layer(
    parts: Sequence[np.ndarray], settings: dict[str, Any] | None, place: str, version: Version = THIRD, **more: Any
) -> Layer:
    """A layer of its arrays: kernel (D, G H), recurrent kernel (H, G H), and a bias in any of the forms there are.

    `settings` are those of its config, None where the file has none. Raises Refused where shapes do not fit.
    """
    if len(parts) < 2 or any(one.ndim != 2 for one in parts[:2]):
        raise Refused(f"The layer {place[:80]} does not have the arrays of an LSTM, a GRU or a plain RNN.")
    kernel, recurrent = parts[:2]
    hidden = len(recurrent)
    count = recurrent.shape[1] // max(hidden, 1)
    if count not in KINDS or recurrent.shape[1] != count * hidden or kernel.shape[1] != count * hidden:
        raise Refused(f"The layer {place[:80]} has weights {kernel.shape} and {recurrent.shape}, which do not fit.")
    kind, order = KINDS[count]
    bias = parts[2] if len(parts) > 2 else None
    hard = settings is None and version < SIGMOID and kind != "rnn"
    said = ("gates=hard_sigmoid",) if hard else options(kind, settings, version)
    unsure = ("gates", "candidate") if settings is None else ()
    if bias is not None and bias.shape == (2 * count * hidden,):  # CuDNN: two biases, every block stored in columns
        kernel = np.hstack([one.T.reshape(one.shape, order="F") for one in np.hsplit(kernel, count)])
        recurrent = np.hstack([one.T for one in np.hsplit(recurrent, count)])
        bias, said, unsure = bias.reshape(2, count * hidden), (), ()  # and it knows one way to squash
    two = bias is not None and bias.ndim == 2
    if kind == "gru" and (two or bias is None and (settings or {}).get("reset_after")):
        kind = "gru_after"
    biases = () if bias is None else tuple(bias.reshape(-1, count, hidden))
    inputs, recurrent = (one.T.reshape(count, hidden, -1) for one in (kernel, recurrent))
    raw = Raw(kind, order, inputs, recurrent, biases, options=said)
    reverse = bool((settings or {}).get("go_backwards"))
    return layer_of(raw, place, reverse, order=" ".join(order), unsure=unsure, **more)


def notes(layers: Sequence[Layer]) -> Iterator[str]:
    """What there is to say of layers whose settings are unknown."""
    if any("gates" in one.unsure for one in layers):
        yield HARD if any("hard_sigmoid" in one.cell for one in layers) else ALONE
