"""Tabs of the browser: how a visitor's begins, when it is idle, and what counts as a fault on it."""

PATIENCE = 60_000  # ms: how long a condition may take on a busy machine
WINDOW = {"width": 1280, "height": 720}
USUAL = dict.fromkeys(("media", "reduced_motion", "forced_colors", "contrast"), "null") | {"color_scheme": "light"}
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"


def tab(chromium, app, page=None, viewport=None, **media):
    """A tab for a visitor of whom the browser has stored nothing: a new one, or `page`, which was left blank.

    The process of one that was left is warm: that spares a third of a visit.
    """
    stored = {"origin": app, "storageTypes": "cookies,local_storage,indexeddb"}
    chromium.new_cdp_session(chromium.pages[0]).send("Storage.clearDataForOrigin", stored)
    page = page or chromium.new_page()
    page.bring_to_front()
    page.emulate_media(**USUAL | media)
    page.set_viewport_size(viewport or WINDOW)
    return page


def leave(page):
    """Go away from the app and leave nothing of it in the tab."""
    page.evaluate("sessionStorage.clear()")
    page.goto("about:blank")
    page.context.new_cdp_session(page).send("Page.resetNavigationHistory")
    page.mouse.move(0, 0)


def cold_tab(chromium, **options):
    """A tab of a context of its own, which loads and compiles every script anew."""
    context = chromium.browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    return context.new_page()


def idle(page):
    """Wait until Streamlit has run the page's script to its end."""
    page.wait_for_selector(IDLE)


def messages(button):
    """From now on, what a button was called at each message that its page sent to the server: ask by what is returned.

    What was sent while it said "Pause" is known so however late a test on busy cores looks.
    """
    button.evaluate("""button => {
      const said = window.said = [], send = WebSocket.prototype.send;
      WebSocket.prototype.send = function (...given) {
        said.push(button.getAttribute("aria-label"));
        return send.apply(this, given);
      };
    }""")
    return lambda: button.page.evaluate("said")


def listen(page, faults):
    """Note every fault of a page; returns what ends that.

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

    def thrown(fault):
        faults.append(f"javascript: {fault}")

    heard = {"pageerror": thrown, "requestfailed": failed, "response": answered, "console": said}
    for event, noted in heard.items():
        page.on(event, noted)
    return lambda: [page.remove_listener(event, noted) for event, noted in heard.items()]
