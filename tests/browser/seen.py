"""What of a page's text cannot be read where it stands: cut off, one over another, out of reach, or too small."""

from pathlib import Path

LEAST, IN_A_ROOM = 12, 19.8  # px on the screen that letters have at least
LOOK = Path(__file__).with_suffix(".js").read_text()
# The page is idle, its components stand, and nothing has moved for a while at this width.
STILL = """quiet => {
  const roots = [...document.querySelectorAll('*')].map(each => each.shadowRoot).filter(Boolean);
  const room = document.body.clientWidth + document.querySelector('[data-testid=stMain]').scrollHeight;
  const size = [document.body, ...roots].reduce((sum, root) => sum + root.innerHTML.length, room);
  if (window.drawn?.size !== size) window.drawn = { size, since: performance.now() };
  return roots.length > 0 && performance.now() - window.drawn.since > quiet;
}"""


def still(page, quiet=200):
    """Wait until nothing has moved for so many milliseconds; what stood before now says nothing."""
    page.evaluate("delete window.drawn")
    page.wait_for_function(STILL, arg=quiet, polling=quiet / 2)


def amiss(page, width=None, least=LEAST):
    """Every text of the page that cannot be read where it stands, each with what is wrong; in a window so wide."""
    if width:
        page.set_viewport_size(page.viewport_size | {"width": width})
    still(page)
    return [f"{page.viewport_size['width']} px wide: {fault}" for fault in page.evaluate(LOOK, least)]
