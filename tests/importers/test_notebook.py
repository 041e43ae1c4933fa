"""The notebook goes from a file of PyTorch to gates, health and probe, as it says."""

import json
from pathlib import Path

HERE = Path(__file__).parent.parent.parent / "docs" / "notebook"


def test_its_cells_run_in_order_and_find_what_they_say(monkeypatch, capsys):
    monkeypatch.chdir(HERE)
    cells = json.loads((HERE / "pytorch.ipynb").read_text(encoding="utf-8"))["cells"]
    names = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), "pytorch.ipynb", "exec"), names)
    assert names["best"].fits and "as the file was read True" in capsys.readouterr().out
    snow = names["snow"]
    assert snow.c > 0.8 > snow.x + 0.2 and snow.shuffled < 0.2, "it knows of snow that it was never told of"
