"""How long a visitor waits on "Your sentence": from the event in the browser to the painted answer.

    python bench/page.py [--rounds 40]

Starts the app, drives it in Chromium, and prints the median and the 95th percentile in milliseconds. "Painted" is the
answer standing in the page plus two animation frames, so about 33 ms of it are the screen's own. For comparison it
prints the same round trip for the least a Streamlit page can do: one button that changes one line of text.
"""

import argparse
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from tests.browser.find_browser import FLAGS, find  # noqa: E402

WATCH = """([event, selector]) => new Promise(done => {
  const find = () => {
    const deep = [document, ...[...document.querySelectorAll('*')].map(e => e.shadowRoot).filter(Boolean)];
    for (const place of deep) { const found = place.querySelector(selector); if (found) return found.textContent; } };
  const before = find();
  let started;
  document.addEventListener(event, () => { started ??= performance.now(); const look = () => find() !== before
    ? requestAnimationFrame(() => requestAnimationFrame(() => { window.took = performance.now() - started; }))
    : requestAnimationFrame(look); look(); }, { once: true, capture: true });
  window.took = undefined; done();
})"""
LEAST = """import streamlit as st
n = st.session_state.get("n", 0)
st.button("more", on_click=lambda: st.session_state.update(n=n + 1))
st.html(f'<h3 id="count">{n}</h3>')
"""


def free_port():
    """A port that nothing listens on."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def serve(script, folder):
    """A Streamlit server on a free port: (process, address, when it was started)."""
    started, port = time.perf_counter(), free_port()
    flags = ["--server.headless=true", f"--server.port={port}", "--runner.postScriptGC=false"]
    command = [sys.executable, "-m", "streamlit", "run", script, *flags]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return process, f"http://127.0.0.1:{port}", started
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the app did not start")


def measure(page, rounds, event, selector, act):
    """Milliseconds from `event` to the painted change of `selector`, for each of `rounds` acts."""
    times = []
    for k in range(rounds):
        page.evaluate(WATCH, [event, selector])
        act(k)
        page.wait_for_function("window.took !== undefined")
        times.append(page.evaluate("window.took"))
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    return times


def say(name, times):
    """One line of the report."""
    ordered = sorted(times)
    print(f"{name:48} p50 {statistics.median(ordered):5.0f} ms   p95 {ordered[int(0.95 * (len(ordered) - 1))]:5.0f} ms")


def rounds_asked(about):
    """How many rounds the command line asks for."""
    ask = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rounds", type=int, default=40)
    return ask.parse_args().rounds


def main():
    rounds = rounds_asked(__doc__)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        (Path(folder) / "least.py").write_text(LEAST)
        browser = play.chromium.launch(executable_path=find(), args=FLAGS)
        for script, where, visit in (("least.py", folder, least), ("app.py", ROOT, your_sentence)):
            server, address, started = serve(script, where)
            try:
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                visit(page, address, rounds, started)
                page.close()
            finally:
                server.terminate()
                server.wait()
        browser.close()


def least(page, address, rounds, _started):
    """The least a Streamlit page can do."""
    page.goto(address)
    button = page.get_by_role("button", name="more")
    button.wait_for()
    times = measure(page, rounds, "click", "#count", lambda _: button.click())
    say("a button and one line (the least there is)", times)


def your_sentence(page, address, rounds, started):
    """The interactions of "Your sentence"."""
    page.goto(f"{address}/Your_sentence")
    cells = page.locator("g[data-quantity=f] rect")
    cells.first.wait_for()
    print(f"{'from starting the server to the painted picture':48} {1000 * (time.perf_counter() - started):9.0f} ms")
    page.locator(".arithmetic h3").first.wait_for()
    n = cells.count()
    chosen = [(37 * k) % n for k in range(1, rounds + 1)]
    say(
        "click a cell -> its arithmetic",
        measure(page, rounds, "click", ".arithmetic", lambda k: cells.nth(chosen[k]).click(force=True)),
    )
    frame = page.locator(".frame")
    frame.focus()
    page.keyboard.press("Home")
    page.wait_for_timeout(300)
    keys = ["ArrowRight", "ArrowLeft"]
    say(
        "arrow key -> its arithmetic",
        measure(page, min(rounds, 16), "keydown", ".arithmetic", lambda k: page.keyboard.press(keys[k % 2])),
    )
    stages = [page.get_by_role("radio", name=name, exact=True) for name in ("untrained", "trained")]
    say(
        "trained / untrained -> the picture",
        measure(page, min(rounds, 20), "click", "svg title", lambda k: stages[k % 2].click()),
    )
    box = page.get_by_label("Type any sentence")
    texts = [f"Due to my {word}, I need to take a" for word in ("job", "traffic", "snow", "sleep", "fever", "mud")]

    def enter(k):
        box.fill(texts[k % len(texts)])
        box.press("Enter")

    say("Enter -> the new sentence's picture", measure(page, min(rounds, 20), "keydown", "svg title", enter))


if __name__ == "__main__":
    main()
