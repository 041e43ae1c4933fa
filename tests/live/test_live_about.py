"""What is said of a task on "Train it live" is told of the task as it comes, and says so where the training is not."""

import numpy as np
import pytest
from test_pages import ROOT, visit

from lstm.live import LIVE, defaults
from lstm.live.run import go, start
from ui.link.scheduled_changes import turns
from ui.train_live.about import FIELDS, changed

PAGE = ROOT / "pages" / "31_Train_it_live.py"
WARNING = "What follows is said of the task unchanged."
OTHER = {"optimiser": "sgd"}


def about(at, task):
    return next(one.value for one in at.markdown if LIVE[task].ABOUT in one.value)


@pytest.mark.parametrize("task", LIVE)
def test_every_change_of_a_training_is_named_and_the_usual_one_has_none(task):
    usual = defaults(task)
    assert changed(usual) == [] and changed(usual._replace(seed=7, cell="gru")) == []
    for field, label in FIELDS.items():
        now = usual._replace(**{field: OTHER.get(field, getattr(usual, field) + 1 if field not in OTHER else None)})
        assert changed(now) == [label]
    for name, option in LIVE[task].OPTIONS.items():
        value = option.high if option.default != option.high else option.low
        assert changed(usual._replace(options=((name, value),))) == ([] if option.names else [option.label])
    assert changed(usual, own="text") == ["the data"]


@pytest.mark.parametrize(
    ("task", "link", "named"),
    [
        ("opinions", {}, ""),
        ("opinions", {"options": "negations:0"}, LIVE["opinions"].OPTIONS["negations"].label),
        ("opinions", {"hidden": "2"}, "Units"),
        ("parity", {"turns": "0:rate:0.1"}, "Learning rate"),
        ("recall", {"bias": "0.0", "layers": "2"}, "Layers and Bias for keeping"),
    ],
)
def test_the_page_says_what_is_not_as_the_task_comes(task, link, named):
    text = about(visit(PAGE, task=task, **link), task)
    assert (WARNING in text) == bool(named) and named in text


def test_a_link_that_says_nothing_opens_on_gates_that_form_and_one_that_says_something_means_what_it_did():
    def trained(**link):
        return visit(PAGE, **link).session_state["live_run"].training.settings

    opened = trained()
    assert dict(opened.options) == {"gap": 10} and [turn[:3] for turn in opened.turns] == [(0, "penalty", 0.1)]
    assert trained(task="recall") == trained(options="gap:50")._replace(options=()) == defaults("recall")
    assert trained(seed="3") == defaults("recall", seed=3)
    at = visit(PAGE)
    next(one for one in at.button if one.label == "One update").click().run()
    assert (at.query_params["options"], at.query_params["turns"]) == ("gap:10", "0:penalty:0.1")
    assert at.session_state["live_run"].training.updates == 1


def test_in_three_hundred_updates_its_gates_part_from_each_other():
    run = start(defaults("recall", options=(("gap", 10),), turns=turns("0:penalty:0.1")))
    while run.training.updates < 300:
        run = go(run, 50)
    trace = run.report.traces[-1]
    for gate, place in ((trace.i, 0), (trace.o, -1)):  # it writes at the letter, and shows at the question mark
        means = gate.mean(axis=1)
        assert means[place] > 3 * np.delete(means, place).max()
    assert trace.f.mean() > 0.97
