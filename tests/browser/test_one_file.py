"""The pages that are taken along, opened from a disk, offline: they compute what the library does, no more."""

import base64
from pathlib import Path

import numpy as np
import pytest
from as_the_library import MODEL, SIX, as_here, by_hand, by_the_cell, operated, pictures
from numpy.testing import assert_allclose
from odd_texts import HOSTILE, of_itself, texts
from playwright.sync_api import expect

from lstm import CELLS, presets, reading
from lstm.everyday import sentences
from lstm.figures.classroom.question import Question
from lstm.figures.sentence import arithmetic, strip
from lstm.figures.worksheet import sheet
from lstm.model import Layer, Model, begin
from lstm.signature import Signature
from ui.classroom.lesson_plan import Step
from ui.lessons.course import LESSONS as COURSE
from ui.take_home import course_file, one_file, worksheet
from ui.take_home.one_file import planned, stills

GRU = presets.load("gru")
LINK = 'https://example.org/Your_sentence?sentence=%3Cb%3E&unit="3'
ASKED = """texts => texts.map(text => {
  const read = inside.reading(text), found = read.found.map(one => [one.text, one.word, one.how, one.id]);
  if (!read.trace) return { found, unread: read.unread };
  const all = ['f', 'i', 'o', 'candidate', 'c', 'h'].flatMap(name => read.trace.flatMap(s => [...s[name]]));
  const bytes = new Uint8Array(Float64Array.from([...all, ...read.chances[read.end], ...read.chances.at(-1)]).buffer);
  let letters = '';
  for (let k = 0; k < bytes.length; k += 8192) letters += String.fromCharCode(...bytes.subarray(k, k + 8192));
  return { found, unread: read.unread, end: read.end, telling: inside.telling(read), numbers: btoa(letters) };
})"""


ABOUT = {"task": HOSTILE, "settings": {"cell": "lstm"}, "updates": 3, "at_the_end": True}


@pytest.fixture(scope="module")
def offline(chromium):
    """A tab of a browser that is offline; what it asked of a network, and what went wrong."""
    chromium.set_offline(True)
    page = chromium.new_page()
    page.went_wrong, page.asked = [], []
    page.on("pageerror", lambda error: page.went_wrong.append(str(error)))
    page.on("console", lambda line: page.went_wrong.append(line.text) if line.type in ("error", "warning") else None)
    page.on("request", lambda one: page.asked.append(one.url))
    yield page
    page.close()
    chromium.set_offline(False)


def step(label, page, **link):
    """A step of a lesson plan, as the file has it."""
    made = Step(page, link, 4, HOSTILE, HOSTILE)
    return planned.step(made, lambda page, query: LINK, {}) | {"label": label}


def opened(page, folder, text):
    """The tab with a file opened from a disk."""
    path = folder / "taken.html"
    path.write_text(text, encoding="utf-8")
    page.goto(path.as_uri())
    return page


@pytest.fixture(scope="module")
def taken(offline, tmp_path_factory):
    """The file in which somebody hostile typed whatever is typed."""
    text = one_file.file(MODEL, HOSTILE, [("hostile", HOSTILE), *sentences.EXAMPLES], HOSTILE, LINK)
    return opened(offline, tmp_path_factory.mktemp("taken"), text)


def test_it_finds_words_and_computes_all_numbers_as_the_library_does(taken):
    asked = texts()
    assert len(asked) == 200
    for text, told in zip(asked, taken.evaluate(ASKED, asked), strict=True):
        read = reading.read(MODEL, text)
        assert told["found"] == [[one.token.text, one.word, one.how, one.id] for one in read.found], text
        assert told["unread"] == read.unread
        if read.found:
            assert told["end"] == read.end
            numbers = np.frombuffer(base64.b64decode(told["numbers"]))
            ours = [getattr(read.trace, name).ravel() for name in SIX] + [read.chances[read.end], read.chances[-1]]
            assert_allclose(numbers, np.concatenate(ours), rtol=0, atol=1e-12)
    pictures(taken)
    operated(taken)
    by_hand(taken)


