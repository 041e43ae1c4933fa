"""Small ONNX networks with what they compute, frozen for tests/importers/ in onnx_networks.npz as in make_networks.py.

The node cases of the standard, random nodes as ONNX Runtime computes them, and weights that stand behind other nodes.
Run it by hand, `python tests/frozen/make_onnx_networks.py`, in an environment with torch, onnx and onnxruntime.
"""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from onnx.backend.test.loader import load_model_tests
from torch import nn

D, H, B, T = 3, 4, 2, 7
FROZEN = {}
onnxruntime.set_default_logger_severity(4)
torch.manual_seed(0)


def keep(name, data, **arrays):
    FROZEN[f"{name}/file"] = np.frombuffer(data, np.uint8)
    for key, array in arrays.items():
        FROZEN[f"{name}/{key}"] = np.asarray(array)


def with_weights(model, arrays):
    """The same ONNX model, its inputs of these names now arrays of the file."""
    graph = model.graph
    for one in [one for one in graph.input if one.name in arrays]:
        graph.input.remove(one)
    graph.initializer.extend(numpy_helper.from_array(array, name) for name, array in arrays.items())
    return model


def of_onnx_cases():
    """What the standard itself says of LSTM, GRU and RNN nodes."""
    for case in load_model_tests(kind="node"):
        if case.name.split("_")[1] not in ("lstm", "gru", "rnn", "simple"):
            continue
        model, node = case.model, case.model.graph.node[0]
        values, results = case.data_sets[0]
        given = {one.name: value for one, value in zip(model.graph.input, values, strict=True)}
        made = {one.name: value for one, value in zip(model.graph.output, results, strict=True)}
        x = given.pop(node.input[0])
        layout = next((one.i for one in node.attribute if one.name == "layout"), 0)
        end = made.get(node.output[1]) if len(node.output) > 1 else None
        whole = made.get(node.output[0]) if node.output[0] else None
        x = x.swapaxes(0, 1) if layout else x
        arrays = {}
        if whole is not None:  # (steps, directions, batch, H), or (batch, steps, directions, H)
            whole = whole.transpose(1, 0, 2, 3) if layout else whole.transpose(0, 2, 1, 3)
            arrays["h"] = whole.reshape(*whole.shape[:2], -1)
        if end is not None:
            end = end if layout else end.transpose(1, 0, 2)
            arrays["end"] = end.reshape(len(end), -1)
        keep(f"onnx {case.name}", with_weights(model, given).SerializeToString(), x=x, **arrays)


def of_onnx_random():
    """Nodes of every kind, as ONNX Runtime computes them."""
    rng = np.random.default_rng(0)
    for k in range(60):
        op = ("LSTM", "GRU", "RNN")[k % 3]
        gates = {"LSTM": 4, "GRU": 3, "RNN": 1}[op]
        direction = ("forward", "reverse", "bidirectional")[k // 3 % 3]
        ways = 1 + (direction == "bidirectional")
        told = {"direction": direction, "hidden_size": H}
        arrays = {
            "W": rng.normal(size=(ways, gates * H, D)),
            "R": rng.normal(size=(ways, gates * H, H)),
            "B": rng.normal(size=(ways, 2 * gates * H)),
        }
        names = ["X", "W", "R", "B" if k % 5 else ""]
        if k % 4 == 1:
            told["clip"] = 0.5
        if op == "GRU":
            told["linear_before_reset"] = int(rng.integers(2))
        if k % 6 in (2, 3):
            told |= functions(op, ways, rng)
        if op == "LSTM" and k % 2:
            arrays["P"] = rng.normal(size=(ways, 3 * H))
            names = [*(names + ["", "", "", "P"])]
        if op == "LSTM" and k % 9 == 0:
            told["input_forget"] = 1
        used = {name: arrays[name].astype(np.float32) for name in names if name in arrays}
        node = helper.make_node(op, names, ["Y"], "layer", **told)
        value = helper.make_tensor_value_info
        graph = helper.make_graph(
            [node],
            "g",
            [value("X", TensorProto.FLOAT, (T, B, D))],
            [value("Y", TensorProto.FLOAT, (T, ways, B, H))],
            [numpy_helper.from_array(array, name) for name, array in used.items()],
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], ir_version=8)
        data = model.SerializeToString()
        x = rng.normal(size=(T, B, D)).astype(np.float32)
        y = onnxruntime.InferenceSession(data).run(None, {"X": x})[0]
        keep(f"onnx random {k}", data, x=x, h=y.transpose(0, 2, 1, 3).reshape(T, B, -1))


