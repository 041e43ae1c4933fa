"""Adding is one file: dropped into a copy of the tree, it is found on every page that should have it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGE = '''"""A page that is added."""

from ui import page

page.open_page("A page that is added", "It says one sentence.")
'''
FIGURE = '''"""A picture that is added."""


def draw():
    """Nothing but its name."""
    return {"alt": "added"}
'''
SETTING = '''"""What a link may say of a page that is added."""

from ui.link.setting_checks import Setting, number

SETTINGS = {"pebbles": Setting("pebbles on the page", "3", number, parse=int, good=("7",), bad=("many",))}
'''
LESSON = '''"""A lesson that is added."""

from lstm.figures.lessons import by_hand
from ui.lessons.lesson import Lesson, Onward

TEXT = "It claims.\\n\\nIs it so?\\n\\n- [x] Yes\\n- No\\n\\nDrag.\\n\\nIt is so.\\n\\nKeep this."
LESSON = Lesson("Added", TEXT, by_hand.keep, Onward("11_Your_sentence", "Go on", {}))
'''
CLAIM = '''"""A claim that is added."""

from lstm.experiments.court.rule import Rule

NUMBER, CLAIM, SAID_BY = 99, "It is added.", "Somebody."
RULE = Rule("nothing but the seed", "it", "more", 0.0, unit="number")
CASES, ARMS, SEEDS = {"here": "here"}, {"it": "it"}, (0, 1, 2)
HOW = LITERATURE = CHANGES = "Nothing much is done."


def measure(case, arm, seed, training):
    """The seed itself."""
    return float(seed)
'''
IMPORTER = '''"""A format that is added: one number, of which everything is made."""

import numpy as np

from lstm.importers._found import Found, Raw, layer_of

NAME = "Added"
ENDINGS = ("added",)


def fits(data):
    """Whether these bytes begin as such a file."""
    return data[:5] == b"ADDED"


def read(data):
    """One layer."""
    return Found((layer_of(Raw("lstm", "ifco", np.full((4, 2, 3), float(data[5:])), np.ones((4, 2, 2))), "it"),))
'''
FOUND = """
import sys
from pathlib import Path
from streamlit.testing.v1 import AppTest
import lstm
from lstm import importers
from lstm.figures import figures
from lstm.figures.inside_one_step import step
from lstm.live import LIVE, advance, begin, defaults, model_of
from lstm.live.race import rate_of
from ui.link import settings

here = Path.cwd()
assert Path(lstm.__file__).is_relative_to(here), lstm.__file__

assert lstm.CELLS["added"].NAME == "Added RNN"
for task in LIVE:
    settings_of = defaults(task, cell="added", units=3, batch=2)
    assert advance(begin(settings_of), 1).updates == 1, task
    assert rate_of(settings_of, "added") == settings_of.rate
assert "added" in importers.ENDINGS
layer = importers.read(b"ADDED0.5").layers[0]
assert lstm.run(lstm.CELLS[layer.cell], layer.weights, [[0.0, 1.0, 2.0]]).h.shape == (1, 2)
assert figures()["added_figure"].draw() == {"alt": "added"}
assert settings.SETTINGS["pebbles"].value("7") == 7

start = AppTest.from_file(str(here / "app.py"), default_timeout=300)
start.query_params["pebbles"] = "8"
start.run()
assert not start.exception
ways = next(one.proto for one in start.get("bidi_component") if one.proto.component_name.endswith("_ways"))
assert '["Page that is added", "Page_that_is_added"' in str(ways).replace('\\\\"', '"').replace('\\"', '"'), ways
assert not any("pebbles" in said.value for said in start.warning), "the link's setting is known"

added = start.switch_page("pages/59_Page_that_is_added.py").run()
assert not added.exception and added.title[0].value == "A page that is added"

start.session_state["my_model"] = model_of(advance(begin(defaults("everyday", cell="added", units=3)), 1))
start.query_params["model"] = "mine"
for name in ("11_Your_sentence", "12_Inside_one_step", "13_Who_wrote_the_memory"):
    read = start.switch_page(f"pages/{name}.py").run()
    assert not read.exception, (name, read.exception)
    undrawn = any("Added RNN: nothing says yet how it is drawn" in said.value for said in read.info)
    assert undrawn == name.startswith("12"), name

course = start.switch_page("pages/01_Start_here.py")
course.query_params["course"] = "13"
course.run()
assert not course.exception and course.title[0].value == "It claims."

court = start.switch_page("pages/45_Court_of_claims.py")
court.query_params["claim"] = "added_claim"
court.run()
court.button(key="claim_run_here").click().run()
assert not court.exception and any("Here: True" in said.value for said in court.markdown), court.markdown

live = start.switch_page("pages/31_Train_it_live.py").run()
assert not live.exception
offered = [option for box in live.selectbox for option in box.options]
assert "Added task" in offered, offered
"""


@pytest.fixture
def tree(tmp_path):
    """A copy of the app and its library."""
    for name in ("lstm", "ui", "pages", ".streamlit"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "app.py", tmp_path)
    return tmp_path


def copied(path, name, *changes):
    """A module beside `path`, the same but for its name and these changes, each of which must be there."""
    source = path.read_text()
    for before, after in changes:
        assert before in source
        source = source.replace(before, after)
    path.with_name(name).write_text(source)


def test_a_cell_a_task_a_page_a_picture_a_lesson_a_file_format_a_claim_and_a_setting_are_found_wherever_they_should_be(
    tree,
):
    name = 'NAME = "Plain RNN"'
    copied(tree / "lstm/cells/rnn.py", "added.py", (name, 'NAME = "Added RNN"'))
    copied(tree / "lstm/live/tasks/parity.py", "added_task.py", ('NAME = "Odd or even"', 'NAME = "Added task"'))
    (tree / "pages/59_Page_that_is_added.py").write_text(PAGE)
    (tree / "lstm/figures/sentence/added_figure.py").write_text(FIGURE)
    (tree / "ui/lessons/course/lesson_13_added.py").write_text(LESSON)
    (tree / "lstm/importers/added.py").write_text(IMPORTER)
    (tree / "lstm/claims/added_claim.py").write_text(CLAIM)
    (tree / "ui/added_room").mkdir()
    (tree / "ui/added_room/__init__.py").write_text('"""The room of a page that is added."""\n')
    (tree / "ui/added_room/settings.py").write_text(SETTING)
    done = subprocess.run([sys.executable, "-c", FOUND], cwd=tree, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
