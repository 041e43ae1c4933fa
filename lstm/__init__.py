"""An LSTM you can read in one sitting, run on your own sentence, and look inside. NumPy only."""

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
