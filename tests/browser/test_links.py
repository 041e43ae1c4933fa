"""Links, Back, reload and switching: what a visitor set is not lost."""

import re

from playwright.sync_api import expect
from visitor import PAGE, SHORT, ask, cell_of, go, ready, typed
from waits import link

from lstm.everyday import sentences


def test_the_same_word_and_unit_stay_in_view_when_the_training_is_switched_and_a_line_stays_open_for_others(visit):
    page = ready(visit(f"{PAGE}?sentence={SHORT}"))
    before = page.locator(".arithmetic h3").all_inner_texts()
    for training in ("half-trained", "untrained"):
        page.get_by_role("radio", name=training).click()
        expect(page.locator("[data-testid=stMarkdown]", has_text=f"{training} LSTM reads")).to_be_visible()
        assert page.locator(".arithmetic h3").all_inner_texts() == before
    page.locator(".line[data-quantity=o] button").click()
    expect(page).to_have_url(re.compile("quantity=o"))
    other = ready(visit("/" + link(page).split("/", 3)[3]))
    expect(other.locator(".line[data-quantity=o] .products")).to_be_visible()


def test_reload_and_a_deep_link_in_a_second_browser_restore_everything(visit):
    page = ready(visit(PAGE))
    ask(page, SHORT)
    expect(typed(page)).to_have_count(10)
    cell_of(page, "o", 4, 9, 10).click()
    expect(page.locator(".arithmetic h3").last).to_contain_text("unit 4")
    page.get_by_role("radio", name="untrained").click()
    expect(page).to_have_url(re.compile("stage=untrained"))
    expect(page.locator(".arithmetic h3").last).to_contain_text("unit 4")
    page.reload()
    other = visit("/" + link(page).split("/", 3)[3])
    for each in (ready(page), ready(other)):
        expect(each.get_by_label("Type any sentence")).to_have_value(SHORT)
        expect(each.locator(".arithmetic h3").first).to_contain_text("“a”, word 10")
        expect(each.locator(".arithmetic h3").last).to_contain_text("unit 4")
        expect(each.get_by_role("radio", name="untrained")).to_be_checked()


def test_back_goes_back_one_change(visit):
    page = ready(visit(f"{PAGE}?sentence={SHORT}"))
    page.get_by_role("radio", name="untrained").click()
    expect(page).to_have_url(re.compile("stage=untrained"))
    ask(page, "The car runs on the")
    expect(typed(page)).to_have_count(5)
    page.go_back()
    expect(typed(page)).to_have_count(10)
    expect(page.get_by_label("Type any sentence")).to_have_value(SHORT)
    page.go_back()
    expect(page.get_by_role("radio", name="trained", exact=True)).to_be_checked()


def test_the_sentence_follows_to_the_start_page_and_back_and_what_a_link_may_not_ask_for_stays_behind(visit):
    page = ready(visit(f"{PAGE}?sentence={SHORT}&colour=red"))
    page.get_by_role("link", name="Inside the LSTM").click()
    expect(page.locator("[data-role=answer]")).to_have_text("taxi")
    assert "colour" not in link(page)
    go(page, "Your sentence", "Look inside")
    expect(typed(ready(page))).to_have_count(10)
    page.go_back()
    expect(page.locator("[data-role=answer]")).to_have_text("taxi")


def test_a_link_on_top_says_what_was_changed_last_and_opens_in_a_tab_of_its_own(visit):
    page = ready(visit(f"{PAGE}?sentence={SHORT}"))
    page.get_by_role("radio", name="by what they hold").click()
    expect(page).to_have_url(re.compile("order=holds"))
    page.get_by_role("button", name="Look inside").click()
    way = page.get_by_role("link", name="Inside one step")
    way.hover()
    for part in ("Inside_one_step?", "sentence=Because", "order=holds"):
        assert part in way.get_attribute("href")
    with page.context.expect_page() as opened:
        way.click(modifiers=["ControlOrMeta"])
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Inside one step")
    opened.value.close()
    assert "Your_sentence" in link(page)


def test_a_link_full_of_rubbish_opens_the_page_and_says_what_it_ignored(visit):
    page = ready(visit(f"{PAGE}?cell=nope&unit=zzz&colour=red&place=999"))
    expect(page.get_by_text("Left as usual: the cell, the unit and 1 setting unknown here.")).to_be_visible()
    expect(page.get_by_text("asks for a place that is not there")).to_be_visible()
    expect(typed(page)).to_have_count(len(sentences.SEED_WORDS))
