"""Two pages of the app as one HTML file that runs without Python or network: text, scripts, weights and letters inside.

The pictures are drawn by the app's own components. What computes the LSTM there is lstm.js. All data go in as JSON in
which no tag can begin, and nothing runs but the script that is written here: the file's own policy says so.
"""

import json
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from html import escape
from pathlib import Path

from ui.take_home.letters import letters
from ui.take_home.one_file.contents import contents
from ui.take_home.one_file.network import network, refused, weights
from ui.take_home.one_file.planned import course
from ui.widgets.components import sentences
from ui.widgets.modules import bundle

__all__ = ["course", "file", "network", "refused"]
UI = Path(__file__).parent.parent.parent
LARGEST = 1_480_000  # letters of a file
PARTS = {  # the app's components: where each stands, and the channel by which it tells what is picked
    "strip": ("sentence/strip", "picked"),
    "arithmetic": ("sentence/arithmetic", "picked"),
    "ribbon": ("start/ribbon", ""),
    "sliders": ("widgets/sliders", "live"),
    "curves": ("widgets/curves", "live"),
    "scene": ("lessons/scene", "picked"),
}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src blob: data:; font-src data:; script-src 'sha256-{}'"


LOOKS = Path(__file__).with_name("one_file.css").read_text(encoding="utf-8")


def file(model, text, examples, says, source="", plan=(), begins=("", None)):
    """The text of the HTML file: a network, the text it opens with, examples [(name, text), ...], a line about it, the
    link to where it is from, the steps of a lesson plan (see planned.py), with which the course comes along, and the
    page that it opens on, with what is in view there. Where it would be too large, its largest stills are left out.
    """
    told = {"plan": list(plan), "course": course() if plan else None, "begins": begins}
    app, numbers = contents(model, text, examples) | told, weights(model)
    while len(made := put_together(app, numbers, says, source)) > LARGEST:
        largest = max(app["plan"], key=lambda step: len(json.dumps(step["still"])), default={"still": None})
        if not largest["still"]:
            break
        app["plan"] = [step | {"still": None} if step is largest else step for step in app["plan"]]
    return made


def put_together(app, numbers, says, source):
    """The file of all that is in it: with the components of the stills of a plan."""
    shown = {part["name"] for step in app["plan"] if step["still"] for part in step["still"]["parts"] if "name" in part}
    parts = PARTS | {name: (where_is(name), "picked") for name in sorted(shown - PARTS.keys())}
    code = run(Path(__file__).parent, parts, "parts, app, numbers")
    return page("Inside the LSTM", code, {"app": app, "styles": styles(parts), "numbers": numbers}, LOOKS, says, source)


@lru_cache(maxsize=64)
def where_is(name):
    """The folder of a component by its name."""
    return next(UI.rglob(f"{name}/{name}.js")).parent.relative_to(UI).as_posix()


def page(title, code, data, looks, says, source=""):
    """An HTML file of a script, which finds `data` under "data", of a style, of a line that ends it, and its source."""
    policy = POLICY.format(b64encode(sha256(code.encode()).digest()).decode())
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="source" content="{escape(source)}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{letters()}{looks}</style></head><body>"
        f"<header><h1>{escape(title)}</h1><nav></nav></header><main></main><footer>{escape(says)}</footer>"
        f'<script type="application/json" id="data">{written}</script><script>{code}</script></body></html>'
    )


def run(folder, parts, given):
    """The script of a file: components, {name: (folder, channel)}, and what `folder` exports, called with `given`."""
    made = ",".join(f"{name}:{part(UI / where, channel)}" for name, (where, channel) in parts.items())
    begin = "const { app, styles, numbers } = JSON.parse(document.getElementById('data').textContent);"
    dressed = "for (const name in parts) parts[name].style = styles[name];"
    whole = f"'use strict';{begin}\nconst parts = {{{made}}};{dressed}\n({scoped(folder)})({given});"
    if "</script" in whole or "<!--" in whole:
        raise ValueError("a script that is put into a page may not end it")
    return whole


def styles(parts):
    """The style of each component, after what all share."""
    shared = (UI / "widgets/draw.css").read_text(encoding="utf-8")
    return {
        name: shared + (UI / where / f"{Path(where).name}.css").read_text(encoding="utf-8")
        for name, (where, _) in parts.items()
    }


def part(folder, channel):
    """A component for stage.js: what draws it, its name, and the channel by which it tells."""
    return f"{{shown:{scoped(folder)},name:{json.dumps(folder.name)},channel:{json.dumps(channel)}}}"


@lru_cache(maxsize=16)
def scoped(folder):
    """What a folder's script exports, as an expression: the modules that it is made of in a scope of their own."""
    code = sentences(folder) + bundle(folder / f"{folder.name}.js")
    return f"(() => {{\n{code.replace('export default ', 'const shown = ', 1)}\nreturn shown;\n}})()"
