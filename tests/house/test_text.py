"""What a page says stands in the text.md of its room: what is asked for is there, and what is there is shown."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from ui.text import text_of

ROOT = Path(__file__).parent.parent.parent
MOST = 14  # words of a sentence that may stand in Python: labels do, paragraphs do not
CODE = ("<style", "default-src ", "SELECT ", "INSERT ", "UPDATE ", "CREATE ")  # in other languages
BESIDE = {"help", "alt"}  # what is said of a control or of a picture stands beside it
WORD = re.compile(r"[^\W\d_][\w’'-]*")
TEXT = re.compile(r"(?<![\w.])TEXT\.(\w+)")  # in JavaScript, and where it is filled
FILLED = re.compile(r"fill\(([^,]*TEXT[^,]*), \{ (.*?) \}\)")
BRACKETS = re.compile(r"\([^()]*\)|\[[^][]*\]")
SCRIPTS = [ROOT / "app.py", *sorted(ROOT.glob("pages/*.py")), *sorted(ROOT.glob("ui/**/*.py"))]
ROOMS = sorted(path.parent for path in ROOT.glob("ui/**/text.md"))


def read(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def asked(tree):
    """What a script asks for: {name of a text: the words that it is filled with}."""
    found = {}
    for node in ast.walk(tree):
        filled = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"
        words = {word.arg for word in node.keywords} if filled else set()
        for one in ast.walk(node.func.value) if filled else [node]:
            if isinstance(one, ast.Subscript) and isinstance(one.value, ast.Name) and one.value.id == "TEXT":
                found.setdefault(one.slice.value, words)  # a call is met before what is in it
    return found


def asked_by(folder):
    """The same of a component, whose texts stand in its room as `folder: name`."""
    script = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js")))
    found = {name: set() for name in TEXT.findall(script)}
    for names, words in FILLED.findall(script):
        left = None
        while left != words:  # without what stands in brackets, from the inside out
            left, words = words, BRACKETS.sub("", words)
        found |= dict.fromkeys(TEXT.findall(names), {word.split(":")[0].strip() for word in words.split(",")})
    return {f"{folder.name}: {name}": words for name, words in found.items()}


def room_of(tree):
    """The room whose TEXT a script imports."""
    return next(
        ROOT / node.module.replace(".", "/")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and any(one.name == "TEXT" for one in node.names)
    )


@cache
def every_room():
    """{room: what its scripts ask for}."""
    rooms = defaultdict(dict)
    for tree in map(read, SCRIPTS):
        if found := asked(tree):
            rooms[room_of(tree)] |= found
    for path in ROOT.glob("ui/**/*.js"):
        if path.stem == path.parent.name:
            rooms[path.parent.parent] |= asked_by(path.parent)
    return rooms


def fields(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_every_text_is_shown_and_every_one_asked_for_is_there(room):
    texts, wanted = text_of(room / "__init__.py"), every_room()[room]
    assert set(texts) == set(wanted)
    assert {name: fields(text) for name, text in texts.items()} == wanted


def long(tree):
    """Every text of more than so many words in a script: docstrings, styles and what stands beside controls apart."""
    left_out = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            left_out.add(id(node.value))
        elif isinstance(node, ast.keyword) and node.arg in BESIDE:
            left_out |= {id(one) for one in ast.walk(node.value)}
        elif isinstance(node, ast.JoinedStr):  # what is computed
            left_out |= {id(one) for one in node.values}
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    shown = [one.value for one in texts if id(one) not in left_out and not one.value.startswith(CODE)]
    return [text for text in shown if len(WORD.findall(text)) > MOST]


def test_no_paragraph_stands_in_a_script():
    assert {path.relative_to(ROOT).as_posix(): found for path in SCRIPTS if (found := long(read(path)))} == {}


def test_a_paragraph_in_a_script_would_be_seen():
    told = " ".join(["word"] * (MOST + 1))
    assert long(ast.parse(f'"""{told}"""\nst.markdown("{told}", help="{told}")')) == [told]
    assert asked(ast.parse('TEXT["a"]\n(TEXT["b"] if x else TEXT["c"]).format(n=1)')) == {
        "a": set(),
        "b": {"n"},
        "c": {"n"},
    }


def test_what_a_component_asks_for_is_found(tmp_path):
    (tmp_path / "a.js").write_text("TEXT.b; fill(x ? TEXT.c : TEXT.d, { n: say(m, [2, 3]), o }); context.TEXT.e;")
    of = tmp_path.name
    assert asked_by(tmp_path) == {f"{of}: b": set(), f"{of}: c": {"n", "o"}, f"{of}: d": {"n", "o"}}


def test_lines_of_a_paragraph_are_one_and_those_of_a_list_are_not(tmp_path):
    path = tmp_path / "text.md"
    path.write_text("## a\n\nOne line\nand 3&nbsp;more.\n\n- One\n  point\n- another\n\n## b\n\nIt ends.\n")
    assert text_of(path) == {"a": "One line and 3\N{NO-BREAK SPACE}more.\n\n- One point\n- another", "b": "It ends."}
    path.write_text("## a\n\nOne.\n\n## a\n\nTwo.\n")
    with pytest.raises(ValueError, match="twice"):
        text_of(path)
