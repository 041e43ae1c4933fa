"""Ask published code what the cells that came after the LSTM compute, frozen for tests/core/test_heirs.py.

Needs what the tests do not; run it by hand, in an environment that has torch and NumPy:

    pip install --no-deps xlstm==2.0.6 mingru-pytorch==0.2.1 torchrecurrent==0.2.5
    python tests/frozen/make_heirs_vectors.py

Same seed, same vectors, in float64. Who computes what:

    slstm     xlstm, by its authors: slstm_forward with slstm_forward_pointwise of blocks/slstm/src/vanilla, one head
    mlstm     xlstm: parallel_stabilized_simple of blocks/mlstm/backends.py, one head, its eps 0
    minlstm   mingru-pytorch: minLSTM, all steps at once in the space of logarithms, and one step after the other
    mingru    mingru-pytorch: minGRU, likewise
    janet     torchrecurrent: JANETCell, which has a beta of 1 by default
    attention PyTorch: two nn.TransformerEncoderLayer, norms first, one head, causal; their biases of q, k, v, o are 0

minLSTM and minGRU put g over their candidate, which is z + 0.5 where z is above 0. So the weights are such that it is
always above 0, and our candidate is theirs with 0.5 more. They have no bias: the last column of x is 1.

The names are those of tests/frozen/make_torch_vectors.py: pull_out is the loss's gradient at what comes out, grad/x
that at x. The loss is sum(pull_out * out).
"""

import importlib.util
import sys
from pathlib import Path

import numpy as np
import torch
from minGRU_pytorch.minGRU import minGRU
from minGRU_pytorch.minLSTM import minLSTM
from torch import nn
from torchrecurrent import JANETCell

D, H, B, T = 3, 4, 2, 9


def part_of(package, path, name):
    """A module of a package, without all that the package itself would import."""
    folder = Path(importlib.util.find_spec(package).submodule_search_locations[0])
    spec = importlib.util.spec_from_file_location(name, folder / path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


vanilla = part_of("xlstm", "blocks/slstm/src/vanilla/__init__.py", "vanilla")
backends = part_of("xlstm", "blocks/mlstm/backends.py", "backends")


def draw(*shape):
    """Standard normal, to be differentiated by."""
    return torch.randn(*shape, requires_grad=True)


def freeze(name, leaves, out, **more):
    """Backwards from a random pull at the output; everything under flat names."""
    pull = torch.randn_like(out)
    (pull * out).sum().backward()
    found = leaves | {"out": out, "pull_out": pull} | more
    found |= {f"grad/{key}": leaf.grad for key, leaf in leaves.items()}
    return {f"{name}/{key}": value.detach().numpy() for key, value in found.items()}


def slstm():
    """Gates i f z o: x (T, B, D), W (4 H, D), R (1, 4 H, H), b (4 H)."""
    leaves = {"x": draw(T, B, D), "W": draw(4 * H, D), "R": draw(1, 4 * H, H), "b": draw(4 * H)}
    pointwise = vanilla.slstm_pointwise_function_registry["slstm"]
    given = (leaves["x"] @ leaves["W"].T, torch.zeros(4, B, H), leaves["R"], leaves["b"])
    states, _, _ = vanilla.slstm_forward(*given, pointwise)
    h, c, n, m = (part[1:] for part in states)
    return freeze("slstm", leaves, h, c=c / n, n=torch.log(n) + m)


def mlstm():
    """x (B, T, D); W and b of question, key, value, output gate (H, D), and of input and forget gate g (2, D)."""
    sizes = dict.fromkeys("qkvo", H) | {"g": 2}
    leaves = {"x": draw(B, T, D)} | {f"W_{k}": draw(rows, D) for k, rows in sizes.items()}
    leaves |= {f"b_{k}": draw(rows) for k, rows in sizes.items()}
    q, k, v, o, g = (leaves["x"] @ leaves[f"W_{k}"].T + leaves[f"b_{k}"] for k in sizes)
    gates = {"igate_preact": g[:, None, :, :1], "fgate_preact": g[:, None, :, 1:]}
    read = backends.parallel_stabilized_simple(q[:, None], k[:, None], v[:, None], **gates, eps=0.0)
    return freeze("mlstm", leaves, torch.sigmoid(o) * read[:, 0])


def minimal(name, layer, rows):
    """Of x (B, T, D), its last column 1, and W (rows * D, D): the candidate's rows come first."""
    x = torch.cat([torch.rand(B, T, D - 1), torch.ones(B, T, 1)], dim=-1).requires_grad_()
    (weight,) = layer.parameters()
    weight.data[:D] = weight.data[:D].abs()  # so that the candidate is above 0
    in_turn, before = [], None
    for t in range(T):
        one, before = layer(x[:, t : t + 1], before, return_next_prev_hidden=True)
        in_turn.append(one)
    assert weight.shape == (rows * D, D)
    return freeze(name, {"x": x, "W": weight}, layer(x), in_turn=torch.cat(in_turn, dim=1))


def janet():
    """One step after the other, from a random start; its c is its h."""
    cell, leaves = JANETCell(D, H), {"x": draw(T, B, D), "h0": draw(B, H)}
    for weight in (cell.weight_ih, cell.weight_hh, cell.bias_ih, cell.bias_hh):
        weight.data = torch.randn_like(weight)
    leaves |= {"W_ih": cell.weight_ih, "W_hh": cell.weight_hh, "b_ih": cell.bias_ih, "b_hh": cell.bias_hh}
    h, found = leaves["h0"], []
    for x in leaves["x"]:
        h, _ = cell(x, (h, h))
        found.append(h)
    return freeze("janet", leaves, torch.stack(found))


def attention():
    """x (B, T, D), W_e (H, D), b_e (H), W_p (64, H), and the weights of both blocks by our names."""
    leaves = {"x": draw(B, T, D), "W_e": draw(H, D), "b_e": draw(H), "W_p": draw(64, H)}
    h = leaves["x"] @ leaves["W_e"].T + leaves["b_e"] + leaves["W_p"][:T]
    ahead = nn.Transformer.generate_square_subsequent_mask(T, dtype=torch.float64)
    for k in range(2):
        block = nn.TransformerEncoderLayer(H, 1, 2 * H, dropout=0.0, batch_first=True, norm_first=True)
        named = {"1": block.linear1, "2": block.linear2}
        for weight in (block.norm1.weight, block.norm1.bias, block.norm2.weight, block.norm2.bias):
            weight.data = torch.randn_like(weight)
        own = {f"W_{n}": one.weight for n, one in named.items()} | {f"b_{n}": one.bias for n, one in named.items()}
        own |= {"g_1": block.norm1.weight, "s_1": block.norm1.bias, "g_2": block.norm2.weight, "s_2": block.norm2.bias}
        own |= {"W_qkv": block.self_attn.in_proj_weight, "W_o": block.self_attn.out_proj.weight}
        leaves |= {f"block{k}.{name}": weight for name, weight in own.items()}
        h = block(h, src_mask=ahead)
    return freeze("attention", leaves, h)


def main():
    """Write them all."""
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(0)
    vectors = slstm() | mlstm() | minimal("minlstm", minLSTM(D), 3) | minimal("mingru", minGRU(D), 2)
    vectors |= janet() | attention()
    np.savez_compressed(Path(__file__).with_name("heirs_vectors.npz"), **vectors)
    print(f"{len(vectors)} arrays, from PyTorch {torch.__version__}")


if __name__ == "__main__":
    main()
