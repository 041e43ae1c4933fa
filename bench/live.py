"""How fast "Train it live" trains while it draws, how often it paints, and how soon a pause is obeyed.

    python bench/live.py [--rounds 40]

For each task, in the same run on the same machine: the updates a second of the engine alone (forwards, back, clip and
Adam on one batch that is already there), of lstm.live.advance (which also draws batches and computes losses), and of
the page at full pace in a browser that shares the machine; how often the picture changed; in how many frames the
browser drew without a picture; and the time from the click on "Pause" to a page that says it stands.
"""

import os
import re
import statistics
import sys
import time
from pathlib import Path

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):  # as the app does for itself
    os.environ[threads] = "1"
sys.path.insert(0, str(Path(__file__).parent))
from page import FLAGS, ROOT, find, rounds_asked, serve  # noqa: E402

sys.path.insert(0, str(ROOT))
import numpy as np  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from lstm import live  # noqa: E402
from lstm.engine import ENGINES  # noqa: E402
from lstm.live.network import features_first  # noqa: E402
from lstm.training import optimise  # noqa: E402

TASKS = ("recall", "adding", "sine", "everyday")
NEVER = 0.0003  # a rate at which, with gates that forget, none is solved while it is measured
SECONDS = 5.0
WATCH = """() => {
  const shown = root => [...root.querySelectorAll('*')].filter(e => e.shadowRoot).flatMap(
    e => [...e.shadowRoot.querySelectorAll('.train'), ...shown(e.shadowRoot)]);
  window.painted = 0; window.blank = 0; window.frames = 0; window.last = '';
  const train = shown(document)[0];  // looked for once: looking must cost next to nothing
  const look = () => {
    const text = train.querySelector('.standing')?.textContent ?? '';
    window.frames += 1;
    if (!train.isConnected || !train.querySelector('[data-role=example] canvas') || !text) window.blank += 1;
    if (text !== window.last) { window.painted += 1; window.last = text; }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


TIMED = """() => {
  window.took = undefined;
  document.addEventListener('click', () => {
    const clicked = performance.now();
    const stands = () => [...document.querySelectorAll('button')].some(one => one.textContent.includes('Play'));
    const done = () => { window.took = performance.now() - clicked; };
    const look = () => requestAnimationFrame(stands() ? done : look);
    look();
  }, { once: true, capture: true });
}"""


def engine_alone(training):
    """The engine's own updates a second on one batch."""
    examples, settings = live.draw(training), training.settings
    task = live.LIVE[settings.task]
    engine = ENGINES[settings.cell](task.sizes(live.options_of(settings))[0], settings.units)
    engine.load(
        {
            name.removeprefix("layer0."): a
            for name, a in live.unflatten(training.shapes, training.flat).items()
            if name.startswith("layer0.")
        }
    )
    xs, memory = features_first(examples.xs), optimise.begin("adam", engine.theta)
    dhs = np.full((len(xs), settings.units, examples.weights.shape[1]), 1e-3)

    def update():
        nonlocal memory
        engine.forward(xs)
        engine.backward(dhs)
        short = optimise.clip(engine.grad, settings.clip)
        engine.theta[:], memory = optimise.update("adam", engine.theta, short.gradient, memory, NEVER)

    return per_second(update)


def per_second(act, seconds=1.0):
    """How many times a second something can be done."""
    act()
    n, started = 0, time.perf_counter()
    while time.perf_counter() - started < seconds:
        act()
        n += 1
    return n / (time.perf_counter() - started)


def fold_alone(training):
    """Updates a second of the fold."""
    holder = [training]

    def update():
        holder[0] = live.advance(holder[0], 1)

    return per_second(update)


def updates(page):
    """How many the page says were made."""
    return int(re.match(r"[\d,]+", page.locator(".train .standing").text_content()).group().replace(",", ""))


def played(page, address, task, rounds):
    """The page at full pace: (updates a second, paints a second, blank frames, all frames, milliseconds to pause)."""
    page.goto(f"{address}/Train_it_live?task={task}&bias=-1.0&turns=0:rate:{NEVER:g}")
    page.locator(".train [data-role=example] canvas").first.wait_for()
    page.get_by_role("radio", name="full", exact=True).click()
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Pause").wait_for()
    page.evaluate(WATCH)
    before, started = updates(page), time.perf_counter()
    page.wait_for_timeout(1000 * SECONDS)
    took, done = time.perf_counter() - started, updates(page) - before
    painted, blank, frames = (page.evaluate(f"window.{name}") for name in ("painted", "blank", "frames"))
    pauses = []
    for _ in range(rounds):
        page.evaluate(TIMED)
        page.get_by_role("button", name="Pause").click()
        page.wait_for_function("window.took !== undefined")
        pauses.append(page.evaluate("window.took"))
        page.get_by_role("button", name="Play").click()
        page.get_by_role("button", name="Pause").wait_for()
    return done / took, painted / took, blank, frames, pauses


def main():
    rounds = rounds_asked(__doc__)
    server, address, _ = serve("app.py", ROOT)
    print(
        f"{'task':10} engine alone   advance   the page   of the engine   paints/s   blank frames   pause p50 / worst"
    )
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=find(), args=FLAGS)
            for task in TASKS:
                training = live.advance(live.begin(live.defaults(task, rate=NEVER)), 3)
                engine, fold = engine_alone(training), fold_alone(training)
                page = browser.new_page(viewport={"width": 1440, "height": 1000})
                reached, painted, blank, frames, pauses = played(page, address, task, rounds)
                page.close()
                print(
                    f"{task:10} {engine:10.0f}/s {fold:8.0f}/s {reached:8.0f}/s {100 * reached / engine:12.0f} %"
                    f" {painted:11.1f} {blank:8} of {frames:4}"
                    f" {statistics.median(pauses):8.0f} / {max(pauses):.0f} ms",
                    flush=True,
                )
            browser.close()
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
