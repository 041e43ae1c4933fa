"""The same few statements of SQL for SQLite, in a file, and for PostgreSQL, through SQLAlchemy."""

import os
import sqlite3
import threading
from contextlib import contextmanager
from pathlib import Path

from ui.classroom.votes.refused import answering

USUAL = Path("~/.inside-the-lstm/class.sqlite3")  # where votes are kept if LSTM_CLASS does not say otherwise
WAITS = 10  # seconds for another who writes


def opened(url=None):
    """The database that LSTM_CLASS names: postgresql://..., sqlite:///file, or nothing for the usual file."""
    url = url or os.environ.get("LSTM_CLASS") or f"sqlite:///{USUAL.expanduser()}"
    if url.startswith("sqlite:///"):
        return SQLite(Path(url.removeprefix("sqlite:///")))
    if url.startswith(("postgresql://", "postgresql+psycopg://")):
        return PostgreSQL(url.replace("postgresql://", "postgresql+psycopg://", 1))
    raise ValueError("LSTM_CLASS is postgresql://... or sqlite:///file")


class SQLite:
    """One connection for each thread: readers do not wait for who writes, and a vote does not wait for the disk."""

    lock = ""  # after a SELECT whose rows must stay so: here whoever writes is alone anyway

    def __init__(self, path):
        self.path, self.mine = path, threading.local()
        with answering(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)

    def connection(self):
        """This thread's connection."""
        if not hasattr(self.mine, "connection"):
            # Whoever holds it last closes it, in another thread perhaps.
            made = sqlite3.connect(self.path, timeout=WAITS, isolation_level=None, check_same_thread=False)
            made.execute("PRAGMA journal_mode=WAL")
            made.execute("PRAGMA synchronous=NORMAL")
            self.mine.connection = Closing(made)
        return self.mine.connection.made

    def run(self, statement, **values):
        """Do one statement; how many rows it changed."""
        with answering(sqlite3.OperationalError):
            return self.connection().execute(statement, values).rowcount

    def rows(self, statement, **values):
        """The rows of one question."""
        with answering(sqlite3.OperationalError):
            return self.connection().execute(statement, values).fetchall()

    @contextmanager
    def together(self):
        """All or nothing, and nobody writes in between."""
        with answering(sqlite3.OperationalError):
            here = self.connection()
            here.execute("BEGIN IMMEDIATE")
        try:
            yield self
        except BaseException:
            here.execute("ROLLBACK")
            raise
        here.execute("COMMIT")

    def close(self):
        """Let go of this thread's connection."""
        if hasattr(self.mine, "connection"):
            del self.mine.connection


class Closing:
    """A connection that is closed when nobody holds it any more."""

    def __init__(self, made):
        self.made = made

    def __del__(self):
        self.made.close()


class PostgreSQL:
    """Through SQLAlchemy, which keeps a few connections open."""

    lock = " FOR SHARE"

    def __init__(self, url):
        try:
            from sqlalchemy import create_engine, text
            from sqlalchemy.exc import DBAPIError
        except ImportError as fault:
            raise ValueError("PostgreSQL needs: pip install -r requirements-class.txt") from fault
        self.text, self.fault, self.mine = text, DBAPIError, threading.local()
        self.engine = create_engine(url, pool_size=10, pool_pre_ping=True)

    @contextmanager
    def connection(self):
        """The connection of what is under way together, or one of its own."""
        if getattr(self.mine, "connection", None) is not None:
            yield self.mine.connection
            return
        with answering(self.fault), self.engine.begin() as made:
            yield made

    def run(self, statement, **values):
        """Do one statement; how many rows it changed."""
        with self.connection() as made:
            return made.execute(self.text(statement), values).rowcount

    def rows(self, statement, **values):
        """The rows of one question."""
        with self.connection() as made:
            return [tuple(row) for row in made.execute(self.text(statement), values)]

    @contextmanager
    def together(self):
        """All or nothing."""
        with answering(self.fault), self.engine.begin() as made:
            self.mine.connection = made
            try:
                yield self
            finally:
                self.mine.connection = None

    def close(self):
        """Let go of all connections."""
        self.engine.dispose()
