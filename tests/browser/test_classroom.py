"""A class in the room: a presenter and two phones, from the question to the reveal; the app is killed in between."""

import re

import pytest
from playwright.sync_api import expect
from serving import serving
from tabs import cold_tab, listen
from test_predicting import grave
from test_sessions import listened
from voting import CURVE, served
from waits import pause, until

from ui.classroom.votes.store import Store

PHONE = {"viewport": {"width": 360, "height": 640}}


@pytest.fixture
def store(tmp_path):
    """The store of the class."""
    made = Store(f"sqlite:///{tmp_path}/votes.sqlite3")
    yield made
    made.close()


def test_a_class_votes_on_phones_talks_votes_again_and_the_run_decides(chromium, store, tmp_path):
    faults = []
    with served(store) as votes:
        told = {"LSTM_CLASS": f"sqlite:///{store.base.path}", "LSTM_VOTES_ADDRESS": f"http://{votes}"}
        with serving(tmp_path / "before.txt", **told) as app:
            presenter = cold_tab(chromium, viewport={"width": 1440, "height": 900})
            drawn = listened(presenter)
            presenter.goto(f"{app.address}/Your_sentence?room=on")
            presenter.get_by_role("button", name="Ask the class").click()
            expect(presenter.locator(".board .address")).to_have_text(re.compile(r"/\d{5}$"))
            room = presenter.locator(".board .address").inner_text().rpartition("/")[2]
            phones = [cold_tab(chromium, **PHONE) for _ in range(2)]
            for phone in phones:
                listen(phone, faults)
                phone.goto(f"http://{votes}/{room}")
                expect(phone.get_by_text("The next question comes here by itself.")).to_be_visible()
            presenter.get_by_role("button", name="Ask the class").click()
            presenter.get_by_role("button", name="What comes next?").click()
            expect(presenter.locator("g[data-row=words]")).to_have_count(0)
            for phone, answer in zip(phones, ("loan", "taxi"), strict=True):
                phone.get_by_role("button", name=answer).click()  # it came by itself
                expect(phone.get_by_text("Counted.")).to_be_visible()
            assert grave(phone) == [] and phone.evaluate("document.documentElement.scrollWidth") <= 360
            expect(presenter.get_by_text("2 answers")).to_be_visible()
            expect(presenter.locator(".votes")).to_have_count(0)
            app.kill()
            app.wait()
            drawn.clear()
        with serving(tmp_path / "after.txt", port=int(app.address.rpartition(":")[2]), **told):
            until(lambda: pause(presenter, 20) or drawn)  # by the new one, which does it unasked
            presenter.get_by_role("button", name="Close the vote").click()
            expect(presenter.get_by_text("Between 35 and 70\xa0% are right")).to_be_visible()
            presenter.get_by_role("button", name="Vote again").click()
            for phone in phones:
                expect(phone.get_by_text("Second vote")).to_be_visible()
            phone.context.set_offline(True)
            phone.get_by_role("button", name="loan").click()
            expect(phone.get_by_text("Your answer waits here")).to_be_visible()
            phone.context.set_offline(False)
            expect(phone.get_by_text("Counted.")).to_be_visible()
            faults.clear()  # the line that was cut
            presenter.get_by_role("button", name="Close the vote").click()
            expect(phones[0].get_by_text("The vote is closed.")).to_be_visible()
            expect(phones[0].get_by_text("loan")).to_have_count(0)
            presenter.get_by_role("button", name="Reveal").click()
            expect(presenter.locator(".votes li.right")).to_contain_text("loan")
            expect(presenter.locator("g[data-row=words]")).to_have_count(1)
            expect(presenter.get_by_label("Type any sentence")).to_have_value(re.compile("^Today"))
            expect(phones[1].get_by_text("You were right.")).to_be_visible()
            key = presenter.evaluate(f"localStorage['class {room}']")
            assert store.holds(room, key) and key not in presenter.content() + presenter.url
            until(lambda: [store.votes(room, 1, turn) for turn in (1, 2)] == [[2, 3], [2]])
    assert faults == []
    for page in (presenter, *phones):
        page.context.close()


def test_a_gate_is_drawn_with_a_finger(chromium, store):
    room, key = store.open_class()
    store.ask(room, key, CURVE)
    with served(store) as votes:
        phone = cold_tab(chromium, **PHONE, has_touch=True)
        phone.goto(f"http://{votes}/{room}")
        box = phone.locator("#panel svg").bounding_box()
        shares = ((0.1, 0.99), (0.5, 0.01), (0.9, 0.5))
        spots = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in shares]
        phone.mouse.move(*spots[0])
        phone.mouse.down()
        for spot in spots:
            phone.mouse.move(*spot)
        phone.mouse.up()
        assert grave(phone) == []
        phone.get_by_role("button", name="Send").click()
        until(lambda: store.votes(room, 1, 1) == [[0.0, 1.0, 0.5]])
        phone.context.close()
