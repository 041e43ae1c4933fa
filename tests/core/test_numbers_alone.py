"""Only lstm/numbers.py and ui/widgets/numbers.js make a text of a number, and none stands apart from its unit."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CODE = [ROOT / "app.py", *(path for top in ("lstm", "ui", "pages") for path in sorted((ROOT / top).rglob("*.py")))]
SCRIPTS = sorted((ROOT / "ui").rglob("*.js"))
WRITERS = {"lstm/numbers.py", "ui/widgets/numbers.js"}
ROUND_NUMBERS = {  # they draw or store numbers that are round, and show none
    "lstm/one_unit/_inputs.py",
    "lstm/presets/train.py",
    "lstm/presets/gaps.py",
    "lstm/claims/__main__.py",
    "lstm/presets/apps/__main__.py",
    "lstm/domains/music/judged.py",
    "lstm/live/data/make_series.py",
}
FLOATS = re.compile(r"(\.\d*|\.\{.*\}|#|^[+ ,]?)[gGeEfF%n]$|\.\d")
FIELD = re.compile(r"\{\w*:[^{}]*\.?\d*[gef%]\}|%\{\w+:")
UNIT = r"(%|s|ms|kB|MB|GB|Hz|kHz)(?![\w{])"
APART = re.compile(rf"\d (?={UNIT})"), re.compile(rf"\}} (?={UNIT})")
IN_PLACE = re.compile(  # where a number of pixels, or how much ink, is put into an attribute
    r"points|opacity|stroke-width|width:|join\(|`[MLC]|\bc[xy]:|textLength|setAttribute|places\(|`\$\{x|`\$\{me\.(x|left)"
    r"|const edge|\.map\(\(value, t\) =>|\['x', me\.x"
)


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def texts(tree):
    """Every literal text of a source that is no docstring, and the text between the fields of an f-string."""
    doc = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(part.value if isinstance(part, ast.Constant) else "{0}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in doc:
            yield node.value


def whole(places):
    """Whether a number rounded to so many places is a whole one."""
    return isinstance(places, ast.UnaryOp) or getattr(places, "value", None) == 0


def formats(source):
    """What in a source makes a text of a number that is not whole: format specs, fields, and rounding for a text."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            spec = "".join(part.value if isinstance(part, ast.Constant) else "{0}" for part in node.format_spec.values)
            if FLOATS.search(spec):
                yield f"line {node.lineno}: {spec}"
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and isinstance(node.left, ast.Constant):
            if isinstance(node.left.value, str):
                yield f"line {node.lineno}: {ast.unparse(node)}"
        elif isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name == "round" and len(node.args) > 1 and not whole(node.args[1]):
                yield f"line {node.lineno}: {ast.unparse(node)}"
            if name == "format" and isinstance(node.func, ast.Name):
                yield f"line {node.lineno}: {ast.unparse(node)}"
    yield from (text for text in texts(tree) if FIELD.search(text) and "{f:%}" not in text and "(:%)" not in text)


def parted(source):
    """The texts of a source in which a line may break between a number and its unit."""
    return [text for text in texts(ast.parse(source)) if APART[0].search(text) or APART[1].search(text)]


def test_no_other_python_writes_a_number():
    may = WRITERS | ROUND_NUMBERS  # and wirings, whose {f:%} is a field of the component "step"
    others = [path for path in CODE if name_of(path) not in may and path.parent.name != "wiring"]
    assert {name_of(path): found for path in others if (found := list(formats(path.read_text())))} == {}


def test_no_line_breaks_between_a_number_and_its_unit():
    others = [path for path in CODE if name_of(path) not in WRITERS]
    assert {name_of(path): found for path in others if (found := parted(path.read_text()))} == {}


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_no_other_script_writes_a_number(path):
    if name_of(path) in WRITERS:
        return
    lines = path.read_text().splitlines()
    wrote = [line for line in lines if re.search(r"toFixed|toPrecision|toExponential|toLocaleString|Intl\.", line)]
    assert [line for line in wrote if not IN_PLACE.search(line)] == []
    assert [line for line in lines if re.search(rf"\}} {UNIT}`|\d {UNIT}['`]", line)] == []


@pytest.mark.parametrize(
    "source",
    ['f"{x:.3g}"', 'f"{x:g}"', 'f"{x:,.0f}"', 'f"{x:.{n}f}"', 'f"{x:.0%}"', '"{:.2f}".format(x)', '"%.3f" % x']
    + ["str(round(x, 3))", "np.round(x, 4).tolist()", 'format(x, ".3g")', 'f"{x:+.1f}"'],
)
def test_such_a_text_would_be_seen(source):
    assert list(formats(source)) and not list(formats('f"{n:,} {name!r:>9} {k:02d}"'))


@pytest.mark.parametrize("source", ['"at 93 % of them"', 'f"{x} %"', 'f"{n} MB."', '"every 25 ms"', '"in 3 s, and"'])
def test_such_a_break_would_be_seen(source):
    assert parted(f"said = {source}") and not parted('said = "93\\u00a0%, 5 steps and 3 seconds"')


def tables_without(source, needed="column_config"):
    """The lines at which a table of numbers is shown without saying how many of their digits."""
    for node in ast.walk(ast.parse(source)):
        shows = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "dataframe"
        if shows and needed not in [one.arg for one in node.keywords]:
            yield node.lineno


def test_every_table_says_how_many_digits_its_numbers_have():
    shown = [path for path in CODE if path.is_relative_to(ROOT / "ui")]
    assert {name_of(path): found for path in shown if (found := list(tables_without(path.read_text())))} == {}
    assert list(tables_without("st.dataframe(rows)")) == [1]
