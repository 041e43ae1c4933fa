"""A worksheet's solutions are what its printed numbers come to by a calculator, and nearly the network's own."""

import math
import re
from decimal import ROUND_HALF_UP, Decimal
from html import unescape
from html.parser import HTMLParser

import numpy as np
import pytest

from lstm import presets, reading
from lstm.everyday import sentences
from lstm.explain import writers
from lstm.figures.worksheet import sheet, variants
from lstm.one_unit.challenges import CHALLENGES
from lstm.one_unit.lessons import LESSONS
from ui.take_home import worksheet

NUMBER = re.compile(r"−?\d[\d,]*(?:\.\d+)?")
WORKED = re.compile(r"<td class=worked>= (.*?)</td><td>= <b>(.*?)</b>")
MODEL = presets.load("lstm")
HOSTILE = "</style><script>alert(1)</script> “<img src=x onerror=alert(1)>” due to my job I need to take a loan"


@pytest.fixture(autouse=True)
def without_letters(monkeypatch):
    """The app's letters are 227 kB of every file, and say nothing here."""
    monkeypatch.setattr(worksheet, "letters", str)


def of_sentence(number):
    """Sentence `number` of those that are drawn as the network's own were."""
    drawn = sentences.sentence(np.random.default_rng([number, 5]))
    return reading.read(MODEL, " ".join(drawn.words))


def pages(one):
    """A sheet as it is printed: (exercises, solutions)."""
    whole = worksheet.file([one], ["http://localhost:8501/Your_sentence"])
    return whole.partition('<div class="sheet solutions">')[::2]


def text(html):
    """What of it is seen."""
    return unescape(re.sub(r"<[^>]+>", " ", html.partition("</style>")[2] or html))


def calculated(worked, places):
    """What a pocket calculator makes of a printed line, rounded as the sheet says."""
    for sign, python in (("−", "-"), ("×", "*"), ("σ", "sigma"), ("tanh", "tanh")):
        worked = worked.replace(sign, python)
    assert re.fullmatch(r"[\d\s.,()*+\-a-z]*", worked), worked
    exact = {"sigma": lambda x: Decimal(1 / (1 + math.exp(-x))), "tanh": lambda x: Decimal(math.tanh(x))}
    numbers = re.sub(r"(?<![\w.])(\d[\d.]*)", r"Decimal('\1')", worked)
    value = eval(numbers, {"Decimal": Decimal} | exact)
    return value.quantize(Decimal((0, (1,), -places)), ROUND_HALF_UP)


def places_of(number):
    return len(number.partition(".")[2])


def check(one):
    """All that is printed of a sheet."""
    given, solved = pages(one)
    known = set(NUMBER.findall(text(given)))
    lines = WORKED.findall(solved)
    assert len(lines) == len(one.gate.products) + 2 + 4 + 2 + len(one.left.lines) + len(one.backward.lines)
    for worked, result in lines:
        used = NUMBER.findall(worked)
        assert {number for number in used if float(number.replace("−", "-")) != 1} <= known, worked
        places = max(map(places_of, [result, *used]))
        assert calculated(worked, places) == Decimal(result.replace("−", "-")), (worked, result)
        known.add(result)
    return lines


def test_every_solution_is_what_the_printed_numbers_come_to_on_200_sentences():
    made, far = 0, []
    for number in range(230):
        read = of_sentence(number)
        if made < 200 and sheet.fits(read):
            one = sheet.of_reading(read)
            check(one)
            far.append(misses(one, read))
            made += 1
    assert made == 200
    assert max(far) < 0.02, "and nearly what the network computes with all its digits"


def misses(one, read):
    """By how much the results of a sheet miss the network's own numbers."""
    trace, unit, place = read.trace, one.unit, one.place
    last = one.left.places[-1]
    pairs = [(one.gate.value, getattr(trace, one.gate.key)[place, unit])]
    pairs += [
        (line, getattr(trace, name)[tick.place, unit])
        for tick in one.ticks
        for line, name in zip(tick.lines, "ch", strict=True)
    ]
    pairs += [(one.left.amount, writers(trace)[place + 1, last, unit])]
    return max(abs(float(line.result.value) - float(value)) for line, value in pairs)


