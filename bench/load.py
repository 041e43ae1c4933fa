"""A class on the app: how long visitors wait while all of them do something, and how long a vote takes meanwhile.

    python bench/load.py [--visitors 100] [--train 8] [--workers 2] [--seconds 30] [--votes 100] [--after 70]

Starts `ui.classroom.room` on this machine and opens so many pages over the WebSocket, as browsers do. Each visitor
changes something every two seconds: what is picked in the picture, which draws one part of the page again, and every
tenth time the sentence, which draws all of it. Where a page's part takes no pick, that part is asked for once more.
Some train live instead, for as long as the others stay. Then most leave, 30 go on, and so many phones vote within a
second, a new connection each. Clients and servers share the cores: what the clients took of them is printed.
"""

import argparse
import asyncio
import http.client
import os
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import psutil
import websockets
from page import ROOT, free_port
from rerun import sentence
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

APART = 2.0  # seconds between two changes of a visitor
STAY = 30  # visitors while the class votes
PICKS = {  # page: what is picked in which component, the k-th time; None: its largest part is asked for once more
    "Your_sentence": ("strip", lambda k: {"place": str(k % 9), "unit": str(k % 7), "key": "fi"[k % 2]}),
    "Inside_one_step": (
        "step",
        lambda k: {"place": str(k % 9), "unit": "1", "key": "", "phase": "", "all": False, "turn": ""},
    ),
    "Who_wrote_the_memory": None,
    "Squashing_functions": None,
    "Vanishing_gradients": None,
}


