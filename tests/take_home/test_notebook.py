"""The notebook of a worksheet runs from its first cell to its last, and says what the sheet says."""

import json

import pytest

from lstm import presets, reading
from lstm.everyday import sentences
from lstm.figures.worksheet import sheet
from lstm.one_unit.lessons import LESSONS
from ui.take_home import notebook

HOSTILE = "due to my 'job'\"\"\" + __import__('os') \\ <script> I need to take a loan"


def run(text):
    """Every code cell in its order: the names they leave."""
    names = {}
    for cell in json.loads(text)["cells"]:
        if cell["cell_type"] == "code":
            exec(compile(cell["source"], "lesson.ipynb", "exec"), names)
    return names


@pytest.mark.parametrize("text", [sentences.SEED, "The car runs on the road", HOSTILE])
@pytest.mark.parametrize("stage", ["trained", "untrained"])
def test_its_cells_run_in_order_and_find_the_numbers_of_the_sheet(text, stage, capsys):
    read = reading.read(presets.load("lstm", stage), text)
    one = sheet.of_reading(read)
    names = run(notebook.of_reading(one, read, stage, None))
    assert names["text"] == text
    assert names["why"].total == pytest.approx(float(one.gate.total.result.value), abs=1e-3)
    assert names["dc"] == pytest.approx(float(one.backward.lines[2].result.value), rel=0.05, abs=2e-3)
    assert one.answer.word in capsys.readouterr().out


def test_that_of_a_unit_set_by_hand_runs_too(capsys):
    _, _, values, xs = LESSONS["leaky"]
    one = sheet.by_hand(values, xs)
    names = run(notebook.by_hand(one, values, xs))
    assert names["dh"] == pytest.approx(float(one.backward.given[0].value), abs=1e-3)
    assert "step 3" in capsys.readouterr().out
