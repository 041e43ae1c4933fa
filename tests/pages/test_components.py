"""The scripts of a component are put together into one: no name may be declared in two of them."""

import importlib
import re
from collections import Counter
from pathlib import Path

import pytest
import streamlit as st

from ui.widgets.modules import bundle

ROOT = Path(__file__).parent.parent.parent
FOLDERS = sorted(
    ".".join(path.parent.relative_to(ROOT).parts)
    for path in ROOT.glob("ui/**/__init__.py")
    if "component(__file__)" in path.read_text()
)
DECLARED = re.compile(r"^(?:async )?(?:function\*?|class) (\w+)|^(?:const|let|var) (.+)", re.M)


def declared(script):
    """The names a script declares at its top; of `const A = 1, B = 2` those that stand outside of brackets."""
    for function, names in DECLARED.findall(script):
        if function:
            yield function
            continue
        bare, left = names.partition("//")[0], None
        while bare != left:  # what stands in quotes and brackets, from the inside out
            left, bare = bare, re.sub(r"`[^`]*`|'[^']*'|\"[^\"]*\"|\([^()]*\)|\[[^][]*\]|\{[^{}]*\}", "_", bare)
        yield from re.findall(r"(?:^|, *)(\w+) *=", bare)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_two_scripts_of_a_component_declare_the_same_name(folder, monkeypatch):
    made = []

    def mount(**_):
        return None

    monkeypatch.setattr(st.components.v2, "component", lambda name, **parts: made.append(parts["js"]) or mount)
    importlib.reload(importlib.import_module(folder))
    for script in made:
        assert [name for name, times in Counter(declared(script)).items() if times > 1] == []
    assert made
    monkeypatch.undo()
    importlib.reload(importlib.import_module(folder))


def test_names_are_found_wherever_they_are_declared():
    script = (
        "const A = `x, B = 1`, C = [1, { D: 2 }];  // E = 3\nfunction F() {\n  const G = 1;\n}\nlet H = f(I = 2), J = 3"
    )
    assert [*declared(script)] == ["A", "C", "F", "H", "J"]


def test_a_script_is_put_together_without_comments_and_with_all_else(tmp_path):
    (tmp_path / "b.js").write_text("// Why.\nexport const B = 'http://b//c';  // an address\n\nexport const C = 2;\n")
    (tmp_path / "a.js").write_text(
        "// What.\nimport { B, C } from './b.js';\n\nexport default function () {\n  // How.\n  return B + C;\n}\n"
    )
    told = "const B = 'http://b//c';\nconst C = 2;\n\nexport default function () {\n  return B + C;\n}\n"
    assert bundle(tmp_path / "a.js") == told


def test_no_script_has_what_only_looks_like_a_comment():
    """Two slashes after two spaces at the end of something begin a comment, and stand in no text."""
    for path in ROOT.glob("ui/**/*.js"):
        texts = re.findall(r"'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`", path.read_text())
        assert not [text for text in texts if re.search(r"(?:^|\n) *//|[;,{}]  //", text[1:-1])], path