def test_every_control_works_and_nothing_but_its_own_script_runs(taken):
    page = taken
    assert page.locator("footer").text_content() == HOSTILE, "what somebody typed is text"
    page.get_by_label("Type any sentence").fill(sentences.SEED)
    answer = page.locator("[data-role=answer]")
    answer.get_by_text("loan").wait_for()
    page.get_by_label("Hold the").select_option("i")
    page.get_by_label("Place at which it is held").select_option("6")
    answer.get_by_text("loan").wait_for(state="detached")
    page.get_by_text("Before the change it expected “loan”").wait_for()
    page.get_by_role("button", name="Undo both").click()
    page.get_by_label("Its memory after").select_option("5")
    answer.get_by_text("dentist").wait_for()
    page.get_by_label("or an example").select_option("0")
    page.get_by_text("Not among its").wait_for()
    page.get_by_label("or an example").select_option("1")
    page.locator(".frame").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("heading", name="At “situation”").wait_for()
    page.locator("[data-quantity=f] button").click()
    page.get_by_text("more inputs are exactly 0").wait_for()
    page.get_by_role("button", name="One unit by hand").click()
    page.get_by_label("Challenge").select_option("0")
    page.get_by_text("Right on 0 of 20").wait_for()
    for name in ("A hint", "A second hint", "Show a solution"):
        page.get_by_role("button", name=name, exact=True).click()
    page.get_by_text("Challenge met: right on 20 of 20").wait_for()
    page.get_by_label("Lesson").select_option("1")
    page.locator("[data-slider=f_b] input[type=text]").fill("3")
    page.locator("[data-slider=f_b] input[type=text]").press("Enter")
    page.get_by_text("No longer the lesson “Leaky memory”: f, bias 2.2 → 3").wait_for()
    assert page.locator("[data-before=c]").count() == 1
    for kind in ("SVG", "PNG"):
        with page.expect_download() as saved:
            page.locator(".curves").get_by_role("button", name=kind).click()
        assert saved.value.suggested_filename == f"one-unit-by-hand.{kind.lower()}"
        told = of_itself(Path(saved.value.path()).read_bytes())
        assert told[0].startswith("Over 24 steps: ") and told[1:] == [LINK, "MIT licence, Inside the LSTM"]
    nothing_else(page)


def nothing_else(page):
    """Neither did anything of others run, nor was anything asked for elsewhere."""
    assert page.evaluate("window.ran") is None and page.went_wrong == []
    assert [url for url in page.asked if not url.startswith(("file:", "blob:", "data:"))] == []


def test_another_network_is_taken_along_the_same_way(offline, tmp_path, monkeypatch):
    monkeypatch.setattr(arithmetic, "FOLDED", 8)
    monkeypatch.setattr(arithmetic, "LARGEST", 4)
    letters = tuple("abc\u2423")
    deep = begin("lstm", letters, 5, np.random.default_rng(0), ABOUT | {"examples": ["abc cab", "aab"]}, n_layers=2)
    page = opened(offline, tmp_path, one_file.file(deep, "abc CAB x", [("first", "abc cab")], ""))
    as_here(page, deep, "abc CAB x")
    page.get_by_text("Left out: x").wait_for()
    page.get_by_text("7 smaller ones together").wait_for()
    assert page.get_by_text("A word it does not know").count() == 0
    for name in CELLS:
        by_the_cell(page, name)
    nothing_else(page)


def test_a_network_that_reads_numbers_is_taken_along_too(offline, tmp_path):
    forecast, rng = Signature(("a", HOSTILE), ("a",), "number", True, (3.0, 2.5)), np.random.default_rng(1)
    layers = tuple(Layer("peephole", CELLS["peephole"].init(n_in, 4, rng)) for n_in in (2, 4))
    readout = {"W_y": rng.normal(size=(1, 4)), "b_y": np.ones(1)}
    about = ABOUT | {"examples": ["1/2 2/3", "0/0"], "range": [[0.0, 9.0]] * 2}
    model = Model((), None, layers, readout, about, forecast)
    typed = "1/2 2/3,-1.25e1/\u0663 \u22127/.5 x 1/2/3 1_0/1\x1f3/4 1e400/2 \U0001d7db.5/0"
    page = opened(offline, tmp_path, one_file.file(model, typed, [("first", "1/2 2/3")], ""))
    assert len(as_here(page, model, typed).found) == 7
    page.get_by_text("Left out: x, 1/2/3, 1e400/2").wait_for()
    page.get_by_label("Hold the").select_option("f")
    page.get_by_text("Before the change it was a ").wait_for()
    nothing_else(page)


