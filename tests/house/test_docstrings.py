"""Every public function of the library says its shapes, its ranges or units, its errors and where it comes from."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ARRAYS = {"ndarray", "ArrayLike", "Weights", "State", "Step", "Ids"}  # names in annotations
# How long one axis is: 3, H, 2 H, BANDS, n, n_out, units; ... stands for any axes
SIZE = r"(?:\d+ )?(?:\d+|[A-Z]+\w?|[a-z]|\*batch|n_\w+|\w+s|ahead|length|window|width|\.\.\.?)"
AXIS = rf"{SIZE}(?: (?:[-+*]|//) \w+)*"
SHAPE = re.compile(rf"\({AXIS},(?: {AXIS}(?:, {AXIS})*)?\)|\bany shape\b|\bof one shape\b|\bby name\b")
NUMBERS = {"int", "float", "ndarray", "ArrayLike"}  # the ranges in a Step or in Weights are said where those are made
BOUND = r"-?\d[\d.,]*"
SAID = (
    rf"{BOUND}(?:\.\.| to | or ){BOUND}",  # 0..1, -1 to 1, 1 or 2
    rf"\b(?:above|below|between|from) {BOUND}|\bat (?:least|most)\b|\b\w+ or more\b",
    r"\b\d+ [a-z]+s\b|\ball zeros?\b|\bany numbers?\b|\bfinite\b|\bbools?\b",  # 24 bands
    r"\bhow many\b|\bnumbers? of\b|\bso many\b|\bcounts?\b",
    r"\b(?:nats?|bits?|log10|per cent|percentages?|(?:milli)?seconds?|hertz|hz|semitones?|eighths?|pixels?)\b",
    r"\bperplexit(?:y|ies)\b|\bin (?:its|their|the) units?\b|\bsteps after\b",
)
RANGE = re.compile("|".join(SAID), flags=re.IGNORECASE)
ENTRY = re.compile(r"^    ([\w`, ]+?)  +\S", flags=re.MULTILINE)  # "    chance, share   0 to 1", or of arguments: `t`
# "Source: ours", "(Elman 1990", "Witten & Bell 1991", "Cho et al. 2014"
CITED = re.compile(r"\bSource:\s+\w|(?:& [A-Z]\w+|\bet al\.|\([A-Z][\w']+),? (?:1[89]|20)\d\d\b")
SOURCES = [path for path in sorted((ROOT / "lstm").rglob("*.py")) if path.name[0] != "_" or path.name == "__init__.py"]
parsed = cache(ast.parse)


def functions(tree):
    """Every public function of a module, and every public method of its public classes but what a Protocol asks for."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node
        elif isinstance(node, ast.ClassDef) and "Protocol" not in map(ast.unparse, node.bases):
            yield from (part for part in node.body if isinstance(part, ast.FunctionDef) and node.name[0] != "_")


def takes_arrays(function):
    """Whether arrays go in or come out, by its annotations."""
    given = function.args
    every = [one.annotation for one in (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg) if one]
    said = " ".join(ast.unparse(one) for one in (*every, function.returns) if one)
    return bool(ARRAYS & set(re.findall(r"\w+", said)))


def shapeless(source):
    """The public functions of a source that take or return arrays, and say no shape."""
    found = [one for one in functions(parsed(source)) if one.name[0] != "_" and takes_arrays(one)]
    return [one.name for one in found if not SHAPE.search(ast.get_docstring(one) or "")]


def raised(function):
    """The names of the errors that a function raises itself, not those of functions inside it."""
    todo = list(function.body)
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Raise) and node.exc is not None:
            yield ast.unparse(getattr(node.exc, "func", node.exc)).rpartition(".")[2]
        if not isinstance(node, ast.FunctionDef | ast.Lambda | ast.ClassDef):
            todo += ast.iter_child_nodes(node)


def silent(source):
    """The public functions of a source that raise an error, and do not name it."""
    found = [one for one in functions(parsed(source)) if one.name[0] != "_"]
    return [
        one.name
        for one in found
        if any(error[0].isupper() and error not in (ast.get_docstring(one) or "") for error in raised(one))
    ]


def test_every_function_names_the_errors_that_it_raises():
    found = {path.relative_to(ROOT).as_posix(): silent(path.read_text()) for path in SOURCES}
    assert {name: names for name, names in found.items() if names} == {}


def test_it_sees_an_error_that_is_not_named():
    source = 'def checked(x):\n    """The x. {}"""\n    if not x:\n        raise ValueError("no x")\n    return x\n'
    assert silent(source.format("")) == ["checked"]
    assert silent(source.format("Raises ValueError for none.")) == []


