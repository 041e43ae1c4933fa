"""A room for each page: what one page is made of stands together, and no folder is too full to be looked over."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
MOST = 28  # about twenty-five: at the top of lstm/ a folder for each subject stands beside the core
MAY_HAVE_MORE = {"lstm/live/tasks", "pages"}  # registries: one file each
SOURCES = [path for top in ("lstm", "ui", "pages") for path in (ROOT / top).rglob("*.py")]
COMPONENTS = [path.parent for path in (ROOT / "ui").rglob("__init__.py") if "component(__file__)" in path.read_text()]


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def dotted(path):
    """The name a module is imported by."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imported(path):
    """Every module that a file imports, and every name it takes from one."""
    return {*imports(path)}


def imports(path):
    """As `imported`, one by one."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def test_no_folder_is_too_full():
    kinds = (".py", ".js", ".css")
    entries = {path for source in SOURCES for path in (source, *source.parents) if ROOT in path.parents}
    entries |= {path for path in (ROOT / "ui").rglob("*") if path.suffix in kinds}
    full = Counter(name_of(path.parent) for path in entries if path.parent != ROOT)
    assert {name: count for name, count in full.items() if count > MOST and name not in MAY_HAVE_MORE} == {}


@pytest.mark.parametrize("folder", COMPONENTS, ids=name_of)
def test_a_component_of_one_room_stands_in_it(folder):
    """One that a single room imports is that room's own; those of several stand in ui/widgets/ or ui/sentence/.

    What ui/page.py puts on every page has a room of its own.
    """
    name = f"ui.{'.'.join(folder.relative_to(ROOT / 'ui').parts)}"
    users = [path for path in SOURCES if folder not in path.parents and name in imported(path)]
    rooms = {name_of(path).split("/")[1] if path.is_relative_to(ROOT / "ui") else "pages" for path in users}
    home = folder.relative_to(ROOT / "ui").parts[0]
    assert users
    assert home in rooms or home in ("widgets", "sentence") or rooms in ({"pages"}, {"page.py"}), rooms


def test_a_private_module_is_imported_in_its_own_package_alone():
    """A module whose name begins with an underscore belongs to the folder it stands in."""
    private = {dotted(one): one for one in SOURCES if one.stem[0] == "_" and one.stem != "__init__"}
    borrowed = {
        f"{name_of(path)} imports {name}"
        for path in SOURCES
        for name in imported(path)
        if name in private and private[name].parent not in path.parents
    }
    assert private and borrowed == set()


def test_a_place_in_the_app_that_is_named_anywhere_is_there():
    scripts = [*(ROOT / "ui").rglob("*.js"), *ROOT.glob("*.md")]
    named = {
        (name_of(path), place.rstrip("."))
        for path in [*SOURCES, *scripts]
        for place in re.findall(r"(?<![\w/.<])ui/[\w/.]+", path.read_text())
    }
    assert len(named) > 30
    assert {(where, place) for where, place in named if not (ROOT / place).exists()} == set()
