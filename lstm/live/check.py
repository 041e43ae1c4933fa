"""How well a training does, on examples that never change and are never trained on; and one of them to look at."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from lstm.live.examples import Examples
from lstm.live.fold import named
from lstm.live.network import answers, ends, engines, features_first, forward, read
from lstm.live.settings import options_of
from lstm.live.tasks import LIVE
from lstm.unroll import at

TESTED = 256  # held-out examples
AT_ONCE = 64  # of them run side by side: more need more memory, and are no quicker
SEED = 7  # theirs: the same for every training, so that trainings can be compared


class Report(NamedTuple):
    """What a check finds."""

    updates: int
    value: float  # the task's metric on the held-out examples
    solved: bool
    control: float  # the same metric for the best answer that needs no memory; the task's CONTROL says which
    far: float | None  # the same metric further than was ever trained, where the task has draw_far
    example: Examples  # one held-out example, n = 1
    outputs: np.ndarray  # (T, O) what is answered to it: chances, or numbers
    traces: tuple  # of Step over (T, H), one for each layer, the top one last


def check(training):
    """The report on a training."""
    settings, own = training.settings, training.own
    task, tests = LIVE[settings.task], held_out(settings.task, settings.options, own)
    values = [score(training, test) for test in tests[:2] if test]
    shown = tests[2]
    outputs, traces = run_through(training, shown)
    one = tuple(type(trace)(*(field[:, 0] for field in trace)) for trace in traces)
    far = values[1] if len(values) > 1 else None
    control = task.control(tests[0], options_of(settings, own))
    return Report(training.updates, values[0], task.METRIC.reached(values[0]), control, far, shown, outputs[:, 0], one)


def value(training):
    """The value of the report alone, in a fraction of its time."""
    return score(training, held_out(training.settings.task, training.settings.options, training.own)[0])


def score(training, examples):
    """The task's metric for what is answered to examples."""
    options = options_of(training.settings, training.own)
    return float(LIVE[training.settings.task].score(outputs_of(training, examples), examples, options))


@lru_cache(maxsize=32)
def held_out(name, options, own):
    """The fixed examples of a task: those it is judged by, those further than was trained or None, and one to show."""
    task, given = LIVE[name], {name: option.default for name, option in LIVE[name].OPTIONS.items()}
    given |= dict(options) | {"own": own}
    test = getattr(task, "draw_test", task.draw)(np.random.default_rng(SEED), TESTED, given)
    far = task.draw_far(np.random.default_rng(SEED), TESTED, given) if hasattr(task, "draw_far") else None
    shown = task.draw_shown(np.random.default_rng(SEED), 1, given) if hasattr(task, "draw_shown") else first(test)
    return test, far, shown


def first(examples):
    """The first of them alone, without its padding."""
    steps = int(examples.lengths[0])
    return Examples(*(part[:steps, :1] for part in examples[:3]), examples.lengths[:1], examples.told)


def outputs_of(training, examples):
    """What is answered to examples wherever they ask, and zeros elsewhere: (T, n, O)."""
    n_out = LIVE[training.settings.task].sizes(options_of(training.settings, training.own))[1]
    outputs = np.zeros((*examples.weights.shape, n_out))
    for first in range(0, examples.weights.shape[1], AT_ONCE):
        now = slice(first, first + AT_ONCE)
        some = Examples(*(part[:, now] for part in examples[:3]), examples.lengths[now], examples.told)
        answer(training, some, outputs[:, now])
    return outputs


def answer(training, examples, outputs):
    """Write the answers to a few examples into `outputs`, (T, n, O), wherever they ask.

    In a forecast the network reads its own answers from step `examples.told` on.
    """
    settings, task, parts = training.settings, LIVE[training.settings.task], named(training.shapes, training.flat)
    kind = task.sizes(options_of(settings, training.own))[2]
    (steps, n), asked = examples.weights.shape, examples.weights > 0
    told = examples.told or steps
    asked[told - 1] |= told < steps
    with engines(settings.cell, parts, n) as stack:
        h = forward(stack, features_first(examples.xs[:told])).swapaxes(1, 2)
        outputs[:told][asked[:told]] = answers(parts, h[asked[:told]], kind)
        for t in range(told, steps):
            h = forward(stack, features_first(outputs[t - 1 : t]), ends(stack))
            outputs[t] = answers(parts, h[0].T, kind)


def run_through(training, examples):
    """The answers (T, n, O) to a few examples at every step, and the traces of every layer, (T, n, H), by the cells."""
    settings, task = training.settings, LIVE[training.settings.task]
    options = options_of(settings, training.own)
    kind, parts = task.sizes(options)[2], named(training.shapes, training.flat)
    told = examples.told or len(examples.xs)
    traces = read(settings.cell, parts, examples.xs[:told])
    outputs = answers(parts, traces[-1].h, kind)
    if told >= len(examples.xs):
        return outputs, traces
    pieces, said = [traces], [outputs]
    for _ in range(told, len(examples.xs)):
        states = tuple(at(trace, -1).state for trace in pieces[-1])
        pieces.append(read(settings.cell, parts, said[-1][-1:], states))
        said.append(answers(parts, pieces[-1][-1].h, kind))
    joined = tuple(type(runs[0])(*map(np.concatenate, zip(*runs, strict=True))) for runs in zip(*pieces, strict=True))
    return np.concatenate(said), joined
