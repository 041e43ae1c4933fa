"""Every public function of the library says the shapes of its arrays, and the errors that it raises."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ARRAYS = {"ndarray", "ArrayLike", "Weights", "State", "Step", "Ids"}  # names in annotations
# How long one axis is: 3, H, 2 H, BANDS, n, n_out, units; ... stands for any axes
SIZE = r"(?:\d+ )?(?:\d+|[A-Z]+\w?|[a-z]|\*batch|n_\w+|\w+s|ahead|length|window|width|\.\.\.?)"
AXIS = rf"{SIZE}(?: (?:[-+*]|//) \w+)*"
SHAPE = re.compile(rf"\({AXIS},(?: {AXIS}(?:, {AXIS})*)?\)|\bany shape\b|\bof one shape\b|\bby name\b")
SOURCES = [path for path in sorted((ROOT / "lstm").rglob("*.py")) if path.name[0] != "_" or path.name == "__init__.py"]


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
    found = [one for one in functions(ast.parse(source)) if one.name[0] != "_" and takes_arrays(one)]
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
    found = [one for one in functions(ast.parse(source)) if one.name[0] != "_"]
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
