"""How well a training does, on examples that never change and are never trained on; and one of them to look at."""

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from lstm.cells import Step
from lstm.kept import kept
from lstm.live.examples import Examples, Options, some
from lstm.live.forms import form_of
from lstm.live.settings import Settings, metric_of, options_of
from lstm.live.tasks import LIVE, kind_of, usual
from lstm.live.updates import Training, unflatten

TESTED = 256  # held-out examples
AT_ONCE = 64  # of them run side by side: more need more memory, and are no quicker
CHECKS = 60  # looks at a network in the updates a task is said to take: more would cost more than they show
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
    traces: tuple[Step, ...]  # of Step over (T, H), one for each cell: of a stack the top one last; see lstm/live/forms


def check(training: Training) -> Report:
    """The report on a training."""
    settings, own = training.settings, training.own
    task, tests = LIVE[settings.task], held_out(settings.task, settings.options, own)
    values = [score(training, test) for test in tests[:2] if test]
    shown = tests[2]
    outputs, traces = run_through(training, shown)
    one = tuple(type(trace)(*(field[:, 0] for field in trace)) for trace in traces)
    far = values[1] if len(values) > 1 else None
    control = task.control(tests[0], options_of(settings, own))
    return Report(
        training.updates,
        values[0],
        metric_of(settings, own).reached(values[0]),
        control,
        far,
        shown,
        outputs[:, 0],
        one,
    )


def value(training: Training) -> float:
    """The value of the report alone, in the unit of the task's metric and in a fraction of the report's time."""
    return score(training, held_out(training.settings.task, training.settings.options, training.own)[0])


def spacing(task: str) -> int:
    """Updates between two looks at whether a task is solved: a whole number of fives, and so many times its UPDATES.

    They are counted from the first update on. So when a training was solved is a property of it, wherever whoever drove
    it stood still.
    """
    updates = LIVE[task].UPDATES
    return next((every for every in range(updates // CHECKS // 5 * 5, 5, -5) if updates % every == 0), 5)


def solved_now(training: Training) -> bool:
    """Whether a training is looked at after this update, and is as good as solved."""
    metric = metric_of(training.settings, training.own)
    if metric.solved is None or training.updates % spacing(training.settings.task):
        return False
    with np.errstate(all="ignore"):  # a network may be about to run away
        return metric.reached(value(training))


def score(training: Training, examples: Examples) -> float:
    """The task's metric, in its unit, for what is answered to examples."""
    options = options_of(training.settings, training.own)
    return float(LIVE[training.settings.task].score(outputs_of(training, examples), examples, options))


@lru_cache(maxsize=32)
def held_out(name: str, options: Options, own: Any) -> tuple[Examples, Examples | None, Examples]:
    """The fixed examples of a task: those it is judged by, those further than was trained or None, and one to show."""
    task, given = LIVE[name], usual(name) | dict(options) | {"own": own}
    test = getattr(task, "draw_test", task.draw)(np.random.default_rng(SEED), TESTED, given)
    far = task.draw_far(np.random.default_rng(SEED), TESTED, given) if hasattr(task, "draw_far") else None
    if hasattr(task, "draw_shown"):
        return test, far, task.draw_shown(np.random.default_rng(SEED), 1, given)
    return test, far, form_of(name).alone(test, 0)


def outputs_of(training: Training, examples: Examples) -> np.ndarray:
    """What is answered to examples wherever they ask, chances or any numbers: (T, n, O)."""
    form, parts = form_of(training.settings.task, training.settings.cell), unflatten(training.shapes, training.flat)
    kind, n = kind_of(training.settings.task), examples.weights.shape[1]
    groups = [some(examples, slice(k, k + AT_ONCE)) for k in range(0, n, AT_ONCE)]
    return np.concatenate([form.answer(training.settings, parts, kind, group) for group in groups], axis=1)


def run_through(training: Training, examples: Examples) -> tuple[np.ndarray, tuple[Step, ...]]:
    """The answers (T, n, O), chances or numbers, to a few examples at every step, and the traces of every cell.

    These are (T, n, H), by the cells.
    """
    return through(training.settings, training.shapes, training.flat, examples)


@kept(16)
def through(
    settings: Settings, shapes: tuple[tuple[str, tuple[int, ...]], ...], flat: np.ndarray, examples: Examples
) -> tuple[np.ndarray, tuple[Step, ...]]:
    """The same of the weights that `shapes` finds in `flat` (P,)."""
    form = form_of(settings.task, settings.cell)
    return form.run_through(settings, unflatten(shapes, flat), kind_of(settings.task), examples)