@pytest.mark.parametrize("gate", ["f", "o", "candidate"])
def test_a_sheet_about_what_is_in_view_works_out_too(gate):
    read = reading.read(MODEL, sentences.SEED)
    for unit in range(16):
        one = sheet.of_reading(read, place=unit, unit=unit, gate=gate)
        assert (one.unit, one.gate.key, one.place) == (unit, gate, min(unit, read.end - 2))
        check(one)


@pytest.mark.parametrize("one", [*LESSONS.values(), *CHALLENGES.values()], ids=lambda one: one.name)
def test_a_unit_set_by_hand_has_a_sheet_that_works_out(one):
    values = getattr(one, "values", None) or one.solution
    check(sheet.by_hand(values, one.xs))


def test_the_step_back_is_the_gradient_of_its_loss():
    read = reading.read(MODEL, sentences.SEED)
    one = sheet.of_reading(read)
    before = read.until(read.end)
    rival, unit, step = MODEL.words.index(one.answer.rival), one.unit, 1e-6
    W, b = MODEL.readout["W_y"], MODEL.readout["b_y"]

    def loss(c):
        h = before.trace.h[-1].copy()
        h[unit] = before.trace.o[-1, unit] * np.tanh(c)
        scores = W @ h + b
        return np.log(np.exp(scores).sum()) - scores[rival]

    c = before.trace.c[-1, unit]
    slope = (loss(c + step) - loss(c - step)) / (2 * step)
    assert float(one.backward.lines[2].result.value) == pytest.approx(slope, rel=1e-3)


def test_variants_are_other_sentences_of_the_same_kind_and_the_same_again():
    read = reading.read(MODEL, sentences.SEED)
    found = [*variants.variants(read, 24)]
    assert len({one.text for one in found}) == 24 and found[0] is read
    assert {variants.kind_of(one) for one in found} == {"need"}
    assert [one.text for one in variants.variants(read, 24)] == [one.text for one in found]
    for one in found:
        check(sheet.of_reading(one))


def test_all_solutions_of_a_class_stand_in_one_table():
    read = reading.read(MODEL, sentences.SEED)
    sheets = [sheet.of_reading(one) for one in variants.variants(read, 5)]
    links = [f"http://localhost/{k}" for k in range(5)]
    whole = worksheet.file(sheets, links, numbered=True)
    assert [f"Worksheet {k}: inside" in whole for k in range(1, 7)] == [True] * 5 + [False]
    table = whole.partition("Solutions of all 5")[2]
    for one in sheets:
        for line in (one.gate.value, *one.ticks[1].lines, *one.backward.lines):
            assert line.text in table
    assert all(link in whole for link in links) and whole.count("<path") == 5, "a code for each link"


class Tags(HTMLParser):
    """The tags of a page, and whatever of their attributes could fetch or run something."""

    def __init__(self):
        super().__init__()
        self.tags, self.live = set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.live += [(k, v) for k, v in attrs if k.startswith("on") or k in ("src", "href")]


def test_what_a_visitor_typed_is_text_and_nothing_is_fetched():
    read = reading.read(MODEL, HOSTILE)
    found = Tags()
    found.feed(worksheet.file([sheet.of_reading(read)], ["http://localhost/?sentence=<script>\"'"]))
    assert not found.tags & {"script", "img", "link", "iframe"} and not found.live
    assert "alert" in text(pages(sheet.of_reading(read))[0])


def test_what_has_no_sheet_says_so():
    short = reading.read(MODEL, "Hello")
    assert not sheet.fits(short) and not sheet.fits(reading.read(MODEL, ""))
    assert not sheet.fits(reading.read(presets.load("gru"), sentences.SEED))
    with pytest.raises(ValueError, match="words or more"):
        sheet.of_reading(short)
    with pytest.raises(ValueError, match="steps or more"):
        sheet.by_hand((0.0,) * 12, (1.0, 0.0))


def test_a_link_too_long_for_a_code_stands_there_as_text():
    long = "http://localhost/?sentence=" + "x" * 3000
    drawn, told = worksheet.code(long)
    assert not drawn and long in told
