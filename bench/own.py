"""What a large network of somebody's costs: `python bench/own.py`.

Time as a multiple of one run of the layer over the same steps, memory as a multiple of the size of the file.
"""

import io
import sys
import tracemalloc
from pathlib import Path
from time import process_time

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))
from lstm import health, importers

STEPS = 100
RNG = np.random.default_rng(0)


def file_of(units):
    """The .npz of a layer in float32."""
    file = io.BytesIO()
    shapes = {"weight_ih_l0": (4 * units, units), "weight_hh_l0": (4 * units, units), "bias_ih_l0": (4 * units,)}
    np.savez(file, **{name: RNG.normal(size=shape).astype("f4") / units**0.5 for name, shape in shapes.items()})
    return file.getvalue()


def seconds(work):
    """The least of three times."""
    found = []
    for _ in range(3):
        start = process_time()
        work()
        found.append(process_time() - start)
    return min(found)


def memory(work):
    """What is made and kept, and the most there was meanwhile, in bytes; what is made is handed on."""
    tracemalloc.start()
    made = work()
    kept, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return kept, most, made


def main():
    for units in (128, 512, 1024):
        data = file_of(units)
        kept, most, found = memory(lambda data=data: importers.read(data))
        layer, x = found.layers[0], RNG.normal(size=(STEPS, units))
        run = seconds(lambda layer=layer, x=x: importers.trace_of(layer, x))
        report = seconds(lambda layer=layer, x=x: health(layer, x))
        h = importers.trace_of(layer, x[:4]).h
        tried = memory(lambda found=found, x=x, h=h: importers.parity(found, x[:4], h))
        print(
            f"{units:5} units: health {report / run:4.1f} runs · read {most / len(data):.1f} times the file, "
            f"{kept / len(data):.1f} kept · parity {tried[1] / len(data):.2f} times the file"
        )


if __name__ == "__main__":
    main()
