"""How closely the curves of "One unit by hand" follow the thumb while a slider is dragged.

    python bench/hand.py [--rounds 40]

Starts the app, drags a slider in Chromium, and prints how many different answers a second were painted while the thumb
moved without a pause, and how long one movement took to reach the painted curve: median and 95th percentile. "Painted"
is the new curve standing in the page plus two animation frames, so about 33 ms of it are the screen's own.
"""

from page import FLAGS, ROOT, find, rounds_asked, say, serve
from playwright.sync_api import sync_playwright

FOLLOW = """() => {
  const roots = [...document.querySelectorAll('*')].map(e => e.shadowRoot).filter(Boolean);
  const curves = roots.map(root => root.querySelector('.curves')).find(Boolean);
  const drawn = () => curves.querySelector('[data-curve=h]').getAttribute('d');
  let last = drawn(), moved;
  window.answers = 0; window.took = undefined;
  document.addEventListener('input', () => { moved ??= performance.now(); }, true);
  new MutationObserver(() => {
    if (!curves.querySelector('[data-curve=h]') || drawn() === last) return;
    const from = moved;
    last = drawn(); window.answers += 1; moved = undefined;
    if (from) requestAnimationFrame(() => requestAnimationFrame(() => { window.took = performance.now() - from; }));
  }).observe(curves, { childList: true, subtree: true });
}"""
DRAG = 4.0  # seconds


def main():
    rounds = rounds_asked(__doc__)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find(), args=FLAGS)
        server, address, _ = serve("app.py", ROOT)
        try:
            for asks in ("lesson=leaky", "challenge=count&hand=0,0,2.2,20,0,-10,0,0,10,0.1,0,0"):
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                page.goto(f"{address}/One_unit_by_hand?{asks}")
                follow(page, asks.split("&")[0], rounds)
                page.close()
        finally:
            server.terminate()
            server.wait()
            browser.close()


def follow(page, name, rounds):
    """Drag the forget gate's bias to and fro, then in single movements."""
    slider = page.locator("[data-slider=f_b] input[type=range]")
    slider.wait_for()
    page.locator(".hand").wait_for(state="attached")
    page.wait_for_timeout(500)
    page.evaluate(FOLLOW)
    thumb = slider.bounding_box()
    left, middle = thumb["x"] + 0.44 * thumb["width"], thumb["y"] + thumb["height"] / 2
    page.mouse.move(left + 0.115 * thumb["width"], middle)
    page.mouse.down()
    start, k = page.evaluate("performance.now()"), 0
    while (passed := page.evaluate("performance.now()") - start) < 1000 * DRAG:
        k += 1
        page.mouse.move(left + 0.2 * thumb["width"] * abs(k % 60 - 30) / 30, middle)
    print(f"{f'{name}: while a slider is dragged':48} {1000 * page.evaluate('answers') / passed:5.1f} answers/s")
    times = []
    for k in range(rounds):
        page.wait_for_timeout(150)
        page.evaluate("window.took = undefined")
        page.mouse.move(left + thumb["width"] * (0.05 + 0.01 * (k % 8)), middle)
        page.wait_for_function("window.took !== undefined")
        times.append(page.evaluate("took"))
    say(f"{name}: one movement -> the painted curve", times)
    page.mouse.up()


if __name__ == "__main__":
    main()
