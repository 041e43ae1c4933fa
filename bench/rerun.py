"""What a whole-page rerun costs: the CPU of every page, in multiples of what an empty page costs in the same run.

    python bench/rerun.py [--rounds 20] [--pages Start,Forecast]
    python bench/rerun.py --visitors 40 [--pages Your_sentence]

Serves the app and an empty page (one button), opens each over the WebSocket as a browser does, and changes one setting
of its link at a time. "Seen" goes to and fro between two links that were asked for before, "new" to links whose content
nobody has asked for yet. Counted is the server's CPU from one run's start to the next one's: the script, its messages
and the event loop; medians. An empty page is measured again after every page, for machines change their pace.

With `--visitors` so many are on the pages at once, and each changes a setting every two seconds: how long they wait.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import websockets
from page import LEAST, ROOT, free_port
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

SENTENCE = "the {} lost her {} so today she has to ask for a loan"
WHO = ["nurse", "teacher", "farmer", "baker", "student", "driver", "doctor", "lawyer", "singer", "painter", "judge"]
WHAT = ["job", "house", "car", "money", "purse", "keys", "ring", "coat"]
APART = 2.0  # seconds between two changes of one visitor
SETTLES = 0.03  # seconds after a run in which what it left to the event loop is done
SERVE = """import sys, time
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
run = ScriptRunner._run_script
def counted(self, asked):
    print(time.process_time(), flush=True)
    run(self, asked)
ScriptRunner._run_script = counted
from streamlit.web import cli
cli.main(sys.argv[1:])
"""


def sentence(k):
    """The k-th of many sentences, all of words the network knows or may not: content that was not there before."""
    return SENTENCE.format(WHO[k % len(WHO)], WHAT[k // len(WHO) % len(WHAT)])


def typed(k):
    """A link with the k-th sentence."""
    return {"sentence": sentence(k)}


CONTESTS, HEIRS = ("parity", "lookup"), ("slstm", "janet", "minlstm", "mingru", "mlstm", "attention")

# Page, with what its link always says: (a setting of it with two values, the k-th link to content that is new).
PAGES = {
    "": ("unit", "2", "3", typed),
    "Start_here": ("course", "3", "7", lambda k: {"course": str(k % 12 + 1), "at": "reveal"}),
    "In_class": ("plan", "20", "45", lambda k: {"plan": "90", "plan_step": str(k % 9)}),
    "Your_sentence": ("place", "3", "4", typed),
    "Your_sentence?model=english": ("place", "3", "4", typed),
    "Your_sentence?model=series-sunspots": ("place", "1", "2", lambda k: {"typed": f"20 45 80 {60 + k} 30 10"}),
    "Inside_one_step": ("place", "3", "4", typed),
    "Who_wrote_the_memory": ("until", "3", "5", typed),
    "Your_own_LSTM": ("look", "health", "gates", lambda k: {"look": "step", "own_step": str(k)}),
    "One_unit_by_hand": ("lesson", "latch", "edge", lambda k: {"hand": ",".join([f"{k / 10:.1f}"] * 12)}),
    "Squashing_functions": ("point", "1", "2", typed),
    "Train_it_live": ("task", "recall", "sine", lambda k: {"seed": str(k + 2)}),
    "Vanishing_gradients": ("steps", "50", "60", lambda k: {"forget": f"{1 + k / 50:.2f}"}),
    "Backprop_step_by_step": ("beat", "3", "4", typed),
    "How_far_back": ("reason", "anna", "car", lambda k: {"between": str(k + 2)}),
    "Cousins": ("room", "", "on", lambda k: {"seed": str(k + 2)}),
    "Court_of_claims": ("claim", "any_gap", "tanh_output_gate", lambda k: {"seeds": str(k + 2)}),
    "After_the_LSTM": (
        "contest",
        *CONTESTS,
        lambda k: {"contest": CONTESTS[k % 2], "heir": HEIRS[k // 2 % len(HEIRS)]},
    ),
    "Applications": ("room", "", "on", lambda k: {"seed": str(k + 2)}),
    "Next_word": ("wrote", "1", "2", lambda k: {"begun": sentence(k)}),
    "Named_entities": ("room", "", "on", lambda k: {"names": f"Anna saw {WHO[k % len(WHO)]} Smith in Berlin"}),
    "Translation": ("translation", "iso", "french", lambda k: {"number": str(31 + k)}),
    "Music": ("draw_seed", "1", "2", lambda k: {"draw_seed": str(k + 5)}),
    "Forecast": ("start", "1000", "1001", lambda k: {"start": str(1500 + 7 * k)}),
    "Handwriting": ("writing", "1", "2", lambda k: {"writing": str(k + 5)}),
    "Speech": ("recording", "1", "2", lambda k: {"recording": str(k + 5)}),
}


class Visitor:
    """A browser's side of one session, without a browser."""

    def __init__(self, port, page, started):
        self.address, self.started = f"ws://127.0.0.1:{port}/_stcore/stream", started
        self.page, _, always = page.partition("?")
        self.always = dict(parse_qsl(always))
        self.bytes = self.messages = 0

    async def open(self):
        """Connect, and draw the page once."""
        self.socket = await websockets.connect(
            self.address, subprotocols=["streamlit"], max_size=None, compression=None
        )
        await self.run({})

    async def run(self, link):
        """Ask for a run with a link, and wait for its end; what it came to, in exceptions, is said."""
        message = BackMsg()
        message.rerun_script.page_name = self.page
        asked = self.always | {name: value for name, value in link.items() if value}
        message.rerun_script.query_string = urlencode(asked)
        await self.socket.send(message.SerializeToString())
        self.bytes = self.messages = 0
        while True:
            said, answer = await asyncio.wait_for(self.socket.recv(), 120), ForwardMsg()
            answer.ParseFromString(said)
            self.bytes, self.messages = self.bytes + len(said), self.messages + 1
            if answer.delta.new_element.WhichOneof("type") == "exception":
                raise SystemExit(f"/{self.page} with {link}: {answer.delta.new_element.exception.message}")
            if answer.WhichOneof("type") == "script_finished":
                break
        await asyncio.sleep(SETTLES)

    async def cost(self, links):
        """The server's CPU seconds for each of several runs."""
        self.started.clear()
        for link in [*links, {}]:  # one more, to see where the last one ends
            await self.run(link)
        return [after - before for before, after in zip(self.started, self.started[1:], strict=False)]


