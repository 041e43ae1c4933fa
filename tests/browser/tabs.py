"""Tabs of the browser: how a visitor's begins, when it is idle, and what counts as a fault on it."""

PATIENCE = 60_000  # ms: how long a condition may take on a busy machine
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"


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
