"""Visitors of a class without a browser: what they hold of a page, and what they change on it."""

import asyncio
import time
from urllib.parse import urlencode

import websockets
from rerun import sentence
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

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
