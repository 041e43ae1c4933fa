"""No task says "solved" where nobody could get: with any of its options, and with a text or numbers of one's own."""

from collections import Counter

import numpy as np
import pytest

from lstm import live
from lstm.live import LIVE
from lstm.live.check import check, held_out, solved_now
from lstm.live.examples import bits, least_bits
from lstm.live.forms import FORMS, form_of
from lstm.live.settings import metric_of, options_of
from lstm.live.tasks import kind_of, usual

ENDS = [
    (task, ((name, value),))
    for task, module in LIVE.items()
    for name, one in module.OPTIONS.items()
    for value in {one.low, one.default, one.high}
] + [(task, ()) for task in LIVE]
ANIMALS = ["cat", "dog", "cow", "hen", "pig", "fox", "owl", "bee"]
CAROLS = {
    "as it comes": None,
    "lines that begin alike": "\n".join(f"the {word} sat" for word in ANIMALS),
    "lines that hardly differ": "\n".join(f"a b c {word}" for word in [*"defghijklmnop"]),
    "very short lines": "a b\nc d\ne f\ng h\ni j",
    "one word after all": "\n".join(f"so {word}" for word in ANIMALS),
}
RHYMES = {
    "as it comes": None,
    "random letters": "".join(np.random.default_rng(0).choice(list("abcdefgh"), 300)),
    "two letters": "".join(np.random.default_rng(1).choice(list("ab"), 1500)),
    "one line again and again": "row row row your boat\n" * 20,
}
LABELS = "\n".join(
    f"{label}: {text}" for text in ("good film", "bad film", "it is so", "yes", "no no", "why") for label in "ab"
)


def best_answer(examples, both=False):
    """What whoever knows these examples by heart would answer: how often each class came after what was read so far.

    `both` is whether all of an example has been read before the first answer.
    """
    seen, came = {}, {}
    steps, n = examples.targets.shape
    places = np.zeros((steps, n), int)
    for k in range(n):
        so_far = examples.xs[:, k].tobytes() if both else ()
        for t in range(steps):
            token = examples.xs[t, k] if t < len(examples.xs) else -1
            so_far = seen.setdefault((so_far, np.asarray(token).tobytes()), len(seen))
            places[t, k] = so_far
            if examples.weights[t, k]:
                came.setdefault(so_far, Counter())[int(examples.targets[t, k])] += 1
    outputs = np.zeros((steps, n, int(examples.targets.max()) + 1))
    for t, k in np.ndindex(steps, n):
        for target, count in came.get(int(places[t, k]), {}).items():
            outputs[t, k, target] = count / came[int(places[t, k])].total()
    return outputs


def reaches(task, own=None, options=()):
    """The goal of a task, and what the best answer of all to its held-out examples gets."""
    settings = live.defaults(task, options=options)
    tests = held_out(task, settings.options, own)[0]
    metric, given = metric_of(settings, own), options_of(settings, own)
    return metric, LIVE[task].score(best_answer(tests, both=form_of(task) is FORMS["bidirectional"]), tests, given)


@pytest.mark.parametrize(("task", "options"), ENDS)
def test_the_goal_can_be_reached_with_any_option(task, options):
    if kind_of(task) != "class" or form_of(task).WRITES or task == "next_word":  # which has a perplexity of its own
        assert metric_of(live.defaults(task, options=options)).solved is not None or task == "series"
        return
    metric, best = reaches(task, options=options)
    assert metric.reached(best), (metric, best)


@pytest.mark.parametrize("name", CAROLS)
def test_lines_that_are_learnt_by_heart_have_a_goal_above_the_least_bits_there_are(name):
    own = LIVE["lines"].clean(CAROLS[name]) if CAROLS[name] else None
    metric, best = reaches("lines", own)
    assert metric.reached(best) and metric.solved - best < 0.25 or metric.solved == LIVE["lines"].METRIC.solved
    assert best == pytest.approx(LIVE["lines"].least(own), abs=1e-9)


@pytest.mark.parametrize("window", [8, 32, 100])
@pytest.mark.parametrize("name", RHYMES)
def test_a_text_that_is_learnt_by_heart_has_a_goal_above_the_least_bits_there_are(name, window):
    own = LIVE["letters"].clean(RHYMES[name]) if RHYMES[name] else None
    options = (("window", window),)
    metric, best = reaches("letters", own, options)
    assert metric.reached(best) and metric.solved > LIVE["letters"].least(own or LIVE["letters"].TEXT, window)


def test_what_is_held_out_of_ones_own_has_no_goal_and_is_never_called_solved():
    carol = LIVE["lines"].clean("\n".join(f"line {k} is of {k * 7 % 11} words" for k in range(60)))
    rhyme = LIVE["letters"].clean("it was the best of times and the worst of times " * 60)
    series = LIVE["series"].clean(np.sin(np.arange(200.0)).tolist())
    for task, own in {"lines": carol, "letters": rhyme, "series": series}.items():
        training = live.begin(live.defaults(task, units=2, batch=2), own)
        assert metric_of(training.settings, own).solved is None
        assert not check(training).solved and not solved_now(training)
        assert not metric_of(training.settings, own).reached(-np.inf) and not metric_of(training.settings, own).reached(
            9
        )


def test_labels_that_contradict_each_other_lower_the_goal_to_what_is_right_at_best():
    own = LIVE["opinions"].clean(
        LABELS.replace(
            "so", "so\na: one more\nb: two more\na: last one\nb: last one\na: yes\nb: yes\na: no no\nb: no no"
        )
    )
    metric, best = reaches("opinions", own)
    assert metric.solved <= best and metric.reached(best)


def test_the_least_bits_are_those_of_the_best_answer():
    for task in ("lines", "letters"):
        given = usual(task)
        examples = LIVE[task].draw(np.random.default_rng(0), 40, given)
        best = best_answer(examples)
        assert least_bits(examples) == pytest.approx(bits(best, examples))
