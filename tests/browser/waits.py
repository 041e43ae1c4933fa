"""How a test waits: for what is not yet so. Nothing else in the tests may sleep (tests/house/test_waits.py sees to it).

    with changes(read):      # read() gives something else afterwards than it did before
        slider.press("End")

    in_the_end(check)        # check() asserts what is not yet so

Whether the script runs is no sign: it may not have begun yet, or have begun and ended before the page was drawn once.
`expect(page).to_have_url(...)` may only be asked for a link that was not there before the visitor did something: with
`watch_links`, one that was fails the test, for it would wait for nothing and read a page that has not answered yet.
"""

import re
import time
from contextlib import contextmanager, suppress
from functools import wraps

from playwright.sync_api import Keyboard, Locator, Mouse, Page, PageAssertions
from tabs import PATIENCE

DOES = {
    Page: ("click", "fill", "press", "go_back", "go_forward", "reload", "check"),
    Locator: ("click", "fill", "press", "press_sequentially", "check", "uncheck", "tap", "select_option"),
    Mouse: ("click", "down", "up"),
    Keyboard: ("press", "down", "up", "type"),
}  # fmt: skip


def link(page):
    """The address the page has now."""
    return page.evaluate("location.href")


@contextmanager
def changes(read):
    """Wait until read() gives something else than before. It asks the page itself: page.url alone never moves."""
    before = read()
    yield
    until(lambda: read() != before)


def pause(page, milliseconds):
    """The visitor does nothing for a while: where that is what is tried. Nothing is so because of it."""
    page.wait_for_timeout(milliseconds)


def until(true, every=0.05):
    """Wait until true() is so."""
    last = time.monotonic() + PATIENCE / 1000
    while not true():
        if time.monotonic() > last:
            raise TimeoutError(f"not so after {PATIENCE // 1000} seconds")
        time.sleep(every)


def in_the_end(check):
    """Wait until check() asserts nothing that is not so: for many numbers at once, none of which is right at first."""

    def holds():
        with suppress(AssertionError):
            check()
            return True

    with suppress(TimeoutError):
        until(holds)
    check()


class Links:
    """The links of the pages in view as they were before the visitor did anything since the last one waited for."""

    def __init__(self):
        self.pages, self.before = [], {}

    def done(self):
        """The visitor does something."""
        for page in self.pages:
            if page._impl_obj not in self.before and not page.is_closed():
                self.before[page._impl_obj] = link(page)

    def waited(self, page, expected, wanted):
        """Somebody waits for a link; says what is wrong with that."""
        before = self.before.pop(page, None)
        if before is not None and matches(expected, before) is wanted:
            raise AssertionError(f"waits for a link that was so before anything was done: {expected} {before}")


def matches(expected, url):
    """Is this the link that is waited for?"""
    return bool(expected.search(url)) if isinstance(expected, re.Pattern) else expected == url


def watch_links(monkeypatch):
    """Fail whoever waits for a link that is already so; returns the list of the pages this holds for."""
    links = Links()

    def noted(act):
        @wraps(act)
        def does(*args, **options):
            links.done()
            return act(*args, **options)

        return does

    def asked(wait, wanted):
        @wraps(wait)
        def waits(self, expected, *args, **options):
            links.waited(self._impl_obj._actual_page, expected, wanted)
            return wait(self, expected, *args, **options)

        return waits

    for kind, names in DOES.items():
        for name in names:
            monkeypatch.setattr(kind, name, noted(getattr(kind, name)))
    for name in ("to_have_url", "not_to_have_url"):
        monkeypatch.setattr(PageAssertions, name, asked(getattr(PageAssertions, name), not name.startswith("not")))
    return links.pages
