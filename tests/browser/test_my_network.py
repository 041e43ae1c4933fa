"""A network that was trained live goes on: to the pages that look inside it, into a file, and out of one again."""

import re

from playwright.sync_api import expect
from test_accessible import CHANGED, WINDOW, found
from test_train_live import EASY, many, said, standing
from visitor import go

from lstm import live
from lstm.live import files


def fingerprint(page):
    return re.search("[0-9a-f]{8}", page.get_by_text("Fingerprint").inner_text())[0]


def load(page, path, told):
    """Upload a file, wait for the fingerprint of what is in it, and close the little window again."""
    page.get_by_role("button", name="Load a network").click()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(path)
    expect(page.get_by_text(told)).to_be_visible()
    page.keyboard.press("Escape")


def saved(folder, task, **changes):
    """A file with a network of two updates."""
    training = live.advance(live.begin(live.defaults(task, **changes)), 2)
    path = folder / f"{task}.npz"
    path.write_bytes(files.save(training, "npz"))
    return path, files.fingerprint(training)


def look(page, label):
    page.get_by_role("button", name=label, exact=True).click()
    page.wait_for_url("**model=mine**")


def test_what_was_trained_is_looked_into_and_left_again(visit):
    page = standing(visit(EASY))
    many(page)
    look(page, "Your sentence")
    expect(page.get_by_text("trained for 100 updates on")).to_be_visible()
    words, box = page.locator("g[data-row=words] text"), page.get_by_role("textbox", name="Type its symbols")
    expect(box).not_to_have_value("")
    expect(words).to_have_text([*box.input_value()])
    box.fill("Bab?")
    expect(words).to_have_text(["B", "a", "b", "?"])
    go(page, "Inside one step", "Look inside")
    expect(page.locator("[data-role=word]")).to_have_text(re.compile("= “[Bab?]”"))
    page.get_by_role("button", name="First step").click()
    expect(page.locator("[data-role=word]")).to_have_text("= “B”")
    page.get_by_role("button", name="Back to the main model").click()
    expect(page.get_by_role("textbox", name="Type any sentence")).to_be_visible()


def test_a_download_is_loaded_again_by_another_visitor_with_the_same_bits(visit, tmp_path):
    page, kept = standing(visit(EASY)), []
    for done, kind in enumerate(("npz", "safetensors"), start=1):
        page.get_by_role("button", name="One update").click()
        expect(said(page)).to_contain_text(re.compile(f"^{done} update"))
        with page.expect_download() as coming:
            page.get_by_role("button", name=f"Download .{kind}").click()
        assert coming.value.suggested_filename == f"lstm-recall-{done}.{kind}"
        kept.append((tmp_path / coming.value.suggested_filename, fingerprint(page)))
        coming.value.save_as(kept[-1][0])
    other = standing(visit(EASY))
    assert len({fingerprint(other), *(told for _, told in kept)}) == 3
    for path, told in kept:
        load(other, path, told)


def test_a_network_larger_than_most_can_be_loaded(visit, tmp_path):
    path, told = saved(tmp_path, "everyday", units=64)
    assert path.stat().st_size > 3_000_000
    page = standing(visit(EASY))
    load(page, path, told)


def test_axe_finds_nothing_grave_where_one_looks_into_it(visit, tmp_path):
    page = standing(visit(EASY, color_scheme="light", viewport=WINDOW))
    path, told = saved(tmp_path, "recall", options=(("gap", 5), ("letters", 2)))
    load(page, path, told)
    look(page, "Your sentence")
    expect(page.locator(".strip [data-quantity=h] rect").first).to_be_visible()
    amiss = found(page)
    go(page, "Inside one step", "Look inside")
    expect(page.locator("[data-role=word]")).to_be_visible()
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).not_to_have_css("background-color", "rgb(255, 255, 255)")
    assert amiss + found(page, CHANGED) == []


def test_a_forecast_is_drawn_over_the_wave_and_a_click_on_it_picks_the_step(visit, tmp_path):
    page = standing(visit(EASY))
    path, told = saved(tmp_path, "sine")
    load(page, path, told)
    look(page, "Your sentence")
    read, told_ahead = (page.locator(f"g[data-row=waves] circle[data-said={which}]") for which in ("false", "true"))
    expect(read).to_have_count(40)
    expect(told_ahead).to_have_count(39)
    box = page.get_by_role("textbox", name="Type numbers")
    expect(box).not_to_have_value("")
    typed = [float(text) for text in box.input_value().split()]
    assert [float(dot.get_attribute("data-value")) for dot in read.all()] == typed
    read.nth(4).click()
    expect(page.locator(".arithmetic h3").first).to_contain_text("step 5 of 40")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".arithmetic h3").first).to_contain_text("step 6 of 40")