class Visitor:
    """A browser's side of one session, without a browser."""

    def __init__(self, address, page):
        self.address, self.page, self.query, self.told = address, page, "", {}
        self.parts, self.ids, self.asks, self.number, self.bytes = {}, {}, {}, 0, 0

    async def open(self):
        """Connect, and draw the page once."""
        socket = f"{self.address.replace('http', 'ws', 1)}/_stcore/stream"
        options = {"max_size": None, "compression": None, "open_timeout": 120, "ping_interval": None}
        self.socket = await websockets.connect(socket, subprotocols=["streamlit"], **options)
        await self.ask()

    async def ask(self, fragment="", auto=False, press=None):
        """Ask for the page, or for a part of it, and wait for the end of that run: seconds."""
        message = BackMsg()
        run = message.rerun_script
        run.page_name, run.query_string, run.fragment_id, run.is_auto_rerun = self.page, self.query, fragment, auto
        for name, value in self.told.items():
            run.widget_states.widgets.add(id=name, json_value=value)
        if press:
            run.widget_states.widgets.add(id=press, trigger_value=True)
        begun = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        while True:
            said, answer = await asyncio.wait_for(self.socket.recv(), 120), ForwardMsg()
            answer.ParseFromString(said)
            self.bytes += len(said)
            kind = answer.WhichOneof("type")
            if kind == "delta":
                self.note(answer.delta)
            elif kind == "page_info_changed":
                self.query = answer.page_info_changed.query_string
            elif (
                kind == "new_session" and not answer.metadata.run.fragment_ids
            ):  # the page is drawn anew, with other parts
                self.parts, self.asks = {}, {}
            elif kind == "auto_rerun":
                self.asks[answer.auto_rerun.fragment_id] = answer.auto_rerun.interval
            elif kind == "script_finished" and answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return time.perf_counter() - begun

    def note(self, delta):
        """What is on the page: parts, components and buttons, by their names."""
        if delta.fragment_id:
            self.parts[delta.fragment_id] = self.parts.get(delta.fragment_id, 0) + 1
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise SystemExit(f"/{self.page}: {element.exception.message}")
        if kind == "bidi_component":
            name = element.bidi_component.component_name.rpartition("inside_the_lstm_")[2]
            self.ids[name] = element.bidi_component.id, delta.fragment_id
        if kind == "button":
            self.ids[element.button.label] = element.button.id, delta.fragment_id

    async def change(self, k):
        """Do what the k-th change is: seconds."""
        if k % 10 == 9:
            self.query = urlencode({"sentence": sentence(k // 10 % 5)})
            return await self.ask()
        if pick := PICKS[self.page]:
            name, picked = pick
            widget, part = self.ids[name]
            self.number += 1
            told = "{" + ", ".join(f'"{key}": {quoted(value)}' for key, value in picked(k).items())
            self.told = {widget: f'{{"picked": {told}, "number": {self.number}}}}}'}
            return await self.ask(part)
        return await self.ask(max(self.parts, key=self.parts.get))


def quoted(value):
    """A value as JSON."""
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


async def looks(visitor, k, of, until, waits):
    """One who looks: a change every two seconds, spread over that time."""
    await asyncio.sleep(APART * k / of)
    n = k
    while time.monotonic() < until:
        waited = await visitor.change(n)
        waits.append(waited)
        n += 1
        await asyncio.sleep(max(0.0, APART - waited))


async def trains(visitor, until, turns):
    """One who trains: presses Play, and then the page asks for each turn."""
    play = next(name for name in visitor.ids if "Play" in name)
    widget, part = visitor.ids[play]
    await visitor.ask(part, press=widget)
    while time.monotonic() < until:
        quick = {part: every for part, every in visitor.asks.items() if every < 10}
        if not quick:
            await asyncio.sleep(0.1)
            continue
        part, every = min(quick.items(), key=lambda one: one[1])
        waited = await visitor.ask(part, auto=True)
        turns.append(waited)
        await asyncio.sleep(max(0.0, every - waited))


def vote(address, room, k):
    """A phone that comes in; what it returns votes, in a connection of its own: the seconds, and whether it counted."""
    place = urlsplit(address)
    line = http.client.HTTPConnection(place.netloc, timeout=60)
    line.request("GET", f"{place.path}/{room}")
    answer = line.getresponse()
    answer.read()
    cookie = answer.headers["Set-Cookie"].split(";")[0]
    line.close()

    def send():
        line = http.client.HTTPConnection(place.netloc, timeout=60)
        begun = time.perf_counter()
        body = urlencode({"number": 1, "round": 1, "value": k % 3})
        kind = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        line.request("POST", f"{place.path}/{room}/vote", body, kind)
        status = line.getresponse().status
        line.close()
        return time.perf_counter() - begun, status == 303

    return send


def timed(sends, seconds):
    """All of them within so many seconds; a thread for each, so that none waits for another."""
    with ThreadPoolExecutor(len(sends)) as pool:
        begun = time.perf_counter()

        def at(k):
            time.sleep(max(0.0, begun + seconds * k / len(sends) - time.perf_counter()))
            return sends[k]()

        return [*pool.map(at, range(len(sends)))]


def said(name, waits):
    """A line: how many, and how long they took."""
    ordered = sorted(waits)
    at = [1000 * ordered[int(share * (len(ordered) - 1))] for share in (0.5, 0.95, 1.0)]
    print(f"{name:44} {len(waits):6}   p50 {at[0]:6.0f}   p95 {at[1]:6.0f}   most {at[2]:6.0f} ms", flush=True)


def memory(room):
    """What the processes of the room hold, in MB: name -> each."""
    held = {}
    for one in psutil.Process(room.pid).children(recursive=True):
        words = " ".join(one.cmdline())
        name = "app" if "streamlit" in words else "votes" if "votes" in words else "proxy"
        held.setdefault(name, []).append(round(one.memory_info().rss / 1e6))
    return held


def burned(room):
    """The CPU seconds of the room's processes so far."""
    every = [psutil.Process(room.pid), *psutil.Process(room.pid).children(recursive=True)]
    return sum(sum(one.cpu_times()[:2]) for one in every)


async def crowd(asked, app, votes, room):
    """The class, and what it waited for."""
    pages = list(PICKS)
    lookers = [Visitor(app, pages[k % len(pages)]) for k in range(asked.visitors - asked.train)]
    trainers = [Visitor(app, "Train_it_live") for _ in range(asked.train)]
    print("memory before:", memory(room), flush=True)
    for visitor in (*lookers, *trainers):
        await visitor.open()
    waits, turns, until = [], [], time.monotonic() + asked.seconds
    wall, mine, theirs = time.monotonic(), time.process_time(), burned(room)
    look = [looks(visitor, k, len(lookers), until, waits) for k, visitor in enumerate(lookers)]
    await asyncio.gather(*look, *(trains(visitor, until, turns) for visitor in trainers))
    wall, mine, theirs = time.monotonic() - wall, time.process_time() - mine, burned(room) - theirs
    print(f"{asked.visitors} visitors, {asked.train} of whom train, {asked.workers} worker(s), {asked.seconds} s:")
    said("changes", waits)
    if turns:
        said("turns of training", turns)
    print(f"cores taken: servers {theirs / wall:.2f}, clients {mine / wall:.2f}; memory: {memory(room)}", flush=True)
    for visitor in (*lookers[STAY:], *trainers):
        await visitor.socket.close()
    await ballot(asked, votes, lookers[:STAY])
    for visitor in lookers[:STAY]:
        await visitor.socket.close()
    if asked.after:
        await asyncio.sleep(asked.after)
        print(f"memory {asked.after} s after all have left: {memory(room)}")


async def ballot(asked, votes, lookers):
    """The class votes while some go on."""
    from lstm.figures.classroom.question import Question
    from ui.classroom.votes.store import Store

    store = Store()
    where, key = store.open_class()
    store.ask(where, key, Question("choice", "Which?", 1, ("a", "b", "c")))
    waits, until = [], time.monotonic() + 12
    look = asyncio.gather(*(looks(visitor, k, len(lookers), until, waits) for k, visitor in enumerate(lookers)))
    sends = await asyncio.to_thread(lambda: [vote(votes, where, k) for k in range(asked.votes)])
    done = await asyncio.to_thread(timed, sends, 1.0)
    await look
    said(f"votes within a second, {len(lookers)} visitors", [one for one, _ in done])
    said("their changes meanwhile", waits)
    print(f"counted: {store.count(where, 1, 1)} of {asked.votes}; refused or lost: {sum(not fine for _, fine in done)}")
    store.delete(where, key)


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, usual in (("visitors", 100), ("train", 8), ("workers", 2), ("seconds", 30), ("votes", 100), ("after", 0)):
        ask.add_argument(f"--{name}", type=int, default=usual)
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LSTM_CLASS"] = f"sqlite:///{Path(folder) / 'class.sqlite3'}"
        port = free_port()
        told = {"HOST": "127.0.0.1", "PORT": str(port), "WORKERS": str(asked.workers)}
        command = [sys.executable, "-m", "ui.classroom.room"]
        room = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | told, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        try:
            app = f"http://127.0.0.1:{port}"
            votes = f"http://127.0.0.1:{port - 1}" if asked.workers == 1 else f"{app}/v"
            answers(f"{app}/_stcore/health")
            asyncio.run(crowd(asked, app, votes, room))
        finally:
            room.send_signal(signal.SIGTERM)
            room.wait()


def answers(address):
    """Wait until somebody answers there."""
    place = urlsplit(address)
    for _ in range(600):
        try:
            line = http.client.HTTPConnection(place.netloc, timeout=5)
            line.request("GET", place.path)
            if line.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise SystemExit("the app did not start")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
