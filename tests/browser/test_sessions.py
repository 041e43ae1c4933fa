"""A server that is started again knows no session: the first change counts all the same, whatever it is made with."""

import re
from contextlib import suppress

from fuzzing import TIMES
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect
from serving import serving
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from tabs import idle
from waits import pause, until

CONNECTED = "[data-testid=stApp][data-test-connection-state=CONNECTED]"
TEXT = "The car runs on the road"


def radio(name):
    return lambda page: page.get_by_role("radio", name=name, exact=True).first.click()


def typed(page):
    page.get_by_label("Type any sentence").fill(TEXT)


def option(page):
    """A list that is opened while the page is drawn once more closes again: then it is opened again."""
    box, second = (
        page.get_by_role("combobox", name="Price for open gates in training"),
        page.get_by_role("option").nth(1),
    )

    def chosen():
        box.click()
        with suppress(PlaywrightTimeout):
            second.click(timeout=2000)
            return True

    until(chosen)


def slid(page):
    page.get_by_role("slider", name="Learning rate").first.focus()
    page.keyboard.press("ArrowRight")


def numbered(page):
    page.get_by_text("Network settings (changing one restarts training)").click()
    page.get_by_label("Seed").fill("7")
    page.get_by_label("Seed").press("Enter")


CHANGES = {  # what is done: on which page, how, and what the link then says; the first six in every run of the tests
    "a choice": ("/Your_sentence", lambda page: page.get_by_role("radio", name="GRU").first.click(), "cell=gru"),
    "a list": ("/Your_sentence", option, "penalty="),
    "a text": ("/Your_sentence", typed, "sentence=The"),
    "a pick": ("/Your_sentence", lambda page: page.locator("g[data-quantity=o] rect").nth(25).click(), "quantity=o"),
    "a button": ("/Train_it_live", lambda page: page.get_by_role("button", name="New seed").click(), "seed=[0-9]"),
    "a slider": ("/Train_it_live", slid, "turns=0"),
    "a switch": ("/Your_sentence", lambda page: page.get_by_text("Type for a room").click(), "room=on"),
    "a number": ("/Train_it_live", numbered, "seed=7"),
    "a setting elsewhere": ("/Next_word", radio("10"), "count=10"),
}
if TIMES == 1:
    CHANGES = dict(list(CHANGES.items())[:6])


def listened(page):
    """A list of when the server has drawn this page to its end, an entry each time."""
    drawn = []

    def heard(frame):
        if isinstance(frame, bytes) and ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished":
            drawn.append(frame)

    page.on("websocket", lambda line: line.on("framereceived", heard))
    return drawn


def test_after_a_restart_of_the_server_the_first_change_counts(chromium, tmp_path):
    with serving(tmp_path / "before.txt") as server:
        address, pages, drawn = server.address, {}, {}
        for name, (path, _, _) in CHANGES.items():
            pages[name] = chromium.new_page()
            drawn[name] = listened(pages[name])
            pages[name].goto(address + path)
            idle(pages[name])
            expect(pages[name].get_by_role("heading", level=1)).to_be_visible()
    with serving(tmp_path / "after.txt", port=int(address.rsplit(":", 1)[1])):
        for times in drawn.values():
            times.clear()
        for name, (_, change, _) in CHANGES.items():
            page = pages[name]
            page.bring_to_front()
            page.wait_for_selector(CONNECTED)
            if TIMES == 1:  # else at once, while the new session draws its first page, which it does unasked
                until(lambda page=page, times=drawn[name]: pause(page, 20) or times)
            change(page)
        for name, (_, _, link) in CHANGES.items():
            expect(pages[name], name).to_have_url(re.compile(link))
        expect(pages["a text"].get_by_label("Type any sentence")).to_have_value(TEXT)
        expect(pages["a choice"].get_by_role("radio", name="GRU").first).to_be_checked()
        for page in pages.values():
            idle(page)
            assert page.locator("[data-testid=stException]").count() == 0
            page.close()
    assert "Traceback" not in (tmp_path / "after.txt").read_text()


def test_a_training_outlives_a_reload_and_is_no_step_in_the_history(visit):
    page = visit("/Train_it_live?options=gap:5,letters:2&hidden=4")
    before = page.evaluate("history.length")
    page.get_by_role("button", name="100 updates").click()
    expect(page).to_have_url(re.compile("updates=100"))
    found = page.get_by_text("Fingerprint").first.inner_text()
    assert page.evaluate("history.length") == before
    page.reload()
    there, asked = page.locator("[data-role=standing]"), page.get_by_role("button", name="Go to update 100 again")
    expect(there.filter(has_text="100 updates").or_(asked).first).to_be_visible()
    if asked.is_visible():  # where the cores are busy, it may take longer than is done without a question
        asked.click()
    expect(there).to_contain_text("100 updates")
    expect(page.get_by_text("Fingerprint").first).to_have_text(found)
    page.get_by_role("button", name="New seed").click()  # another training: it has made no update
    expect(page).not_to_have_url(re.compile("updates="))
