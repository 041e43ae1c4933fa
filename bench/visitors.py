"""Visitors of a class without a browser: what they hold of a page, and what they change on it."""

import asyncio
import json
import time
from urllib.parse import urlencode

import websockets
from rerun import sentence
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

NOTHING = {"place": "", "unit": "", "key": "", "phase": "", "all": False, "turn": "", "source": "", "read": ""}
HAND = {"before": {}, "final": True}  # a slider that was let go of
PICKS = {  # page: a component, what it calls what it tells, and what that is the k-th time
    "Your_sentence": ("strip", "picked", lambda k: {"place": str(k % 9), "unit": str(k % 7), "key": "fi"[k % 2]}),
    "Inside_one_step": ("step", "picked", lambda k: NOTHING | {"place": str(k % 9), "unit": "1"}),
    "Who_wrote_the_memory": (
        "interventions",
        "picked",
        lambda k: NOTHING | {"operations": f"i.all.{k % 9}:0", "guess": ""},
    ),
    "Squashing_functions": ("squash", "picked", lambda k: NOTHING | {"point": str(k % 9 - 4), "where": "f"}),
    "Vanishing_gradients": (
        "sliders",
        "live",
        lambda k: HAND | {"values": {"forget": k % 51 / 10, "recurrent": 1.0, "steps": 100.0}},
    ),
}


class Visitor:
    """A browser's side of one session, without a browser."""

    def __init__(self, address, page):
        self.address, self.page, self.query, self.told = address, page, "", {}
        self.ids, self.asks, self.number, self.bytes = {}, {}, 0, 0

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
        async with asyncio.timeout(120):
            await self.socket.send(message.SerializeToString())
            await self.heard()
        return time.perf_counter() - begun

    async def heard(self):
        """Take in what comes, until the run is at its end."""
        while True:
            said, answer = await self.socket.recv(), ForwardMsg()
            answer.ParseFromString(said)
            self.bytes += len(said)
            kind = answer.WhichOneof("type")
            if kind == "delta":
                self.note(answer.delta)
            elif kind == "page_info_changed":
                self.query = answer.page_info_changed.query_string
            elif kind == "new_session" and not answer.metadata.run.fragment_ids:  # the page is drawn anew
                self.ids, self.asks = {}, {}
            elif kind == "auto_rerun":
                self.asks[answer.auto_rerun.fragment_id] = answer.auto_rerun.interval
            elif kind == "script_finished" and answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return

    def note(self, delta):
        """What is on the page: components and buttons, by their names."""
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise SystemExit(f"/{self.page}: {element.exception.message}")
        if kind == "bidi_component":
            name = element.bidi_component.component_name.rpartition("inside_the_lstm_")[2]
            self.ids.setdefault(name, (element.bidi_component.id, delta.fragment_id))  # the first on the page
        if kind == "button":
            self.ids[element.button.label] = element.button.id, delta.fragment_id

    async def change(self, k):
        """Do what the k-th change is: seconds."""
        if k % 10 == 9:
            self.query = urlencode({"sentence": sentence(k // 10 % 5)})
            return await self.ask()
        name, called, says = PICKS[self.page]
        widget, part = self.ids[name]
        self.number += 1
        self.told = {widget: json.dumps({called: says(k) | {"number": self.number}})}
        return await self.ask(part)
