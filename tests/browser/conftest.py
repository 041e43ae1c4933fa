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
    """Browser tests carry their marker, and come last: quick tests fail first, and Playwright's loop disturbs none."""
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
def browser():
    """One Chromium for all tests. Where there is none, that is a failure and no reason to skip."""
    path = find()
    if not path:
        pytest.fail("there is no Chromium here: run python tests/browser/find_browser.py --install")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(app, log, browser):
    """visit(path, **context options) opens a page and waits until it is idle. What goes wrong on it fails the test."""
    contexts, faults, start = [], [], len(log.read_text())

    def open_page(path="/", **options):
        context = browser.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        listen(context, faults)
        page = context.new_page()
        page.goto(app + path)
        idle(page)
        return page

    yield open_page
    for page in (page for context in contexts for page in context.pages):
        faults += [f"python: {text[:60]}" for text in page.locator("[data-testid=stException]").all_inner_texts()]
    faults = list(dict.fromkeys(faults))  # before closing, which cuts off whatever is still on its way
    for context in contexts:
        context.close()
    faults += [f"in the app's log: {text[-1500:]}" for text in log.read_text()[start:].split("Traceback")[1:]]
    assert not faults, "\n".join(faults)


def idle(page):
    """Wait until Streamlit has run the page's script to its end."""
    page.wait_for_selector(IDLE)


def listen(context, faults):
    """Note every fault of every page of a context.

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

    context.on("weberror", lambda fault: faults.append(f"javascript: {fault.error}"))
    context.on("requestfailed", failed)
    context.on("response", answered)
    context.on("console", said)
