"""How long a visitor waits on "Inside one step": from the event in the browser to the painted answer.

    python bench/step.py [--rounds 40]

What is answered in the browser alone (the next word, a gate opened) stands beside what goes through Python: another
unit, and a weight that is dragged. Printed for comparison: the least a Streamlit page can do.
"""

import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
from page import FLAGS, LEAST, ROOT, find, least, measure, rounds_asked, say, serve

COUNT = """() => {
  const plots = root => [...root.querySelectorAll('*')].filter(e => e.shadowRoot).flatMap(
    e => [...e.shadowRoot.querySelectorAll('.curves .plot svg'), ...plots(e.shadowRoot)]);
  window.answers = 0;
  new MutationObserver(() => { window.answers += 1; }).observe(plots(document)[0], { childList: true });
}"""


def main():
    rounds = rounds_asked(__doc__)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        (Path(folder) / "least.py").write_text(LEAST)
        browser = play.chromium.launch(executable_path=find(), args=FLAGS)
        for script, where, visit in (("least.py", folder, least), ("app.py", ROOT, one_step)):
            server, address, started = serve(script, where)
            try:
                page = browser.new_page(viewport={"width": 1440, "height": 1300})
                visit(page, address, rounds, started)
                page.close()
            finally:
                server.terminate()
                server.wait()
        browser.close()


def one_step(page, address, rounds, _started):
    """The interactions of "Inside one step"."""
    page.goto(f"{address}/Inside_one_step?place=0&turn=f.all.b")
    page.locator(".curves .strong").wait_for()
    page.locator(".step .frame").focus()
    keys = ["ArrowRight", "ArrowLeft"]
    say(
        "next word -> its numbers (browser alone)",
        measure(page, rounds, "keydown", "[data-role=word]", lambda k: page.keyboard.press(keys[k % 2])),
    )
    gates = [page.locator(f"g.gate[data-key={key}]") for key in "fo"]
    say(
        "open a gate -> its arithmetic (browser alone)",
        measure(page, rounds, "click", ".open", lambda k: gates[k % 2].click(position={"x": 20, "y": 50}, force=True)),
    )
    on = page.get_by_role("button", name="Next unit")
    say(
        "another unit -> its arithmetic (through Python)", measure(page, rounds, "click", ".open", lambda _: on.click())
    )
    slider = page.locator(".sliders input[type=range]")
    slider.focus()
    say(
        "weight turned by a key -> the prediction",
        measure(
            page, rounds, "keydown", ".curves .strong", lambda k: page.keyboard.press(["PageDown", "PageUp"][k % 2])
        ),
    )
    dragged(page, slider)


def dragged(page, slider, seconds=3.0):
    """How many answers a second reach the screen while a weight is dragged."""
    box = slider.bounding_box()
    page.evaluate(COUNT)
    y, middle = box["y"] + box["height"] / 2, box["x"] + box["width"] / 2
    page.mouse.move(middle, y)
    page.mouse.down()
    started, k = time.perf_counter(), 0
    while time.perf_counter() - started < seconds:
        k += 1
        page.mouse.move(middle + 60 * ((k % 40) / 20 - 1), y)
    took = time.perf_counter() - started
    answers = page.evaluate("window.answers")
    page.mouse.up()
    print(f"{'weight dragged -> curves':48} {answers / took:9.0f} answers/s")


if __name__ == "__main__":
    main()
