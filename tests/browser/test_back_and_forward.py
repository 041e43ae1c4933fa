"""Back and Forward, amid whatever else is under way: in the end, the page is what its link says."""

import random
import re

import pytest
from fuzzing import seeds
from playwright.sync_api import expect
from serving import ROOT
from tabs import cold_tab
from visitor import PAGE, SHORT, ready
from waits import pause

from lstm.everyday import sentences
from ui.widgets.modules import bundle

TEXTS = ["The car runs on the road", SHORT, "The salary is low"]
DELAYS = [0, 20, 50, 100, 200, 300, 400, 500]  # ms between two things that are done
AGREE = """usual => {
    const link = new URLSearchParams(location.search), page = [...document.querySelectorAll('*')];
    const within = query => page.flatMap(node => node.shadowRoot ? [...node.shadowRoot.querySelectorAll(query)] : []);
    const chosen = page.filter(node => node.getAttribute('role') === 'radio' && node.ariaChecked === 'true');
    const said = chosen.map(node => node.textContent.split(':')[0]);
    const head = within('.arithmetic h3').map(node => node.textContent).join(' ');
    const cells = { lstm: 'LSTM', gru: 'GRU', rnn: 'Plain RNN', peephole: 'Peephole', coupled: 'Coupled' };
    const stages = { trained: 'trained', early: 'half-trained', untrained: 'untrained' };
    const text = link.get('sentence') ?? usual;
    return document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'
        && document.querySelector('input[aria-label="Type any sentence"]').value === text
        && within('g[data-row=words] text').length === text.match(/[\\w]+|[^\\w\\s]/g).length
        && said.includes(cells[link.get('cell') ?? 'lstm'])
        && said.includes(stages[link.get('stage') ?? 'trained'])
        && head.includes(link.has('unit') ? `unit ${link.get('unit')} ` : '')
        && head.includes(link.has('place') ? `word ${+link.get('place') + 1} ` : '');
}"""


def cell(page, name):
    page.get_by_role("radio", name=name).first.click()


def pick(page, k):
    """Click on a cell of the output: at once, wherever the page moves it meanwhile."""
    page.locator("g[data-quantity=h] rect").nth(k).evaluate("""cell => {
        const { x, y } = cell.getBoundingClientRect();
        const at = { clientX: x + 1, clientY: y + 1 };
        cell.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, ...at }));
    }""")


def fill(page, text):
    page.get_by_label("Type any sentence").fill(text)


def at_last(page, room):
    """The last thing done: once the link has it, all that was done before has its answer. Then page and link agree."""
    page.get_by_text("Type for a room").click()
    expect(page).to_have_url(re.compile("room=on") if room else re.compile("^((?!room=on).)*$"))
    page.wait_for_function(AGREE, arg=sentences.SEED)


def test_a_text_typed_on_the_way_back_and_a_step_forward_leave_page_and_link_at_one(visit):
    page = ready(visit(PAGE))
    others = [("GRU", "gru"), ("Plain RNN", "rnn"), ("Peephole", "peephole"), ("Coupled", "coupled")]
    for turn, (delay, (name, other)) in enumerate(zip([0, 100, 300, 500], others, strict=True)):
        cell(page, name)
        expect(page).to_have_url(re.compile(f"cell={other}"))
        page.evaluate("history.back()")
        fill(page, TEXTS[turn % 3])
        pause(page, delay)
        page.evaluate("history.forward()")
        at_last(page, turn % 2 == 0)


def test_every_quick_pick_is_a_step_in_the_history_and_back_drops_what_is_not_yet_heard(visit):
    page = ready(visit(f"{PAGE}?sentence={SHORT}"))
    before = page.evaluate("history.length")
    for k in (3, 14, 25, 36):
        pick(page, k)
    expect(page).to_have_url(re.compile("place=6&unit=3"))
    assert page.evaluate("history.length") == before + 4
    for place, unit in ((5, 2), (4, 1), (3, 0)):
        page.go_back()
        expect(page).to_have_url(re.compile(f"place={place}&unit={unit}"))
    pick(page, 47)
    page.evaluate("history.back()")  # before the pick is heard, or after: either way the page is what the link says
    at_last(page, True)


@pytest.mark.parametrize("seed", seeds(1))
def test_whatever_is_done_in_whatever_haste_page_and_link_agree_in_the_end(visit, seed):
    chance, page = random.Random(seed), ready(visit(PAGE))
    done, gone = [], 0
    for _ in range(8):
        what = chance.choice(["cell", "stage", "back", "forward", "type", "pick", "pick"])
        done.append(what)
        if what == "cell":
            cell(page, chance.choice(["GRU", "LSTM", "Plain RNN", "Peephole"]))
        elif what == "stage":
            page.get_by_role("radio", name=chance.choice(["untrained", "half-trained"])).click()
        elif what == "type":
            fill(page, chance.choice(TEXTS))
        elif what == "pick":
            pick(page, chance.randrange(40))
        elif what == "forward":
            page.evaluate("history.forward()")
        elif page.evaluate("history.length") > gone + 3:  # never off the page
            gone += 1
            page.evaluate("history.back()")
        pause(page, chance.choice(DELAYS))
    at_last(page, True)


def test_a_pick_without_an_answer_is_told_again_unless_its_picture_is_gone(chromium):
    page = cold_tab(chromium)
    page.clock.install()
    page.set_content("<div></div>")
    page.add_script_tag(content=bundle(ROOT / "ui" / "widgets" / "picks.js"))
    page.evaluate("""() => {
      const state = { root: document.querySelector('div'), draw() {} };
      window.told = [];
      receivePick(state, { unit: 1 }, 0, (_, pick) => told.push(pick));
      state.picked.unit = 2;
      state.queued = true;
      send(state);
    }""")
    page.clock.run_for(1600)
    assert page.evaluate("told") == [{"unit": 2, "number": 1}, {"unit": 2, "number": 2}]
    page.evaluate("document.querySelector('div').remove()")
    page.clock.run_for(5000)
    assert len(page.evaluate("told")) == 2
    page.context.close()
