"""What else was tried: other text, a longer truncation, more units, other cells, each for as many seconds; and a price.

The trials are small, of the 2,000 commonest words and 128 units, so that all of them are done in minutes. Each begins
anew, reads the same words or some of them, and its rate falls to the end of its own time. What is judged is the text
that is shipped, of every kind, which none of them read. The price of open gates is asked of the finished LSTM, which
learns on for a little, once with it and once without.

Source: ours.
"""

import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np

from lstm.cells import CELLS
from lstm.networks import kneser_ney
from lstm.numbers import exact
from lstm.presets import english
from lstm.presets.english import measure, pairs, train
from lstm.presets.english.corpus import Corpus, Part, streams
from lstm.presets.english.network import Size, Tied
from lstm.presets.english.texts import KINDS

FILE = english.FOLDER / "tried.json"
WORDS = 2000
USUAL = train.Plan(Size("lstm", WORDS, 64, 128), epochs=0.5, texts=20, rate=0.006, drop=0.0)  # soon learnt
TRIALS = {
    "usual": (USUAL, KINDS),
    "gru": (USUAL._replace(size=train.of_equal_weights(USUAL.size, "gru")), KINDS),
    "rnn": (USUAL._replace(size=train.of_equal_weights(USUAL.size, "rnn")), KINDS),
    "chats": (USUAL, ("chat",)),
    "truncation": (USUAL._replace(texts=USUAL.texts // 2, steps=2 * USUAL.steps), KINDS),
    "units": (USUAL._replace(size=USUAL.size._replace(units=150)), KINDS),
}
PRICES = {"no price": 0.0, "price": english.PRICE}
ON = train.Plan(epochs=0.05, rate=0.002)
SHUT, OPEN = 0.1, 0.9  # a gate below the one is shut, above the other open


def told(file: Path = FILE) -> dict[str, Any]:
    """What is stored: by the name of a trial, its figures, its seed and the day."""
    return json.loads(file.read_text()) if file.exists() else {}


def every(data: Corpus, folder: Path, say: Callable[[train.Training, int], None], file: Path = FILE) -> None:
    """Every trial that is not stored yet, one after the other; each is stored when it is done.

    `say` is told of a training, and of how many updates it takes in all, at least 1.
    """
    small = fewer(data)
    todo = {"trigram": lambda: counted(small)}
    todo |= {name: lambda name=name: do(name, small, folder, say) for name in TRIALS}
    todo |= {name: lambda price=price: learn_on(price, data, folder, say) for name, price in PRICES.items()}
    todo["shipped"] = as_it_is
    for name, make in todo.items():
        if name not in told(file):
            found = make() | {"day": time.strftime("%Y-%m-%d")}
            file.write_text(json.dumps(told(file) | {name: found}, indent=1) + "\n")


def fewer(data: Corpus) -> Corpus:
    """The corpus with the commonest words alone, and of what is held out the text that is shipped."""
    shipped = english.text()
    held = Part(shipped.ids.astype(np.intp), shipped.starts, shipped.kinds)
    learnt, held = (part._replace(ids=np.where(part.ids < WORDS, part.ids, 0)) for part in (data.learnt, held))
    return Corpus(data.words[:WORDS], learnt, held)


def some_kinds(part: Part, kinds: Iterable[str]) -> Part:
    """The documents of some kinds alone."""
    wanted = np.isin(part.kinds, [KINDS.index(kind) for kind in kinds])
    pieces = [piece for piece, one in zip(np.split(part.ids, part.starts[1:]), wanted, strict=True) if one]
    return Part(np.concatenate(pieces), np.cumsum([0, *map(len, pieces[:-1])]), part.kinds[wanted])


def counted(data: Corpus) -> dict[str, Any]:
    """The figures of a trigram of the same words: perplexities of 1 or more, shares of 0 to 1."""
    return measure.of_trigram(kneser_ney.fit(data.learnt.ids, len(data.words)), data)


def do(name: str, data: Corpus, folder: Path, say: Callable[[train.Training, int], None]) -> dict[str, Any]:
    """One trial, from its checkpoint on if there is one: perplexities of 1 or more, shares of 0 to 1."""
    plan, kinds = TRIALS[name]
    mine, file = data._replace(learnt=some_kinds(data.learnt, kinds)), folder / f"tried-{name}.npz"
    passes = train.epochs_in(file)
    if passes is None:
        alike = 1.0 if plan == USUAL else train.of_equal_seconds(USUAL, plan, data) / USUAL.epochs
        passes = USUAL.epochs * alike * len(data.learnt.ids) / len(mine.learnt.ids)
    done = train.train(plan._replace(epochs=passes), mine, file, say=say)
    return {
        "units": plan.size.units,
        "weights": int(done.network.theta.size),
        "steps": plan.steps,
        "kinds": list(kinds),
        "updates": done.updates,
        "seconds": round(done.seconds),
        "seed": plan.seed,
        "perplexity": on_held(done.network, data.held),
        "pairs": pairs.shares(
            {kind: some for kind, some in pairs.drawn(data.words).items() if some},
            data.words,
            lambda *asked: measure.after(done.network, *asked),
        ),
    }


def on_held(network: Tied, held: Part) -> dict[str, float]:
    """The perplexities of a network over a text, at least 1: of all of it, and of each kind of document."""
    each = measure.surprise(network, streams(held.ids, measure.SIDE_BY_SIDE)).reshape(-1)
    return measure.perplexities(each, held)


def as_it_is() -> dict[str, Any]:
    """The finished LSTM on the text that is shipped: perplexities of 1 or more, and its gates."""
    network, text = english.network(), english.text()
    held = Part(text.ids.astype(np.intp), text.starts, text.kinds)
    return {"start": at_start(network), "perplexity": on_held(network, held), "gates": gates(network, held.ids)}


def at_start(network: Tied, n: int = 4000) -> float:
    """The perplexity, at least 1, of a network over the first n words of the text that is shipped."""
    ids = english.text().ids[:n].astype(np.intp)
    return float(np.exp(measure.surprise(network, streams(ids, measure.SIDE_BY_SIDE)).mean()))


def learn_on(price: float, data: Corpus, folder: Path, say: Callable[[train.Training, int], None]) -> dict[str, Any]:
    """The finished LSTM, trained a little further at a price of open gates, at least 0: its figures, and its gates."""
    plan, file = ON._replace(price=price), folder / f"tried-price-{exact(price)}.npz"
    if not file.exists():
        state = train.begin(plan)
        state.network.theta[:] = english.network().theta
        train.keep(file, plan, state)
    done, text = train.train(plan, data, file, say=say), english.text()
    done.network.theta[:] = done.network.theta.astype(np.float16)  # what is measured is what a file holds
    held = Part(text.ids.astype(np.intp), text.starts, text.kinds)
    found = {
        "price": price,
        "updates": done.updates,
        "seconds": round(done.seconds),
        "seed": plan.seed,
        "perplexity": on_held(done.network, held),
        "gates": gates(done.network, held.ids),
        "pairs": pairs.shares(pairs.drawn(data.words), data.words, lambda *asked: measure.after(done.network, *asked)),
    }
    if price:
        usual = english.about()
        settings = usual["settings"] | {"penalty": price, "seed": plan.seed}
        about = usual | {"settings": settings, "plan": [*plan], "updates": usual["updates"] + done.updates}
        figures = {name: found[name] for name in ("perplexity", "gates", "pairs")}
        english.save(english.file_of(english.PRICED), done.network, data.words, about | {"figures": figures})
    return found


def gates(network: Tied, ids: np.ndarray, most: int = 4000) -> dict[str, dict[str, float]]:
    """How open the gates of the units are over the first ids (N,): the mean, and the shares shut and open, 0..1.

    At most `most` words are looked at, 20 or more.
    """
    network.read(streams(ids[:most], measure.SIDE_BY_SIDE), network.zeros(measure.SIDE_BY_SIDE))
    values = {gate: getattr(network.engine.trace(), gate) for gate in CELLS[network.size.cell].GATES}
    return {
        gate: {"mean": float(one.mean()), "shut": float((one < SHUT).mean()), "open": float((one > OPEN).mean())}
        for gate, one in values.items()
    }
