"""The cells' arithmetic, fused and batched, for training: the same numbers as lstm/cells, many times sooner.

One module per cell, each found by looking; a cell without one is trained by its own functions, slower (_plain.py).
`ENGINES["lstm"](n_in, n_hidden)` makes one, and

- `forward(xs, state=None, mask=None)` runs B sequences of T steps side by side and returns every h, (T, H, B).
  xs is (T, D, B); or (T, B) whole numbers where x is one-hot, each the place of its 1. `state` has the parts of the
  cell's own start state, each (H,) or (H, B). `mask` (T, B) is False where a sequence has no step: its state stays as
  it was, and the step has no gradient. Numbers there must be finite, ids valid; both are otherwise ignored.
- `trace()` is the run as the cell's own Step, every number of it, (T, B, ...). Where there was no step it shows gates
  that leave the state alone.
- `end()` is the state after the last step, to go on from: its parts (H, B).
- `backward(dhs, d_gates=None, d_end=None)` takes the loss's gradient at every h, (T, H, B), and may take its gradient
  at gates, by letter, each to be spread over (T, H, B), and at what `end()` gives, each part (H, B). It returns that of
  every weight, by name. `dx()` and `d_start()` then give that at every input (T, D, B) and at every part of the start
  state (H, B): handed on as another engine's d_end, it goes on back there.
- `theta` and `grad` are flat vectors of all weights and their gradients; `weights` and `gradient` are dicts of views
  into them under the cell's names and shapes. Write into theta in place, and the next run uses it. Several engines can
  share one vector: hand each its part of it.
- `load(weights)` copies a cell's weights in; `price(d_gates)` is the loss of which d_gates is the gradient.

One update, then, with lstm/training/optimise.py:

    h = engine.forward(xs)
    engine.backward(d_loss(h))
    short = optimise.clip(engine.grad, longest=1.0)
    engine.theta[:], memory = optimise.update("adam", engine.theta, short.gradient, memory, rate=0.01)

Features come before sequences here, (D, B) and not (B, D): see lstm/engine/_engine.py for why. What `forward`,
`trace`, `end` and `d_start` return are views: the next run writes over them. theta may change between runs, not
between a run and its way back. An engine keeps nothing but buffers from run to run, those for one number of
sequences: for a batch of another size make a second engine on the same theta. Two threads must not share one.

Source: the cells' own, see SOURCE there; how their arithmetic is put together is ours. In these modules

    `T`, `B`                   whole, at least 1: steps, and sequences side by side
    `W`, `flat`, theta         any numbers: weights, or their gradients
    `i`                        0 to 1: the input gate
    `candidate`                -1 to 1; of minGRU and minLSTM any number
    `sums`                     any numbers: what makes the gates and the candidate, before anything squashes it
    `c_prev`, `dc`             any numbers: the memory before, and the gradient at it
    `kept`                     what a run left for the way back, side by side
    `into`, `spare`            room for what is computed
    `first`, `last`            whole, from 0: the step that is the first, and that after the last
"""

from importlib import import_module
from pkgutil import iter_modules

from lstm.cells import CELLS
from lstm.engine._engine import Engine
from lstm.engine._plain import Plain, plain

FUSED: dict[str, type[Engine]] = {
    m.name: import_module(f"{__name__}.{m.name}").Fused for m in iter_modules(__path__) if m.name[0] != "_"
}
ENGINES: dict[str, type[Engine] | type[Plain]] = {name: FUSED.get(name) or plain(CELLS[name]) for name in CELLS}
