"""From a finished training to the files that are shipped: the network, what was measured of it, and text to search."""

from pathlib import Path
from typing import Any

import numpy as np

from lstm.networks import kneser_ney
from lstm.presets import english
from lstm.presets.english import measure, train
from lstm.presets.english.corpus import Corpus, Part
from lstm.presets.english.texts import KINDS

SHIPPED_WORDS = 50_000  # of the text held out
SHARES = {"chat": 0.6, "address": 0.25, "chapter": 0.15}  # of each kind in them


def ship(plan: train.Plan, data: Corpus, state: train.Training, folder: Path = english.FOLDER) -> dict[str, Any]:
    """Write a network as it is shipped, and what was measured of it so; returns that.

    What stands beside them all is made with the LSTM: its units silenced, the trigram, and the text.
    """
    network = state.network
    network.theta[:] = network.theta.astype(np.float16)  # what is measured is what the file will hold
    cell = plan.size.cell
    about = {
        "task": "English",
        "settings": {"task": "english", "cell": cell, "units": plan.size.units, "penalty": 0.0, "seed": plan.seed},
        "plan": [*plan],
        "updates": state.updates,
        "seconds": round(state.seconds),
        "words": len(data.learnt.ids),
        "losses": np.array(state.losses).round(4).tolist(),
        "examples": english.EXAMPLES,
        "at_the_end": False,
        "figures": measure.of_network(network, data),
        "shipped": "english",
    }
    if cell == "lstm":
        about["figures"]["silenced"] = measure.each_silenced(network, data)
        about["trigram"] = measure.of_trigram(kneser_ney.fit(data.learnt.ids, len(data.words)), data)
        english.keep_text(folder / "text.npz", sample(data.held))
    english.save(folder / f"{cell}.npz", network, data.words, about)
    return about


def sample(held: Part, most: int = SHIPPED_WORDS) -> english.Text:
    """Whole documents of what is held out, some of each kind, about so many words in all; an address only begun."""
    pieces, ids, starts, kinds = np.split(held.ids, held.starts[1:]), [], [], []
    for number, kind in enumerate(KINDS):
        room = round(SHARES[kind] * most)
        for k in np.flatnonzero(held.kinds == number):
            piece = pieces[k][:room]
            if not len(piece):
                break
            starts.append(sum(map(len, ids)))
            kinds.append(number)
            ids.append(piece)
            room -= len(piece)
    return english.Text(np.concatenate(ids), np.array(starts), np.array(kinds))
