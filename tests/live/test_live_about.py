"""What is said of a task on "Train it live" is told of the task as it comes, and says so where the training is not."""

import pytest
from test_pages import ROOT, visit

from lstm.live import LIVE, defaults
from ui.train_live.about import FIELDS, changed

PAGE = ROOT / "pages" / "31_Train_it_live.py"
WARNING = "What follows is told of the task as it comes."
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
