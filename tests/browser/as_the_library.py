"""What the one file makes of a text, a cell and a unit set by hand is what the library makes of them, to 1e-12."""

import numpy as np
from numpy.testing import assert_allclose
from odd_texts import same

from lstm import CELLS, explain, one_unit, presets, reading
from lstm.everyday import sentences
from lstm.figures.sentence import arithmetic, strip
from lstm.figures.who_wrote import ribbon
from lstm.model import Layer, Model
from lstm.one_unit.challenges import CHALLENGES, right_on
from lstm.one_unit.lessons import LESSONS
from ui.sentence.look_inside import meant
from ui.take_home import one_file

MODEL = presets.load("lstm")
THREE = (sentences.SEED, "The car runs on the road", "Anna, while Peter was reading, said that the bicycle is hers")
SIX = ("f", "i", "o", "candidate", "c", "h")
ALL = """text => {
  const read = inside.reading(text), found = read.found.map(one => [one.text, one.word, one.how, one.id]);
  const order = inside.app.model.about.order, trace = read.trace.map(s => order.map(name => [...s[name]]));
  return { found, left: read.leftOut, telling: inside.telling(read), said: read.chances.map(row => [...row]), trace };
}"""


def pictures(page, model=MODEL):
    """What the app's components are given there is what they are given here."""
    for text in THREE:
        read = reading.read(model, text)
        place, unit = len(read.found) // 2, 3
        told = page.evaluate("([text, ...at]) => inside.pictures(inside.reading(text), ...at)", [text, place, unit])
        same(strip.draw(read), told["strip"])
        assert told["strip"]["meant"] == [meant(one) for one in read.found]
        same(arithmetic.draw(read, place, unit), told["arithmetic"])
        assert told["arithmetic"]["said"] == arithmetic.describe(read, place, unit)
        same(ribbon.draw(read.until(read.end)), told["ribbon"])


def operated(page):
    """A gate that is held, and a memory that is carried over, do what they do in the library."""
    read, other = (
        reading.read(MODEL, text) for text in (sentences.SEED, dict(sentences.EXAMPLES)["Headache, so a pill"])
    )
    done = [explain.operation(one) for one in ("i.3+7.6:0", "f.all.2:0.5", "c.all.16:b14")]
    ours = explain.operate(MODEL, read.ids, done, other.trace)
    told = page.evaluate(
        """([text, other]) => {
          const all = Array.from({ length: 16 }, (_, k) => k), from = inside.reading(other).trace[14].c;
          const puts = { 2: [['f', all, 0.5]], 6: [['i', [3, 7], 0]], 16: [['c', all, from]] };
          const { trace } = inside.reading(text, t => puts[t] ?? []);
          return trace.map(s => ['f', 'i', 'o', 'candidate', 'c', 'h'].map(q => [...s[q]]));
        }""",
        [sentences.SEED, other.text],
    )
    assert_allclose(np.array(told).swapaxes(0, 1), [getattr(ours, name) for name in SIX], rtol=0, atol=1e-12)


def by_hand(page):
    """The unit set by hand, and how its challenges are judged."""
    for one in LESSONS.values():
        told = page.evaluate("([values, xs]) => inside.unit(values, xs)", [one.values, one.xs])
        for name, curve in one_unit.curves(one.values, one.xs).items():
            assert_allclose(told[name], curve, rtol=0, atol=1e-12)
    rng = np.random.default_rng(0)
    for k, (name, one) in enumerate(CHALLENGES.items()):
        xs = np.round(rng.uniform(-1, 1, 30), 1).tolist()
        told = page.evaluate(
            """([k, key, xs, no]) => {
              const one = inside.app.unit.challenges[k];
              return [inside.right(one, one.solution), inside.right(one, no), inside.goal(key, xs)];
            }""",
            [k, name, xs, one_unit.ZEROS],
        )
        assert told[:2] == [right_on(one, one.solution), right_on(one, one_unit.ZEROS)]
        assert_allclose([told[2]["low"], told[2]["high"]], one.goal(np.array(xs)), atol=1e-12)


def as_here(page, model, text):
    """What the file makes of a text is what the library makes of it: its Reading."""
    read, told = reading.read(model, text), page.evaluate(ALL, text)
    assert told["found"] == [[one.token.text, one.word, one.how, one.id] for one in read.found]
    assert told["left"] == list(read.left_out)
    for k, name in enumerate(read.cell.EQUATIONS):
        assert_allclose([row[k] for row in told["trace"]], getattr(read.trace, name), rtol=0, atol=1e-12)
    assert_allclose(told["said"], read.chances, rtol=1e-12, atol=1e-12)
    answer = int(read.chances[read.end].argmax()) if read.signature.kind == "class" else 0
    first = explain.telling(read.until(read.end), answer, read.foils(read.end))
    assert (told["telling"]["place"], told["telling"]["unit"]) == first
    ours = {"strip": strip.draw(read), "arithmetic": arithmetic.draw(read, 1, 1)}
    pictures = page.evaluate("text => inside.pictures(inside.reading(text), 1, 1)", text)
    same(ours, pictures)
    assert pictures["arithmetic"]["said"] == arithmetic.describe(read, 1, 1)
    return read


def by_the_cell(page, name):
    """Every number of a cell, sums apart and writers: as its module has them, also where something is put in."""
    cell, rng = CELLS[name], np.random.default_rng(5)
    w = {k: a + rng.normal(0.0, 0.5, a.shape) for k, a in cell.init(3, 4, rng).items()}
    xs = rng.normal(size=(9, 3))
    model = Model((), None, (Layer(name, w),), {"W_y": np.ones((1, 4)), "b_y": np.zeros(1)}, {})
    order, first = list(cell.EQUATIONS), next(iter(cell.EQUATIONS))
    for done in ([], [explain.operation(f"{first}.1.4:0.25"), explain.operation("h.all.6:0.5")]):
        trace = explain.operate(model, xs, done)
        about = one_file.network(model)["about"] | {"squashed": explain.squashed(trace)}
        puts = {4: [[first, [1], 0.25]], 6: [["h", [0, 1, 2, 3], 0.5]]} if done else {}
        given = [name, {k: a.tolist() for k, a in w.items()}, xs.tolist(), about, puts]
        told = page.evaluate("given => inside.cell(...given)", given)
        assert_allclose(told["trace"], [getattr(trace, quantity) for quantity in order], rtol=1e-12, atol=1e-12)
        for quantity, sums in told["sums"].items():
            assert_allclose(sums, explain.sums(w, trace, quantity), rtol=1e-12, atol=1e-12)
        if told["wrote"]:
            assert_allclose(told["wrote"], explain.writers(trace), rtol=1e-12, atol=1e-12)