def functions(op, ways, rng):
    """Other squashing functions, with numbers of their own."""
    offered = {"HardSigmoid": 2, "Relu": 0, "LeakyRelu": 1, "Affine": 2, "ScaledTanh": 2, "Elu": 1, "Softsign": 0}
    gates = ["HardSigmoid"] if op != "RNN" else []
    names, numbers = [], {"alpha": [], "beta": []}
    for _ in range(ways):
        free = 2 if op == "LSTM" else 1
        for name in [*gates, *rng.choice(list(offered), free)]:
            names.append(str(name))
            beta = 0.5 if name == "HardSigmoid" else rng.uniform(0.2, 0.6)
            numbers["alpha"] += [rng.uniform(0.2, 0.6)] * (offered[name] > 0)
            numbers["beta"] += [beta] * (offered[name] > 1)
    return {"activations": names, **{f"activation_{key}": part for key, part in numbers.items() if part}}


def of_onnx_exported():
    """A network as PyTorch exports it: weights behind other nodes, and inside a branch."""
    x = np.random.default_rng(5).normal(size=(T, B, D)).astype(np.float32)
    network = nn.LSTM(D, H)
    state = {key: part.detach().numpy() for key, part in network.state_dict().items()}
    turn = [0, 3, 1, 2]  # i f g o as i o f g

    def block(name):
        array = state[name].reshape(4, H, -1)[turn]
        return array.reshape(4 * H, -1) if state[name].ndim == 2 else array.reshape(-1)

    make = helper.make_node
    arrays = {f"w{part}": block(f"weight_{part}_l0") for part in ("ih", "hh")}
    arrays |= {f"b{part}": block(f"bias_{part}_l0") for part in ("ih", "hh")}
    arrays["long"] = np.concatenate([np.zeros((3, D), np.float32), arrays.pop("wih")])
    numbers = {"zero": [0], "three": [3], "end": [99]}
    nodes = [
        make("Slice", ["long", "three", "end", "zero"], ["wih"]),
        make("Unsqueeze", ["wih", "zero"], ["W"]),
        make("Unsqueeze", ["whh", "zero"], ["R0"]),
        make("Identity", ["R0"], ["R"]),
        make("Concat", ["bih", "bhh"], ["b"], axis=0),
        make("Unsqueeze", ["b", "zero"], ["B"]),
    ]
    value = helper.make_tensor_value_info
    branch = helper.make_graph(
        [make("LSTM", ["X", "W", "R", "B"], ["Y"], "inner", hidden_size=H)],
        "then",
        [],
        [value("Y", TensorProto.FLOAT, (T, 1, B, H))],
    )
    other = helper.make_graph(
        [make("Constant", [], ["none"], value=numpy_helper.from_array(np.zeros((T, 1, B, H), np.float32)))],
        "else",
        [],
        [value("none", TensorProto.FLOAT, (T, 1, B, H))],
    )
    nodes.append(make("If", ["yes"], ["Z"], then_branch=branch, else_branch=other))
    stored = [numpy_helper.from_array(np.asarray(a, np.float32), name) for name, a in arrays.items()]
    stored += [numpy_helper.from_array(np.array(a, np.int64), name) for name, a in numbers.items()]
    stored.append(numpy_helper.from_array(np.array(True), "yes"))
    shape = (T, B, D)
    graph = helper.make_graph(
        nodes, "g", [value("X", TensorProto.FLOAT, shape)], [value("Z", TensorProto.FLOAT, (T, 1, B, H))], stored
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], ir_version=8)
    data = model.SerializeToString()
    y = onnxruntime.InferenceSession(data).run(None, {"X": x})[0]
    assert np.allclose(y[:, 0], network(torch.tensor(x))[0].detach().numpy(), atol=1e-6)
    keep("onnx folded", data, x=x, h=y[:, 0])


def main():
    of_onnx_cases()
    of_onnx_random()
    of_onnx_exported()
    np.savez_compressed(Path(__file__).with_name("onnx_networks.npz"), **FROZEN)
    print(f"{len(FROZEN)} arrays, from onnx {onnx.__version__}, ONNX Runtime {onnxruntime.__version__}")


if __name__ == "__main__":
    main()
