"""What stands beside a training as "before" is the beginning of that training, and of no other."""

from test_my_model import data
from test_pages import PAGES, opened, visit

TRAIN = next(page for page in PAGES if page.stem.endswith("Train_it_live"))


def test_another_task_brings_its_own_beginning():
    at = visit(TRAIN, beside="on", task="recall", hidden="3")
    for task in ("recall", "parity"):
        if task != "recall":
            opened(next(box for box in at.selectbox if box.label == "Task").set_value(task).run())
        picture = data(opened(at), "train")
        assert picture["before"]["quantities"] == picture["example"]["quantities"]  # no update was made
        assert picture["before"]["read"] == picture["example"]["read"]
