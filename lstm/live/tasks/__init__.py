"""One module per live task; the folder is the registry.

A live task is a module with

- `NAME`; `ABOUT`, a paragraph on what it shows; `UPDATES`, within which its defaults solve it;
- `OPTIONS`, name -> Option, and `DEFAULTS`, what it wants of lstm.live.Settings;
- `RATES`, cell -> the learning rate it does best with in a race, of those that bench/race.py tries;
- `sizes(options)` -> (n_in, n_out, kind), where kind is "class" (answers are chances), "number", or "labels" (chances
  too, of labels that come in order but are not due at a time: lstm/networks/ctc.py; label 0 is the blank);
- `symbols(options)` -> Symbols, the names of what is read and of what is answered;
- `draw(rng, n, options)` -> Examples, n of them, a function of the generator alone;
- `METRIC`, and `score(outputs, examples, options)`, its value for answers (T, n, O);
- `CONTROL`, the best answer that needs no memory, in words, and `control(examples, options)`, that answer's score.

It may have

- `FORM`, how the network is put together: one of lstm.live.forms, "stack" if it does not say. Of an "encoder_decoder"
  an example's xs and lengths are what is read, targets and weights (K, n) what is written, with word 0 at its end;
- `SHIPPED`, the updates after which its network is shipped (lstm/presets/apps/), `DATA`, in Markdown where what it
  learns from comes from and under which licence, and `SAID`, one line on what it is for;
- `more(model)`, what else is measured of a shipped network and of its contenders, as JSON keeps it;
- `draw_test`, as `draw`, where it is judged on other examples than it is trained on;
- `goal(options)` -> the METRIC's value from which on it counts as solved with these options and what is the visitor's
  own, if that is not always METRIC.solved; None where nobody knows how good an answer can be;
- `judged_on(options)`, in words what it is then judged on, where these are not examples held out of training;
- `draw_far`, as `draw`, examples that go further than what was ever trained, and `FAR`, in words how far;
- `draw_shown`, as `draw`, where one example among those it is judged by is better to look at;
- `reads(xs, options)` -> what is read at each step of one example, xs (T, D), as so many texts: where the numbers read
  are features of something with a name;
- `card(options)` -> (words, Examples), one example for the gallery with what is read at each step, or None where that
  is numbers; and `tell(outputs, options)`, what is answered to it, (T, O), in words;
- `scale(options)` -> (middle, spread), where numbers are read as (value - middle) / spread;
- `OWN`, in words what of the visitor's own may take the place of what is drawn, and `clean(own)`, which takes such a
  text or numbers, raises ValueError with a sentence for what will not do, and returns what options["own"] then holds.
  Without it options["own"] is None. `read_own(own)` returns that and sentences on how a text was read and what was
  changed in it, where there may be something to say. `NOT_FOR_OWN` names the options that then do nothing.

Source: a module says whose task it is; without that it is ours. In these modules

    `outputs`, answer          chances, 0 to 1, of classes or labels; any number where the kind is "number"
    `options`                  each within the `low` and `high` of its Option
    tag, `tags`, `tokens`      whole, from 0: which of the symbols
    F1                         0 to 1: 2 hits / (said + there)
"""

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Protocol, cast

import numpy as np

from lstm.live.examples import Examples, Metric, Option, Options, Symbols


class Task(Protocol):
    """What every task has, as said above."""

    NAME: str
    ABOUT: str
    OPTIONS: dict[str, Option]
    DEFAULTS: dict[str, Any]
    RATES: dict[str, float]
    UPDATES: int
    METRIC: Metric
    CONTROL: str

    def __getattr__(self, name: str, /) -> Any: ...  # what only some tasks have
    def sizes(self, options: Options) -> tuple[int, int, str]: ...
    def symbols(self, options: Options) -> Symbols: ...
    def draw(self, rng: np.random.Generator, n: int, options: Options) -> Examples: ...
    def score(self, outputs: np.ndarray, examples: Examples, options: Options) -> float: ...
    def control(self, examples: Examples, options: Options) -> float: ...


LIVE = {m.name: cast(Task, import_module(f"{__name__}.{m.name}")) for m in iter_modules(__path__) if m.name[0] != "_"}


def usual(name: str) -> dict[str, float | None]:
    """Every option of a task with its default, at least `low` and at most `high`, and nothing of the visitor's own."""
    return {option: one.default for option, one in LIVE[name].OPTIONS.items()} | {"own": None}


def read_own(name: str, own: Any) -> tuple[Any, tuple[str, ...]]:
    """What options["own"] then holds of a visitor's own, and sentences on how it was read; ValueError as `clean`."""
    task = LIVE[name]
    return task.read_own(own) if hasattr(task, "read_own") else (task.clean(own), ())


@lru_cache(maxsize=64)
def kind_of(name: str) -> str:
    """The kind of a task's answers: "class", "number" or "labels"."""
    return LIVE[name].sizes(usual(name))[2]
