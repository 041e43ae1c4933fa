"""Where a file is from: its link, the version of this project, and the seed of its network."""

import tomllib
from importlib import metadata
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import streamlit as st

from ui.classroom.lesson_plan import NOT_OF_A_STEP
from ui.link import settings

ROOT = Path(__file__).parent.parent.parent


def base(link):
    """The app's own address before the page, of a page's whole link; "" of what is none."""
    parts = urlsplit(link)
    if parts.scheme not in ("http", "https"):
        return ""
    return f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}/"


def address():
    """The address of the page in view."""
    return st.session_state.get("page_in_view", "").replace(" ", "_").replace(",", "")


def in_link(link):
    """The link of the page in view, with its settings; not with those of a class, whose key is its teacher's."""
    query = {name: value for name, value in settings.set_now().items() if name not in NOT_OF_A_STEP}
    return linked(link, address(), query)


def linked(link, page, query):
    """The link of a page."""
    return f"{link}{page}{'?' * bool(query)}{urlencode(query)}"


def version():
    """The version of this project: of what is installed, or as its own file says."""
    try:
        return metadata.version("inside-the-lstm")
    except metadata.PackageNotFoundError:
        return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def seed_of(model):
    """What a network's training was drawn from."""
    return model.about.get("settings", {}).get("seed", "unknown")
