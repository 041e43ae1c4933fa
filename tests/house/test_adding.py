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
from lstm.engine import ENGINES
from lstm.figures import figures
from lstm.figures.inside_one_step import step
from lstm.figures.wiring import WIRINGS
from lstm.live import LIVE, advance, begin, defaults
from ui.link import settings

here = Path.cwd()
assert Path(lstm.__file__).is_relative_to(here), lstm.__file__

assert lstm.CELLS["added"].NAME == "Added RNN" and "added" in WIRINGS and "added" in ENGINES
trained = advance(begin(defaults("added_task", cell="added")), 2)
assert trained.updates == 2
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
assert '["Page that is added", "Page_that_is_added"]' in str(ways).replace('\\\\"', '"').replace('\\"', '"'), ways
assert not any("pebbles" in said.value for said in start.warning), "the link's setting is known"

added = start.switch_page("pages/59_Page_that_is_added.py").run()
assert not added.exception and added.title[0].value == "A page that is added"

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


def test_a_cell_a_task_a_format_a_page_a_picture_and_a_setting_are_found_wherever_they_should_be(tree):
    name = 'NAME = "Plain RNN"'
    copied(tree / "lstm/cells/rnn.py", "added.py", (name, 'NAME = "Added RNN"'))
    copied(tree / "lstm/figures/wiring/rnn.py", "added.py")
    copied(tree / "lstm/engine/rnn.py", "added.py")
    copied(tree / "lstm/live/tasks/parity.py", "added_task.py", ('NAME = "Odd or even"', 'NAME = "Added task"'))
    (tree / "pages/59_Page_that_is_added.py").write_text(PAGE)
    (tree / "lstm/figures/sentence/added_figure.py").write_text(FIGURE)
    (tree / "lstm/importers/added.py").write_text(IMPORTER)
    (tree / "ui/added_room").mkdir()
    (tree / "ui/added_room/__init__.py").write_text('"""The room of a page that is added."""\n')
    (tree / "ui/added_room/settings.py").write_text(SETTING)
    done = subprocess.run([sys.executable, "-c", FOUND], cwd=tree, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
