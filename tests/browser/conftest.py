"""The real app in a real Chromium. Every page a test visits must stay free of faults until the test ends."""

import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from find_browser import FLAGS, find
from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 20_000  # ms: how long a condition may take on a busy machine
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"


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


@contextmanager
def serving(log, **environment):
    """The app on a free port, printing into a file; `environment` is what it is told beside our own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {"headless": "true", "address": "127.0.0.1", "port": port, "fileWatcherType": "none"}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", *(f"--server.{k}={v}" for k, v in options.items())]
    with log.open("w") as written:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=written, stderr=subprocess.STDOUT, env=os.environ | environment
        )
    process.address = f"http://127.0.0.1:{port}"
    try:
        until_it_answers(process, process.address, log)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def app(server):
    """The app's address."""
    return server.address


def until_it_answers(server, address, log, tries=300):
    """Ask for the app's health ten times a second, for as long as it lives."""
    for _ in range(tries):
        try:
            with urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except OSError:
            try:
                server.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
            break
    pytest.fail(f"the app did not start:\n{log.read_text()}")


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
        kept = play.chromium.launch_persistent_context(profile, executable_path=path, args=FLAGS)
        kept.set_default_timeout(PATIENCE)
        yield kept
        kept.close()


@pytest.fixture
def visit(app, log, chromium):
    """visit(path, **options) opens a page and waits until it is idle. What goes wrong on it fails the test.

    Options: viewport, and what emulate_media takes; for a `cold` visit, which keeps no script ready, any of a context.
    """
    pages, faults, start = [], [], len(log.read_text())

    def open_page(path="/", cold=False, **options):
        page = cold_tab(chromium, **options) if cold else tab(chromium, app, **options)
        pages.append(page)
        listen(page, faults)
        page.goto(app + path)
        idle(page)
        return page

    yield open_page
    left = [page for page in pages if not page.is_closed()]
    for page in left:
        faults += [f"python: {text[:60]}" for text in page.locator("[data-testid=stException]").all_inner_texts()]
    faults = list(dict.fromkeys(faults))  # before closing, which cuts off whatever is still on its way
    for page in left:
        (page if page.context == chromium else page.context).close()
    faults += [f"in the app's log: {text[-1500:]}" for text in log.read_text()[start:].split("Traceback")[1:]]
    assert not faults, "\n".join(faults)


def tab(chromium, app, viewport=None, **media):
    """A new tab, for a visitor of whom the browser has stored nothing."""
    stored = {"origin": app, "storageTypes": "cookies,local_storage,indexeddb"}
    chromium.new_cdp_session(chromium.pages[0]).send("Storage.clearDataForOrigin", stored)
    page = chromium.new_page()
    page.emulate_media(**media)
    if viewport:
        page.set_viewport_size(viewport)
    return page


def cold_tab(chromium, **options):
    """A tab of a context of its own, which loads and compiles every script anew."""
    context = chromium.browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    return context.new_page()


def idle(page):
    """Wait until Streamlit has run the page's script to its end."""
    page.wait_for_selector(IDLE)


def listen(page, faults):
    """Note every fault of a page.

    What a new page cancels of the old one is none, nor is Streamlit's own search for its server under /a/page/_stcore.
    """

    def failed(request):
        if request.failure != "net::ERR_ABORTED":
            faults.append(f"request failed: {request.url} ({request.failure})")

    def answered(response):
        if response.status >= 400 and "/_stcore/" not in response.url:
            faults.append(f"{response.status}: {response.url}")

    def said(message):
        if message.type == "error" and "Failed to load resource" not in message.text:  # those are in `answered`
            faults.append(f"console: {message.text}")

    page.on("pageerror", lambda fault: faults.append(f"javascript: {fault}"))
    page.on("requestfailed", failed)
    page.on("response", answered)
    page.on("console", said)
