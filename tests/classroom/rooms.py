"""A room as `make room WORKERS=2` serves it, in processes of its own, for the test that kills some of them."""

import hashlib
import hmac
import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import psutil
from waits import until

ROOT = Path(__file__).parent.parent.parent


class Room:
    """What runs, and where browsers and phones find it."""

    def __init__(self, process, port, log):
        self.process, self.port, self.log = process, port, log
        self.app, self.votes = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port}/v"
        self.workers = [port + 10, port + 11]

    def children(self):
        """Its processes."""
        return psutil.Process(self.process.pid).children()

    def kill(self, words):
        """Kill the one process whose command has these words in it."""
        next(one for one in self.children() if words in " ".join(one.cmdline())).kill()

    def told(self, words):
        """Whether that was printed."""
        return words in self.log.read_text()

    def worker_of(self, cookie):
        """The port of the worker that Caddy's cookie names: it signs the address, with no key."""
        names = {hmac.new(b"", f"127.0.0.1:{port}".encode(), hashlib.sha256).hexdigest(): port for port in self.workers}
        return names[cookie]


def up(address):
    """Whether somebody answers there."""
    with suppress(OSError), urlopen(address, timeout=5) as answer:
        return answer.status == 200


@contextmanager
def room_of(folder):
    """A Room of two workers, its votes and its log in a folder, once all of it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = {"HOST": "127.0.0.1", "PORT": str(port), "WORKERS": "2", "LSTM_CLASS": f"sqlite:///{folder}/votes.sqlite3"}
    with (folder / "room.txt").open("w") as log:
        command = [sys.executable, "-m", "ui.classroom.room"]
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | told, stdout=log, stderr=log)
    room = Room(process, port, folder / "room.txt")
    try:
        for app in (*(f"http://127.0.0.1:{one}" for one in room.workers), room.app):
            until(lambda app=app: up(f"{app}/_stcore/health"))
        until(lambda: up(f"{room.votes}/"))
        children = room.children()
        yield room
        children += room.children()
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
    assert psutil.wait_procs(children, timeout=20)[1] == [], "what was started has ended with it"