def test_every_function_of_arrays_says_their_shapes():
    found = {path.relative_to(ROOT).as_posix(): shapeless(path.read_text()) for path in SOURCES}
    assert len(found) > 100
    assert {name: names for name, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "doc, fine",
    [
        ("The mean of values (T, H): (H,).", True),
        ("From (..., 2 H + 1) to (WIDTH // 2, units).", True),
        ("Weights by name.", True),
        ("The sum of both, of any shape.", True),
        ("The mean of values.", False),
        ("The mean of values (or of some).", False),
        ("(matrix, power) of values.", False),
    ],
)
def test_it_knows_a_shape(doc, fine):
    source = f'def mean(values: np.ndarray) -> float:\n    """{doc}"""\n'
    assert shapeless(source) == ([] if fine else ["mean"])
    assert shapeless(source.replace("np.ndarray", "str")) == []


@cache
def doc_of(path):
    """The docstring of a module, "" where it has none or is not there."""
    return (path.exists() and ast.get_docstring(parsed(path.read_text()))) or ""


def folders(path):
    """The docstrings of the folders of lstm/ that a module lies in, the innermost first."""
    return [doc_of(one / "__init__.py") for one in path.parents if one.is_relative_to(ROOT / "lstm")]


def glossary(docs):
    """(words, names): what docstrings give a range to, and names of arguments that have it, these in `` or not."""
    every = [word.strip() for doc in docs for line in ENTRY.findall(doc) for word in line.split(",")]
    return {word for word in every if word[0] != "`"}, {word.strip("`") for word in every}


def rangeless(source, words=(), names=()):
    """The public functions of a source that take or return numbers, and say neither a range nor a unit of any."""
    known = re.compile(rf"\b(?:{'|'.join(words)})s?\b" if words else "(?!)", flags=re.IGNORECASE)

    def unsaid(function):
        given, doc = function.args, ast.get_docstring(function) or ""
        every = [one for one in (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg) if one]
        parts = [one.annotation for one in every if one.arg not in names] + [function.returns]
        numbers = any(NUMBERS & set(re.findall(r"\w+", ast.unparse(part))) for part in parts if part)
        return numbers and not (RANGE.search(doc) or known.search(doc))

    return [one.name for one in functions(parsed(source)) if one.name[0] != "_" and unsaid(one)]


def sourceless(source, around=""):
    """The public functions of a source of which neither they, nor their module or what is around it, say the source."""
    tree = parsed(source)
    named = [
        node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "SOURCE"
    ]
    if any(isinstance(value, ast.Constant) for value in named) or CITED.search(f"{ast.get_docstring(tree)} {around}"):
        return []
    return [
        one.name for one in functions(tree) if one.name[0] != "_" and not CITED.search(ast.get_docstring(one) or "")
    ]


def test_every_function_of_numbers_says_their_range_or_unit():
    found = {
        path.relative_to(ROOT).as_posix(): rangeless(path.read_text(), *glossary(folders(path))) for path in SOURCES
    }
    assert {name: names for name, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "doc, fine",
    [
        ("The mean: 0 to 1.", True),
        ("The mean, in nats.", True),
        ("The mean share.", True),
        ("The mean of some.", False),
        ("The mean of 3.", False),
    ],
)
def test_it_knows_a_range(doc, fine):
    source = f'def mean(place: int, value: float) -> float:\n    """{doc}"""\n'
    words, names = glossary(["One.\n\n    share, rate     0 to 1\n    `place`, `unit`   whole, from 0\n"])
    assert words == {"share", "rate"} and names == {"share", "rate", "place", "unit"}
    assert rangeless(source, words, names) == ([] if fine else ["mean"])
    assert rangeless('def at(place: int) -> str:\n    """There."""\n', words, names) == []
    assert rangeless('def at(place: int) -> str:\n    """There."""\n') == ["at"]


def test_everything_says_where_it_comes_from():
    found = {
        path.relative_to(ROOT).as_posix(): sourceless(path.read_text(), "\n".join(folders(path)[:-1]))
        for path in SOURCES
    }
    assert {name: names for name, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "module, doc, around, fine",
    [
        ("One.", "Two (Elman 1990).", "", True),
        ("One, as Cho et al. 2014.", "Two.", "", True),
        ("One. Source: ours.", "Two.", "", True),
        ("One.", "Two.", "All of it. Source: ours, but for what a module names.", True),
        ("One.", "Two.", "Of 1997.", False),
    ],
)
def test_it_knows_a_source(module, doc, around, fine):
    source = f'"""{module}"""\n{{}}\n\ndef two():\n    """{doc}"""\n'
    assert sourceless(source.format(""), around) == ([] if fine else ["two"])
    assert sourceless(source.format('SOURCE = "Elman 1990"'), around) == []
    assert sourceless(source.format('SOURCE = ("a", "b")'), around) == ([] if fine else ["two"])
