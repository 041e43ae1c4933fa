"""A vote server in this process, and phones that talk to it over HTTP as a phone does."""

import re
import socket
import threading
from contextlib import contextmanager
from http.client import HTTPConnection
from urllib.parse import urlencode

import uvicorn

from lstm.figures.classroom.question import Question
from ui.classroom.votes.server import serve

WORDS = Question("choice", "What comes next?", 1, ("taxi", "loan", "coat"))
NUMBER = Question("number", "How sure is it?", 97.0, low=0.0, high=100.0, unit=" %", near=10.0)
CURVE = Question("curve", "Draw the gate.", [0.0, 1.0, 0.5], labels=("Today", "my", "job"))


@contextmanager
def served(store):
    """The server of a store, on a free port: its address."""
    config = uvicorn.Config(serve(store), log_level="error", lifespan="off")
    with socket.socket() as hears:
        hears.bind(("127.0.0.1", 0))
        hears.listen(100)  # whoever comes before it has started waits
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([hears],))
        thread.start()
        try:
            yield f"127.0.0.1:{hears.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


class Phone:
    """One phone: it keeps its token, and nothing else."""

    def __init__(self, address, room):
        self.address, self.at, self.cookie, self.status, self.text = address, room, "", 0, ""

    def ask(self, path, method="GET", body=None):
        """Its status and its text; the token comes with the first page."""
        line = HTTPConnection(self.address, timeout=20)
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request(method, path, body, headers)
        answer = line.getresponse()
        self.status, self.headers, self.text = answer.status, answer.headers, answer.read().decode()
        if said := answer.headers.get("Set-Cookie"):
            self.cookie = said.split(";")[0]
        line.close()
        return self

    def see(self):
        """The room as it is now."""
        return self.ask(f"/{self.at}")

    def says(self, *values, number=1, turn=1):
        """Answer; what the page then says."""
        fields = [("number", number), ("round", turn), *(("value", one) for one in values)]
        return self.ask(f"/{self.at}/vote", "POST", urlencode(fields))

    @property
    def sentence(self):
        """What was refused, in words."""
        found = re.search(r"<p class=said>(.*?)</p>", self.text)
        return found[1] if found else ""
