"""What holds for the repository as a whole."""

import os
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from streamlit import config

from ui import command

ROOT = Path(__file__).parent.parent.parent
CODE = {".py", ".js", ".css"}
TEXT = CODE | {".md", ".toml", ".txt", ".html", ".yml", ".cfg", ""}
LONGEST = 250  # lines
HOME = re.compile(r"(?<![\w.:/~-])/(?:home|Users|root|work)/\w|(?<!\w)[A-Z]:\\\w")
LEFT_OUT = {"__pycache__", "node_modules"}


def files():
    """Every file of the project that is text; no folder that starts with a dot, but for the two that are ours."""
    for folder, inside, names in os.walk(ROOT):
        inside[:] = [
            name for name in inside if name not in LEFT_OUT and (name[0] != "." or name in (".streamlit", ".ci"))
        ]
        yield from (Path(folder, name) for name in names if Path(name).suffix in TEXT and name != ".git")


def test_every_file_of_code_can_be_read_in_one_sitting():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in files() if path.suffix in CODE
    }
    assert len(lengths) > 20
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST} == {}


def test_no_file_names_a_folder_of_somebodys_machine():
    assert {str(path.relative_to(ROOT)): found for path in files() if (found := HOME.findall(path.read_text()))} == {}


@pytest.mark.parametrize("folder", ["home", "Users", "root"])
def test_such_a_name_would_be_seen(folder):
    assert HOME.search(f'open("/{folder}/ann/app.py")') and not HOME.search(f"https://example.org/{folder}/ann")


def options(settings, before=""):
    """The settings of a TOML file under their full names: runner.magicEnabled and so on."""
    for name, value in settings.items():
        if isinstance(value, dict):
            yield from options(value, f"{before}{name}.")
        else:
            yield before + name, value


def test_every_setting_in_the_configuration_is_one_that_streamlit_still_has():
    settings = dict(options(tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())))
    known = set(config.get_config_options())
    assert settings and [name for name in settings if name not in known] == []


def test_streamlit_still_has_the_hidden_setting_that_spares_every_visitor_85_ms():
    assert config.get_option("runner.postScriptGC") is False
    assert config.get_where_defined("runner.postScriptGC") == str(ROOT / ".streamlit" / "config.toml")


def test_what_is_installed_with_the_command_is_what_make_installs():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    needed = (ROOT / "requirements.txt").read_text().split()
    numpy = next(one for one in needed if one.startswith("numpy"))
    assert {*project["optional-dependencies"]["app"], numpy} == {*needed}
    assert project["dependencies"] == [numpy.replace("==", ">=").rpartition(".")[0]]
    module, _, function = project["scripts"]["inside-the-lstm"].partition(":")
    assert callable(getattr(import_module(module), function))
    assert command.folder() == ROOT


def test_pages_are_found_where_pip_puts_them(tmp_path, monkeypatch):
    (tmp_path / "share/pages").mkdir(parents=True)
    for name in ("app.py", "pages/11_Only.py"):
        (tmp_path / "share" / name).touch()
    monkeypatch.setattr(command, "PLACES", (tmp_path / "site-packages", tmp_path / "share"))
    spec = spec_from_file_location("installed_page", ROOT / "ui/page.py")
    page = module_from_spec(spec)
    spec.loader.exec_module(page)
    assert [path.name for path in page.PAGES] == ["11_Only.py"]


def test_the_command_says_what_to_install_where_only_the_library_is():
    missing = "import sys; sys.modules |= dict.fromkeys(['streamlit', 'plotly', 'threadpoolctl'])"
    code = f"{missing}; from ui import command; command.main()"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (found.returncode, found.stderr) == (1, command.WITHOUT + "\n")
