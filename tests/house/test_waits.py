"""No test asks the clock or sleeps: it waits for what is not yet so, by what tests/browser/waits.py has for that.

How fast something is, bench/ measures: an assertion on time fails on a busy machine, and passes on a fast one.
"""

import ast
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent
MAY = {HERE / "browser" / "waits.py"}
FILES = sorted({*HERE.rglob("*.py")} - MAY)
NEVER = {"time", "timeit"}  # these modules
WAITS = {"sleep", "wait_for_timeout", "wait_for_load_state", "perf_counter", "monotonic", "process_time", "getrusage"}


def clocks_and_sleeps(source):
    """The lines of a source that read a clock, sleep, or wait for a length of time."""
    for node in ast.walk(ast.parse(source)):
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            modules = [node.module]
        called = node.func if isinstance(node, ast.Call) else None
        name = getattr(called, "attr", getattr(called, "id", None))
        quiet = isinstance(node, ast.keyword) and getattr(node.value, "value", None) == "networkidle"
        if name in WAITS or NEVER & {*modules} or quiet:
            yield getattr(node, "lineno", 0)


def test_no_test_asks_the_clock_or_sleeps():
    assert {path.name: lines for path in FILES if (lines := [*clocks_and_sleeps(path.read_text())])} == {}


@pytest.mark.parametrize(
    "source",
    [
        "import time",
        "from time import monotonic as now",
        "import timeit",
        "page.wait_for_timeout(300)",
        "await asyncio.sleep(1)",
        "page.wait_for_load_state()",
        "page.goto(link, wait_until='networkidle')",
        "def wait():\n    clock.perf_counter()",
    ],
)
def test_one_that_does_is_found(source):
    assert [*clocks_and_sleeps(source)]


@pytest.mark.parametrize("source", ["monkeypatch.setattr(workers, 'monotonic', now)", "until(lambda: done)", "a.time"])
def test_and_nothing_else_is(source):
    assert not [*clocks_and_sleeps(source)]
