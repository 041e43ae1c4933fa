"""The real app in a real Chromium. Every page a test visits must stay free of faults until the test ends."""

from pathlib import Path

import pytest
from find_browser import FLAGS, OF_SHORT_VISITS, find
from playwright.sync_api import expect, sync_playwright
from serving import serving
from tabs import PATIENCE, cold_tab, idle, leave, listen, tab
from waits import watch_links


def pytest_collection_modifyitems(items):
    """Browser tests carry their marker, and come last: quick tests fail first, and Playwright's loop disturbs none.

    So it is on several cores too: pytest-xdist hands tests out in this order unless told otherwise with --dist. Each of
    its workers has an app and a Chromium of its own.
    """
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: here in item.path.parents)


@pytest.fixture(scope="session")
def log(tmp_path_factory):
    """The file into which the app prints."""
    return tmp_path_factory.mktemp("app") / "log.txt"


@pytest.fixture(scope="session")
def server(log):
    """The app's process, on a free port, with its `address`."""
    with serving(log) as process:
        yield process


@pytest.fixture(scope="session")
def app(server):
    """The app's address."""
    return server.address


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """One Chromium for all tests, as the context of its tabs. It keeps the app's compiled scripts: half of every visit.

    Where there is none, that is a failure and no reason to skip.
    """
    path = find()
    if not path:
        pytest.fail("there is no Chromium here: run python tests/browser/find_browser.py --install")
    expect.set_options(timeout=PATIENCE)
    profile = tmp_path_factory.mktemp("chromium")
    with sync_playwright() as play:
        kept = play.chromium.launch_persistent_context(profile, executable_path=path, args=FLAGS + OF_SHORT_VISITS)
        kept.set_default_timeout(PATIENCE)
        yield kept
        kept.close()


@pytest.fixture(scope="session")
def left():
    """Tabs that other tests have left blank."""
    return []


@pytest.fixture
def visit(app, log, chromium, left, request, monkeypatch):
    """visit(path, **options) opens a page and waits until it is idle. What goes wrong on it fails the test.

    Options: viewport, and what emulate_media takes; for a `cold` visit, which keeps no script ready, any of a context.
    """
    pages, faults, start, failed = {}, [], len(log.read_text()), request.session.testsfailed
    watched = watch_links(monkeypatch)

    def open_page(path="/", cold=False, **options):
        page = cold_tab(chromium, **options) if cold else tab(chromium, app, left and left.pop(), **options)
        pages[page] = listen(page, faults)
        watched.append(page)
        page.goto(app + path)
        idle(page)
        return page

    yield open_page
    opened = [page for page in pages if not page.is_closed()]
    for page in opened:
        faults += [f"python: {text[:60]}" for text in page.locator("[data-testid=stException]").all_inner_texts()]
    faults = list(dict.fromkeys(faults))  # before closing, which cuts off whatever is still on its way
    for page in opened:
        pages[page]()
        if page.context != chromium:
            page.context.close()
        elif request.session.testsfailed > failed:  # who knows what it left pressed
            page.close()
        else:
            leave(page)
            left.append(page)
    faults += [f"in the app's log: {text[-1500:]}" for text in log.read_text()[start:].split("Traceback")[1:]]
    assert not faults, "\n".join(faults)
