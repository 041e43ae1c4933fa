"""The command `inside-the-lstm`: it opens the app, wherever pip put it."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

PLACES = (Path(__file__).parent.parent, Path(sys.prefix) / "share" / "inside-the-lstm")  # as cloned, and as installed
WITHOUT = "The app needs Streamlit and Plotly beside the library: pip install 'inside-the-lstm[app]'"


def folder():
    """The folder with app.py and pages/. Raises FileNotFoundError."""
    for place in PLACES:
        if (place / "pages").is_dir() and (place / "app.py").is_file():
            return place
    raise FileNotFoundError(f"app.py is in none of {', '.join(map(str, PLACES))}: install the package again")


def main():
    """Run the app until it is stopped; what stands behind the command goes to Streamlit (--server.port=8502)."""
    if find_spec("streamlit") is None:
        raise SystemExit(WITHOUT)
    where = folder()
    run = [sys.executable, "-m", "streamlit", "run", str(where / "app.py"), *sys.argv[1:]]
    raise SystemExit(subprocess.call(run, cwd=where))  # its settings are read from that folder
