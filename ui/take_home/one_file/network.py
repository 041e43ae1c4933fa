"""What the one file has of a network: its weights, how its cells go, and a line about it; or why it has none of it."""

import re
from base64 import b64encode
from pathlib import Path

from lstm.cells import CELLS
from lstm.model import arrays, signed, with_arrays
from lstm.numbers import count
from lstm.unroll import hidden_size
from ui.sentence import visitor_network
from ui.take_home import TEXT

MOST = 250_000  # numbers, for which no file has room
REGISTRY = Path(__file__).with_name("cells.js").read_text(encoding="utf-8").rpartition("CELLS = {")[2]
CELLS_THERE = {*re.findall(r"\w+(?=[:,} ])", REGISTRY)}


def refused(model):
    """Why a network cannot be taken along, in a sentence; "" where it can."""
    strange = [layer.cell for layer in model.layers if layer.cell not in CELLS_THERE]
    if strange:
        return TEXT["no such cell"].format(cell=CELLS[strange[0]].NAME)
    if sum(array.size for array in arrays(model).values()) > MOST:
        return TEXT["too large"]
    return visitor_network.too_many(signed(model).channels)


def rounded(model):
    """A network whose weights take 32 bits each, as in lstm.save; its note says so."""
    named = {name: array.astype("f4").astype(float) for name, array in arrays(model).items()}
    note = " ".join(filter(None, [model.about.get("note"), TEXT["rounded"]]))
    return with_arrays(model, named)._replace(about=model.about | {"note": note})


def about(model):
    """What a network is that somebody trained, in a line; nothing of the main one."""
    if "at_the_end" not in model.about:
        return ""
    layers, n, task = len(model.layers), model.about["updates"], model.about["task"]
    size = f"{layers} layers of " * (layers > 1) + f"{hidden_size(model.layers[0].weights)} units"
    said = TEXT["about it"].format(cell=visitor_network.cell_of(model), size=size, updates=count(n), task=task)
    upper = TEXT["upper"].format(layer=layers) if layers > 1 else ""
    told = [said, upper, visitor_network.asked_late(model), model.about.get("note")]
    return " ".join(filter(None, told))


def network(model):
    """What the scripts have to know of a model: the shapes of its arrays by name, in the order in which `weights`
    writes them, and how its cells go."""
    meant, cell = signed(model), CELLS[model.layers[-1].cell]
    names = cell.Step(*cell.Step._fields)  # which of them nothing squashes does not hang on the numbers
    order = {"order": list(cell.EQUATIONS), "gates": list(cell.GATES), "linear": getattr(names, "linear", ())}
    layers = [[[name, list(a.shape)] for name, a in layer.weights.items()] for layer in model.layers]
    readout = [[name, list(a.shape)] for name, a in model.readout.items()]
    embedding = None if model.embedding is None else list(model.embedding.shape)
    ends = {"words": model.words, "kind": meant.kind, "scale": meant.scale}
    shapes = {"layers": layers, "readout": readout, "embedding": embedding, "bits": bits(model)}
    return ends | shapes | {"cells": [layer.cell for layer in model.layers], "about": order}


def bits(model):
    """How many bits each weight takes: 32 where that loses nothing, as of what was saved so."""
    exact = all((array.astype("<f4") == array).all() for array in arrays(model).values())
    return 32 if exact else 64


def weights(model):
    """Every number of a model in one run: layer by layer, the readout, the embedding; little-endian, in base64."""
    kind = f"<f{bits(model) // 8}"
    return b64encode(b"".join(array.astype(kind).tobytes() for array in arrays(model).values())).decode()
