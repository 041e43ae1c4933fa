"""An LSTM you can read in one sitting, run on your own sentence, and look inside. NumPy only.

T steps, D inputs, H units, V words, O answers, B or n sequences side by side, and P weights in a row are numbers of
them in shapes. What docstrings mean by a word, and by an argument of such a name:

    chance, share, gate, `chances`, `shares`   0 to 1
    score, logit                               any number; softmax makes chances of them
    weight, bias, gradient                     any number
    surprise                                   at least 0: -log of a chance, in nats if not said to be in bits
    id, token                                  whole: which word or symbol, from 0
    place                                      whole: which step of a text, from 0
    `x`, `xs`                                  any numbers, or rows of one 1 and else 0: what is read
    `h`                                        -1 to 1, or as far as the cell's LARGEST: what is put out
    `c`                                        any number: what is remembered
    `ids`, `answer`, `target`                  whole: which words, symbols or answers, from 0
    `foils`, `others`, `candidates`            ids of words or answers
    `t`, `k`, `step`, `layer`                  whole: which one, from 0
    `unit`, `units`                            whole: which one or ones, from 0
    `seed`, `update`                           whole, from 0
    `n`, `length`                              whole, at least 0: how many
    `updates`, `seeds`, `steps`                whole, at least 0: how many
    `n_in`, `n_hidden`, `n_out`                whole, at least 1: how many
"""

from lstm import _moved  # noqa: F401 - modules answer to the names they had before
from lstm.cells import CELLS
from lstm.explain import check_gradients, health, probe, terms, writers
from lstm.model import Layer, Model, load, predict, read, save
from lstm.unroll import at, hidden_size, run, run_back, until

__all__ = [
    "CELLS",
    "Layer",
    "Model",
    "at",
    "check_gradients",
    "health",
    "hidden_size",
    "load",
    "predict",
    "probe",
    "read",
    "run",
    "run_back",
    "save",
    "terms",
    "until",
    "writers",
]