class Server:
    """A Streamlit server that says its CPU time at the start of every run."""

    def __init__(self, script, folder, code):
        self.script, self.folder, self.code, self.started, self.port = script, folder, code, [], free_port()
        self.process = None

    async def start(self):
        """Start it, and listen to what it says."""
        flags = ["--server.headless=true", f"--server.port={self.port}", "--runner.postScriptGC=false"]
        command = [sys.executable, self.code, "run", self.script, *flags]
        pipes = {"stdout": asyncio.subprocess.PIPE, "stderr": asyncio.subprocess.DEVNULL}
        self.process = await asyncio.create_subprocess_exec(*command, cwd=self.folder, **pipes)
        self.listens = asyncio.create_task(self.listen())
        for _ in range(300):
            try:
                (await asyncio.open_connection("127.0.0.1", self.port))[1].close()
                return
            except OSError:
                await asyncio.sleep(0.1)
        raise SystemExit("the app did not start")

    async def listen(self):
        """Note the CPU time at the start of each run."""
        async for line in self.process.stdout:
            with suppress(ValueError):  # what Streamlit says at its start
                self.started.append(float(line))

    async def visitor(self, page=""):
        """A visitor on a page."""
        visitor = Visitor(self.port, page, self.started)
        await visitor.open()
        return visitor


async def crowd(app, visitors, pages, rounds):
    """Many visitors, spread over the pages and over the time between two changes; how long each waits, in seconds."""
    waits = []

    async def visit(k):
        page = pages[k % len(pages)]
        name, one, other, _ = PAGES[page]
        visitor = await app.visitor(page)
        await visitor.run({name: one})
        await everybody.wait()
        await asyncio.sleep(APART * k / visitors)
        for n in range(rounds):
            begun = time.perf_counter()
            await visitor.run({name: (other, one)[n % 2]})
            waits.append(time.perf_counter() - begun - SETTLES)
            await asyncio.sleep(max(0.0, APART - waits[-1] - SETTLES))

    everybody = asyncio.Barrier(visitors)
    await asyncio.gather(*map(visit, range(visitors)))
    ordered = sorted(waits)
    print(f"{visitors} visitors, a change of the whole page every {APART:g} s each, on {len(pages)} page(s):")
    for share in (0.5, 0.95, 1.0):
        print(f"  p{100 * share:<4.0f}{1000 * ordered[int(share * (len(ordered) - 1))]:6.0f} ms")


async def measure(rounds, pages, visitors):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("least.py", LEAST), ("serve.py", SERVE)):
            (Path(folder) / name).write_text(text)
        least = Server("least.py", folder, Path(folder) / "serve.py")
        app = Server("app.py", ROOT, Path(folder) / "serve.py")
        try:
            await app.start()
            if visitors:
                return await crowd(app, visitors, pages, rounds)
            await least.start()
            empty = await least.visitor()
            await empty.cost([{}] * 20)
            await report(app, empty, rounds, pages)
        finally:
            for server in filter(lambda one: one.process, (least, app)):
                server.process.terminate()
                await server.process.wait()


async def report(app, empty, rounds, pages):
    """A line for each page, and the medians."""
    print(f"{'':28} {'empty':>8} {'seen':>8} {'':>6} {'new':>8} {'':>6} {'messages':>9} {'kB':>6}")
    table = []
    for page in pages:
        name, one, other, fresh = PAGES[page]
        visitor = await app.visitor(page)
        seen = [{name: one}, {name: other}]
        await visitor.cost(seen * 2)
        known = statistics.median(await visitor.cost(seen * (rounds // 2)))
        messages, size = visitor.messages, visitor.bytes
        new = statistics.median(await visitor.cost([fresh(k) for k in range(rounds)]))
        least = statistics.median(await empty.cost([{}] * rounds))
        await visitor.socket.close()
        table.append((known / least, new / least))
        times = " ".join(f"{1000 * each:5.1f} ms {each / least:5.1f}x" for each in (known, new))
        print(f"{page or 'Start':28} {1000 * least:5.1f} ms {times} {messages:9} {size / 1000:6.0f}", flush=True)
    for kind, ratios in zip(("seen", "new"), zip(*table, strict=True), strict=True):
        print(f"{kind}: median {statistics.median(ratios):.1f}, worst {max(ratios):.1f} empty pages")


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rounds", type=int, default=20)
    ask.add_argument("--visitors", type=int, default=0)
    ask.add_argument("--pages", default="", help="the addresses of some, with commas between")
    asked = ask.parse_args()
    some = ["" if page == "Start" else page for page in asked.pages.split(",")]
    asyncio.run(measure(asked.rounds, some if asked.pages else list(PAGES), asked.visitors))


if __name__ == "__main__":
    main()
