"""The network of a training as lstm.Model: to look inside, to save, and to run anywhere."""

import numpy as np

from lstm import inputs
from lstm import model as models
from lstm.kept import kept
from lstm.live.check import held_out
from lstm.live.examples import Examples
from lstm.live.forms import form_of
from lstm.live.forms.encoder_decoder import before
from lstm.live.settings import options_of
from lstm.live.tasks import LIVE, kind_of
from lstm.live.updates import Training, unflatten
from lstm.signature import Signature

SHOWN, LONGEST = 8, 250  # held-out examples that it carries as text, and steps that one of them may have


@kept(16)
def model_of(training: Training) -> models.Model:
    """The trained network as lstm.Model, which knows what goes in and what comes out.

    Of a network that does not read one way it is a part (lstm/live/forms). Its `about` holds the settings, the updates,
    the task's name, held-out examples as text, the one that is shown first, whether an answer is asked after the last
    step alone, a note where it is a part, and where numbers are read the lowest and highest of each channel among the
    examples.
    """
    settings, task = training.settings, LIVE[training.settings.task]
    options, symbols = options_of(settings, training.own), task.symbols(options_of(settings, training.own))
    inside = form_of(settings.task).inside(settings, unflatten(training.shapes, training.flat))
    tests, _, shown = held_out(settings.task, settings.options, training.own)
    if inside.writes:
        tests, shown, symbols = reads_answers(tests), reads_answers(shown), symbols._replace(inputs=symbols.outputs)
    numbers = channels(training)
    signature = Signature(
        numbers,
        symbols.outputs,
        "number" if kind_of(settings.task) == "number" else "class",
        shown.told is not None or (symbols.inputs == symbols.outputs and not at_the_end(tests)),
        task.scale(options) if hasattr(task, "scale") else (0.0, 1.0),
    )
    words = () if numbers else symbols.inputs
    model = models.Model(words, None, inside.layers, inside.readout, {}, signature)
    about = {"task": task.NAME, "settings": settings._asdict(), "updates": training.updates, "note": inside.note}
    about |= {"examples": examples(model, shown, tests), "range": ranges(model, tests) if numbers else None}
    about |= {"at_the_end": at_the_end(tests)}
    return model._replace(about=about)


def channels(training: Training) -> tuple[str, ...]:
    """The names of the numbers that it reads at each step, as its lstm.Model does; () where it reads tokens."""
    settings, form = training.settings, form_of(training.settings.task)
    if form.WRITES or held_out(settings.task, settings.options, training.own)[2].xs.ndim < 3:
        return ()
    return LIVE[settings.task].symbols(options_of(settings, training.own)).inputs


def reads_answers(some: Examples) -> Examples:
    """Examples of what a decoder reads: the word that begins, and the right answer."""
    reads = before(some.targets)
    return some._replace(xs=reads, lengths=np.count_nonzero(some.weights, axis=0))


def at_the_end(some: Examples) -> bool:
    """Whether examples are asked after their last step alone."""
    return bool((np.count_nonzero(some.weights, axis=0) == 1).all()) and some.told is None


def examples(model: models.Model, shown: Examples, tests: Examples) -> list[str]:
    """Held-out examples as text, each different: the one to show, and others. Of a forecast, what is read of it."""
    fitting = [k for k, steps in enumerate(tests.lengths[:SHOWN]) if (tests.told or steps) <= LONGEST]
    texts = [text_of(model, shown, 0), *(text_of(model, tests, k) for k in fitting)]
    return list(dict.fromkeys(texts))[:SHOWN]


def text_of(model: models.Model, some: Examples, k: int) -> str:
    """One of some examples as text."""
    rows = some.xs[: some.told or int(some.lengths[k]), k]
    return inputs.as_text(model, in_units(model, rows))


def as_typed(model: models.Model, task: str, some: Examples) -> str:
    """What is read of an example, n = 1, of a task, as the text that is typed for its network, a Model."""
    return text_of(model, reads_answers(some) if form_of(task).WRITES else some, 0)


def in_units(model: models.Model, rows: np.ndarray) -> np.ndarray:
    """What is read, numbers (T, D) off their scale, in the units of those who type it; or ids (T,) as they are."""
    middle, spread = models.signed(model).scale
    return rows if model.words else rows * spread + middle


def ranges(model: models.Model, tests: Examples) -> list[list[float]]:
    """The lowest and the highest number of each channel: [[low, high], ...]."""
    rows = in_units(model, tests.xs[np.arange(len(tests.xs))[:, None] < tests.lengths])
    return [[float(low), float(high)] for low, high in zip(rows.min(axis=0), rows.max(axis=0), strict=True)]
