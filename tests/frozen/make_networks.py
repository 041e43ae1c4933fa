"""Small networks as PyTorch and Flax write them, with what they compute: frozen for tests/importers/.

Needs these libraries, which the tests do not: run it by hand, `python tests/frozen/make_networks.py`, in an environment
with torch, safetensors, jax and flax. In networks.npz there is, for each network,

    torch lstm/file                 the bytes of its file
    torch lstm/x, .../h, .../c      what it was given (steps, batch, numbers), and what it made: h at every step

Weights and numbers are float64, but where a file holds them shorter.
"""

import io
from pathlib import Path

import flax
import jax
import numpy as np
import torch
from flax import linen
from safetensors.torch import save as save_safetensors
from torch import nn

jax.config.update("jax_enable_x64", True)
torch.manual_seed(0)
torch.set_default_dtype(torch.float64)
D, H, B, T = 3, 4, 2, 7
FROZEN = {}


def keep(name, data, **arrays):
    FROZEN[f"{name}/file"] = np.frombuffer(data, np.uint8)
    for key, array in arrays.items():
        FROZEN[f"{name}/{key}"] = np.asarray(array)


def saved(thing):
    file = io.BytesIO()
    torch.save(thing, file)
    return file.getvalue()


def of_torch():
    x = torch.randn(T, B, D)
    networks = {
        "lstm": nn.LSTM(D, H, num_layers=2, bidirectional=True),
        "gru": nn.GRU(D, H, num_layers=2, bidirectional=True),
        "rnn": nn.RNN(D, H),
        "relu": nn.RNN(D, H, nonlinearity="relu"),
        "projection": nn.LSTM(D, H, proj_size=2, bidirectional=True),
        "no bias": nn.LSTM(D, H, bias=False),
    }
    for name, network in networks.items():
        h = network(x)[0].detach()
        keep(f"torch {name}", saved(network.state_dict()), x=x, h=h)
        if name in ("lstm", "gru"):
            state = {key: part.contiguous() for key, part in network.state_dict().items()}
            keep(f"safetensors {name}", save_safetensors(state), x=x, h=h)
            keep(f"scripted {name}", scripted(network), x=x, h=h)
    lstm = networks["lstm"]
    whole = nn.ModuleDict({"memory": lstm, "head": nn.Linear(2 * H, 1)})
    optimiser = torch.optim.Adam(whole.parameters())
    (whole["head"](lstm(x)[0]) ** 2).sum().backward()
    optimiser.step()
    h = lstm(x)[0].detach()
    state = {f"module.{key}": part for key, part in whole.state_dict().items()}
    keep("torch checkpoint", saved({"epoch": 3, "state_dict": state, "optimizer": optimiser.state_dict()}), x=x, h=h)
    rounded = nn.LSTM(D, H).to(torch.bfloat16)
    state = rounded.state_dict()
    exact = rounded.to(torch.float64)
    keep("torch bf16", saved(state), x=x, h=exact(x)[0].detach())
    turned = nn.LSTM(D, H)
    state = {key: part.T.contiguous().T if part.ndim == 2 else part for key, part in turned.state_dict().items()}
    keep("torch strided", saved(state), x=x, h=turned(x)[0].detach())
    cell, state = nn.LSTMCell(D, H), None
    hs = []
    for one in x:
        state = cell(one, state)
        hs.append(state[0].detach())
    keep("torch cell", saved(cell.state_dict()), x=x, h=torch.stack(hs), c=state[1].detach())
    keep("torch whole module", saved(nn.LSTM(D, H)))


def scripted(network):
    file = io.BytesIO()
    torch.jit.save(torch.jit.script(network), file)
    return file.getvalue()


def of_flax():
    x = jax.random.normal(jax.random.key(0), (B, T, D), "float64")
    cells = {"lstm": linen.LSTMCell, "fused": linen.OptimizedLSTMCell, "gru": linen.GRUCell, "rnn": linen.SimpleCell}
    for k, (name, cell) in enumerate(cells.items()):
        network = linen.RNN(cell(H, param_dtype="float64"))
        variables = network.init(jax.random.key(k), x)
        variables = jax.tree.map(
            lambda a, k=k: a + 0.3 * jax.random.normal(jax.random.key(k + 9), a.shape, a.dtype), variables
        )
        h = network.apply(variables, x)
        keep(
            f"flax {name}",
            flax.serialization.to_bytes(variables),
            x=np.asarray(x).swapaxes(0, 1),
            h=np.asarray(h).swapaxes(0, 1),
        )


def main():
    of_torch()
    of_flax()
    np.savez_compressed(Path(__file__).with_name("networks.npz"), **FROZEN)
    versions = {one.__name__: one.__version__ for one in (torch, flax)}
    print(f"{len(FROZEN)} arrays, from {versions}")


if __name__ == "__main__":
    main()