def test_no_other_file_runs_what_was_typed_either(offline, tmp_path):
    text = f"{HOSTILE} due to my job, i need to take a"
    read = reading.read(MODEL, text)
    page = opened(offline, tmp_path, worksheet.file([sheet.of_reading(read)], [text]))
    assert "onerror" in page.locator(".read").first.inner_text()
    nothing_else(page)
    opened(page, tmp_path, one_file.file(GRU, text, [("hostile", text)], ""))
    pictures(page, GRU)
    with page.expect_download() as saved:
        page.locator(".strip").get_by_role("button", name="SVG").click()
    picture = tmp_path / "picture.svg"
    saved.value.save_as(picture)
    page.goto(picture.as_uri())
    assert "onerror" in page.locator("[data-row=words]").text_content()
    nothing_else(page)


def still(tree):
    """Of a page that shows a picture, and what somebody typed."""
    picture = strip.draw(reading.read(MODEL, f"The car {HOSTILE}"))
    about = {"meant": [HOSTILE] * 99, "tight": False, "file": "x", "alt": HOSTILE, "order": [*range(16)], "seen": 0}
    data = picture | about | {"picked": {"place": 1, "unit": 2, "key": "f"}}
    parts = [{"text": HOSTILE}, {"name": "strip", "data": data, "follows": ()}]
    return {"title": HOSTILE, "lead": [HOSTILE], "parts": parts, "free": False}


def test_a_lesson_plan_opens_its_steps_in_the_file_and_the_course_is_there(offline, tmp_path, monkeypatch):
    monkeypatch.setattr(stills, "still", still)
    question = Question("choice", HOSTILE, 0, (HOSTILE, "x"))
    monkeypatch.setattr(stills, "drawn", lambda page, link: (None, {HOSTILE: lambda: question}))
    held = {"sentence": "The car runs on the road", "operations": "f.all.2:0.5,c.all.4:b3", "place": "1"}
    plan = [step("Read", "Who_wrote_the_memory", **held), step(HOSTILE, "One_unit_by_hand", lesson="leaky")]
    plan += [step("Lesson 3", "Start_here", course="3"), step("Elsewhere", "Cousins"), step("No room", "Cousins")]
    plan[-1]["still"] = None
    page = opened(offline, tmp_path, one_file.file(MODEL, sentences.SEED, [*sentences.EXAMPLES], "", LINK, plan))
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.get_by_label("Type any sentence")).to_have_value("The car runs on the road")
    for name, value in (("Hold the", "f"), ("Place at", "2"), ("Its memory after", "3"), ("takes the place", "4")):
        expect(page.get_by_label(name)).to_have_value(value)
    page.get_by_role("heading", name="At “car”").wait_for()
    back = page.get_by_role("button", name="Lesson plan")
    back.click()
    assert page.get_by_role("link", name="No room, in the app").get_attribute("href") == LINK
    page.get_by_role("button", name="Elsewhere").click()
    expect(page.locator(".still")).to_contain_text(HOSTILE)
    assert page.locator(".plan ul li").first.text_content() == HOSTILE
    expect(page.locator(".still .strip [data-row=words]")).to_contain_text("Thecar")
    page.locator("li button").nth(1).click()
    page.get_by_text("the forget gate's bias is 2.2").wait_for()
    back.click()
    page.get_by_role("button", name="Lesson 3").click()
    page.locator("h2").get_by_text(COURSE[2].told.claim.replace("*", "")).wait_for()
    nothing_else(page)


def test_the_course_is_taken_along_with_its_pictures(offline, tmp_path):
    page = opened(offline, tmp_path, course_file.file(HOSTILE))
    last = COURSE[-1]
    page.get_by_label("Lesson of the course").select_option(str(len(COURSE) - 1))
    page.locator("h2").get_by_text(last.told.claim.replace("*", "")).wait_for()
    page.get_by_role("button", name="Skip the guess").click()
    page.get_by_role("button", name="Show me").click()
    page.get_by_text(last.told.line.replace("*", "")).wait_for()
    assert page.locator("svg rect").count() > 3
    nothing_else(page)
