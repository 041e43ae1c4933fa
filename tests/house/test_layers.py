"""Dependencies point one way: app.py and pages/ -> ui/ -> lstm.figures -> lstm -> numpy. And who may do sums."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
MAY_IMPORT = {  # the first that fits a file's path
    "lstm/live/files.py": {"numpy", "lstm", "safetensors"},
    "lstm/importers/keras.py": {"numpy", "lstm", "h5py"},
    "lstm/figures/": {"numpy", "plotly", "lstm"},
    "lstm/live/data/": {"numpy", "lstm", "statsmodels", "sklearn", "espeakng_loader"},
    "lstm/live/workers.py": {"lstm", "distributed", "loky"},
    "lstm/": {"numpy", "lstm"},
    "ui/take_home/": {"streamlit", "segno", "lstm", "ui"},
    "ui/classroom/votes/": {"starlette", "sqlalchemy", "lstm", "ui"},
    "ui/ways/printed.py": {"streamlit", "segno", "ui"},
    "ui/classroom/": {"streamlit", "segno", "lstm", "ui"},
    "ui/": {"streamlit", "threadpoolctl", "lstm", "ui"},
    "pages/": {"streamlit", "lstm", "ui"},
    "app.py": {"streamlit", "lstm", "ui"},
}
FILES = [path for top in ("lstm", "ui", "pages") for path in sorted((ROOT / top).rglob("*.py"))] + [ROOT / "app.py"]
SHOWN = [path for path in FILES if path.parent.name == "pages" or path.name == "app.py"]
SCRIPTS = [path for path in sorted((ROOT / "ui").rglob("*.js")) if path.name != "phone.js"]  # it has no Python behind
COMPUTES = ("lstm.js", "cells.js", "network.js")  # of ui/take_home/one_file/, which runs without Python
SUMS = (ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult)


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def imports(source):
    """Every module a source imports, with its full name; also from inside functions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def strangers(source, where):
    """The imports of a source that it may not have where it is."""
    may = next(allowed for place, allowed in MAY_IMPORT.items() if where.startswith(place))
    upwards = {"lstm.figures"} if where.startswith("lstm/") and not where.startswith("lstm/figures/") else set()
    return [
        name
        for name in imports(source)
        if name.split(".")[0] not in may | sys.stdlib_module_names or ".".join(name.split(".")[:2]) in upwards
    ]


def sums(source):
    """The lines of a source that do sums on numbers: any arithmetic but +, which joins texts too."""
    nodes = ast.walk(ast.parse(source))
    return [node.lineno for node in nodes if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, SUMS)]


def test_imports_point_one_way():
    found = {name_of(path): strangers(path.read_text(), name_of(path)) for path in FILES}
    assert {name: names for name, names in found.items() if names} == {}


def test_a_page_does_no_sums():
    assert {name_of(path): lines for path in SHOWN if (lines := sums(path.read_text()))} == {}


def test_javascript_draws_numbers_and_computes_no_network():
    sums = r"Math\.(?:exp|tanh|expm1|pow|random)\b|fetch\(|innerHTML\s*=\s*[^\"'`]"
    computes = {ROOT / "ui/take_home/one_file" / name for name in COMPUTES}
    draws = [path for path in SCRIPTS if path not in computes]
    assert {name_of(path): found for path in draws if (found := re.findall(sums, path.read_text()))} == {}


@pytest.mark.parametrize(
    "source, where",
    [
        ("import streamlit", "lstm/cells/lstm.py"),
        ("import plotly.graph_objects", "lstm/model.py"),
        ("def late():\n    import safetensors", "lstm/model.py"),
        ("def late():\n    import pandas", "lstm/model.py"),
        ("import distributed", "lstm/live/updates.py"),
        ("from lstm.figures.sentence import strip", "lstm/explain/writing.py"),
        ("from lstm import figures", "lstm/explain/writing.py"),
        ("import ui", "lstm/figures/sentence/strip.py"),
        ("import numpy", "ui/page.py"),
        ("import streamlit", "ui/classroom/votes/server.py"),
        ("from pages import gates", "pages/1_Gates.py"),
        ("import app", "ui/page.py"),
        ("import numpy as np", "pages/1_Gates.py"),
        ("from . import other", "pages/1_Gates.py"),
    ],
)
def test_the_rule_sees_what_it_forbids(source, where):
    assert strangers(source, where)


def test_the_rule_sees_sums_and_leaves_texts_alone():
    assert sums("a = b * c") == sums("a -= 1") == sums("a = x @ w") == [1]
    assert sums('a = "x" + b\nc = -1\nd = {} | {}') == []


def test_the_library_loads_neither_streamlit_nor_plotly_nor_the_reader_of_a_file_nobody_has():
    others = "{'streamlit', 'plotly', 'pandas', 'safetensors', 'h5py'}"
    code = "import sys, lstm, lstm.live.files; late = 'lstm.importers' in sys.modules; import lstm.importers; "
    code += f"print(late or {others} & set(sys.modules) or 'none')"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert found.stdout == "none\n", found
