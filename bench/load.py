"""A class on the app: how long visitors wait while all of them do something, and how long a vote takes meanwhile.

    python bench/load.py [--visitors 100] [--train 8] [--workers 2] [--seconds 30] [--votes 100] [--after 70]

Starts `ui.classroom.room` on this machine and opens so many pages over the WebSocket, as browsers do. Each visitor
changes something every two seconds: what is picked in the picture or done in it, or where a slider stands, which draws
one part of the page again, and every tenth time the sentence, which draws all of it. Some train live instead, for as
long as the others stay. Then most leave, 30 go on, and so many phones vote within a second, a new connection each.
Clients and servers share the cores: what the clients took of them is printed.
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
from page import ROOT, free_port
from visitors import PICKS, Visitor

APART = 2.0  # seconds between two changes of a visitor
STAY = 30  # visitors while the class votes


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
