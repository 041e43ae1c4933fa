"""The README keeps its word."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, flags=re.DOTALL)
PYTHON = [code for kind, code in BLOCKS if kind == "python"]


def test_the_first_two_commands_are_make_run_and_make_test():
    kind, commands = BLOCKS[0]
    assert kind == "sh"
    assert [line.split("#")[0].strip() for line in commands.strip().splitlines()] == ["make run", "make test"]
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE)
    assert {"run", "test", "presets", "bench"} <= set(targets)


@pytest.mark.parametrize("code", PYTHON, ids=range(len(PYTHON)))
def test_its_code_runs_and_prints_what_it_says(code, capsys):
    exec(compile(code, "README.md", "exec"), {})
    printed = capsys.readouterr().out
    if "# loan" in code:
        assert "loan" in printed.splitlines()


def test_every_file_it_names_is_there():
    names = re.findall(r"`((?:lstm|ui|pages|docs|tests)/[\w/.]*)`|\((docs/[\w.-]+)\)", README)
    for name in (one or other for one, other in names):
        assert (ROOT / name).exists(), name


def test_every_page_is_described():
    for page in ROOT.glob("pages/*.py"):
        assert f"- **{page.stem.split('_', 1)[1].replace('_', ' ')}**" in README
