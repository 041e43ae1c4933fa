"""What the slow motion shows and says of an update is what the update did."""

import json
import re
from base64 import b64decode
from functools import lru_cache

import numpy as np
import pytest

from lstm import CELLS, numbers
from lstm.figures.train_live import shades, slow, slow_says, slow_weights
from lstm.live import LIVE, advance, begin, defaults, options_of
from lstm.live.slow import follow

EASY = (("gap", 5), ("letters", 2))
SHORT = {"recall": EASY, "adding": (("length", 10),)}
NUMBER = r"(−?[\d.]+)"


@lru_cache(maxsize=64)
def followed(task="recall", updates=0, chosen=0, **changes):
    """(one example on its way through an update, the task's symbols)."""
    settings = defaults(task, **{"options": SHORT.get(task, ()), "units": 3} | changes)
    training = advance(begin(settings), updates)
    return follow(training, chosen), LIVE[task].symbols(options_of(settings))


def number(text):
    """A number as people read it."""
    mantissa, _, power = text.partition("·10")
    raised = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return float(mantissa.replace("−", "-")) * 10.0 ** int(raised or 0)


def unpacked(text, shape, kind=np.float32):
    """An array as the browser finds it."""
    return np.frombuffer(b64decode(text), kind).reshape(shape)


@pytest.mark.parametrize("updates", [0, 30, 150])
@pytest.mark.parametrize("task", ["recall", "parity", "everyday"])
def test_whoever_takes_the_log_of_the_chance_in_the_sentence_finds_the_loss_in_it(task, updates):
    one, symbols = followed(task, updates)
    head, _ = slow_says.describe(one, symbols, 2)
    chance, cost = re.search(r"−ln ([\d.·⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+) = ([\d.·⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)\.( |$)", head).groups()[:2]
    assert numbers.sized(-np.log(number(chance))) == cost
    worst = int(np.argmax(one.losses.steps))
    right = one.example.targets[worst, 0]
    assert number(chance) == pytest.approx(one.outputs[worst, right], rel=0.05)
    assert number(cost) == pytest.approx(one.losses.steps[worst], rel=0.006)
    assert f"“{symbols.outputs[right]}”" in head


@pytest.mark.parametrize("updates", [0, 40])
@pytest.mark.parametrize("task", ["adding", "sine"])
def test_whoever_squares_the_error_in_the_sentence_finds_the_loss_in_it(task, updates):
    one, symbols = followed(task, updates)
    head, _ = slow_says.describe(one, symbols, 2)
    said, right, a, b, cost = re.search(
        rf"It says {NUMBER}; right is {NUMBER}\. The loss is \({NUMBER} − \(?{NUMBER}\)?\)² = {NUMBER}\.", head
    ).groups()
    assert (said, right) == (a, b)
    assert numbers.sized((number(a) - number(b)) ** 2) == cost
    assert number(cost) == pytest.approx(one.losses.steps.max(), rel=0.006)


def test_a_chance_so_near_1_that_it_reads_as_1_is_told_by_what_is_missing():
    one, symbols = followed()
    outputs = one.outputs.copy()
    right = one.example.targets[-1, 0]
    outputs[-1, right] = 1.0 - 2e-9
    steps = np.zeros_like(one.losses.steps)
    steps[-1] = 2e-9
    sure = one._replace(outputs=outputs, losses=one.losses._replace(steps=steps))
    assert "−ln (1 − 2.00·10⁻⁹) = 2.00·10⁻⁹." in slow_says.describe(sure, symbols, 2)[0]


@pytest.mark.parametrize("layers", [1, 2])
@pytest.mark.parametrize("cell", CELLS)
def test_the_heat_maps_hold_the_values_and_then_the_gradients(cell, layers):
    one, symbols = followed(cell=cell, layers=layers, penalty=0.1)
    for stage in (1, 2, 3):
        drawn = slow.draw(one, symbols, stage)["layers"]
        assert [layer["name"] for layer in drawn] == (["layer 2", "layer 1"] if layers == 2 else [""])
        for layer, trace, blame in zip(drawn, one.traces[::-1], one.blames[::-1], strict=True):
            there = [name for name in CELLS[cell].EQUATIONS if stage < 3 or name in blame.sums | blame.states]
            assert [q["key"] for q in layer["quantities"]] == there
            for q in layer["quantities"]:
                there = blame.sums | blame.states
                expected = (getattr(trace, q["key"]) if stage < 3 else there[q["key"]]).T
                np.testing.assert_allclose(unpacked(q["values"], expected.shape), expected, rtol=1e-6, atol=1e-30)
                shaded = unpacked(q["shades"], expected.shape, np.int8)
                np.testing.assert_allclose(shaded, 127 * expected / q["reach"], atol=0.5001)
                gate = stage < 3 and q["key"] in CELLS[cell].GATES
                assert q["reach"] >= np.abs(expected).max() and (q["reach"] == 1.0 or not gate)


def test_the_curve_is_the_length_of_the_gradient_on_a_scale_of_powers_of_ten():
    one, symbols = followed(updates=40, penalty=0.1)
    sizes = slow.draw(one, symbols, 3)["sizes"]
    low, high = sizes["ticks"][0][1], sizes["ticks"][-1][1]
    for line, blame in zip(sizes["lines"], (one.blames[0], one.errors[0]), strict=True):
        found = 10.0 ** (low + (high - low) * np.array(line))
        np.testing.assert_allclose(found, np.sqrt((blame.states["c"] ** 2).sum(axis=1)), rtol=1e-9)
    assert len(slow.draw(*followed(penalty=0.0), 3)["sizes"]["lines"]) == 1


def test_the_sentence_on_the_way_back_names_the_sizes_and_the_largest():
    one, symbols = followed(updates=40, penalty=0.0, chosen=2)
    head, more = slow_says.describe(one, symbols, 3)
    last, first = re.search(r"gradient is (\S+) after the last step and (\S+) after the first", head).groups()
    sizes = np.linalg.norm(one.blames[0].states["c"], axis=1)
    assert (number(last), number(first)) == (pytest.approx(sizes[-1], rel=0.006), pytest.approx(sizes[0], rel=0.006))
    value, gate, unit, step = re.search(
        r"Largest is (\S+), at the sum of (\S+) of unit (\d+) at step (\d+):", more
    ).groups()
    rows = one.blames[0].sums[{"c̃": "candidate"}.get(gate, gate)]
    assert rows[int(step) - 1, int(unit)] == pytest.approx(number(value), rel=0.006)
    assert max(np.abs(each).max() for each in one.blames[0].sums.values()) == pytest.approx(
        abs(number(value)), rel=0.006
    )
    assert ("raised" in more) == (number(value) > 0)
    assert "price" not in more and "price" in slow_says.describe(*followed(penalty=0.1), 3)[1]


def test_what_became_of_the_gradient_is_told_by_its_share():
    shares = (1e-5, 0.08, 0.7, 1.6, 12.0)
    assert [slow_says.verdict(share) for share in shares] == [
        "On the way it has vanished.",
        "8.0\u00a0% of it arrives.",
        "It is carried all the way.",
        "It is carried all the way.",
        "On the way it has grown 12 times.",
    ]
    cut = slow_says.describe(*followed(truncate=3, penalty=0.0), 3)[0]
    assert cut.endswith("It goes back 3 steps at most; there it is cut off.")


@pytest.mark.parametrize(("rate", "way"), [(0.01, "falls"), (30.0, "rises")])
def test_whether_the_update_helped_is_said_as_it_is(rate, way):
    one, symbols = followed(optimiser="sgd", rate=rate, clip=0.5, batch=8)
    head, _ = slow_says.describe(one, symbols, 4)
    before, after = map(number, re.search(r"the loss \w+ from (\S+) to (\S+)\.", head).groups())
    assert f"the loss {way} from" in head and (one.loss_after > one.update.loss) is (way == "rises") is (after > before)
    assert before == pytest.approx(one.update.loss, rel=0.006) and after == pytest.approx(one.loss_after, rel=0.006)


def test_the_ledger_leads_from_the_loss_to_the_loss_after():
    one, _ = followed(optimiser="sgd", rate=0.5, clip=0.01, penalty=0.1)
    rows = {what: number(text.strip("+× ")) for what, text, _ in slow_says.ledger(one)}
    length = np.linalg.norm(one.update.gradient)
    matrices = np.linalg.norm([row["gradient"] for row in slow_weights.weights(one)])
    biases = np.sqrt(length**2 - matrices**2)  # what the rows of the matrices leave of it
    assert list(rows.values()) == pytest.approx(
        [one.update.loss - one.price, one.price, biases, length, 0.01 / length, 0.5 * 0.01, one.loss_after], rel=0.006
    )
    assert [stage for *_, stage in slow_says.ledger(one)] == [2, 2, 3, 3, 4, 4, 4]


def test_an_update_that_is_not_taken_says_so_and_sends_nothing_that_is_not_a_number():
    one, symbols = followed("adding", optimiser="sgd", rate=1e200, clip=0.0)
    assert not np.isfinite(one.loss_after)
    pictures = [slow.draw(one, symbols, stage) for stage in (1, 2, 3, 4)]
    assert pictures[3]["head"] == "This update is not taken: a weight would have grown beyond 1,000,000."
    assert json.dumps(pictures, allow_nan=False)


@pytest.mark.parametrize("cell", CELLS)
def test_a_matrix_before_and_its_step_make_it_after(cell):
    one, symbols = followed(cell=cell, layers=2)
    for name, change in one.changes.items():
        if change.before.ndim == 2:
            picture = slow.draw(one, symbols, 4, name)
            drawn, shape = picture["matrix"], change.before.shape
            before, step, after = (unpacked(part["values"], shape) for part in drawn["parts"])
            assert picture["chosen"] == name
            np.testing.assert_allclose(before, change.before, rtol=1e-6)
            np.testing.assert_allclose(before + step, after, atol=1e-6)
            assert (len(drawn["rows"]), sum(len(names) for _, names in drawn["columns"])) == shape


def test_of_many_words_the_columns_and_rows_of_those_in_the_example_are_shown():
    one, symbols = followed("everyday", updates=1)
    drawn = slow.draw(one, symbols, 4, "layer0.W_i")["matrix"]
    (h, units), (x, words) = drawn["columns"]
    assert (h, units, x) == ("h(t−1)", ["0", "1", "2"], "x(t)")
    assert words == list(dict.fromkeys(symbols.inputs[k] for k in one.example.xs[:, 0]))
    found = unpacked(drawn["parts"][0]["values"], (3, 3 + len(words)))
    places = [0, 1, 2, *(3 + symbols.inputs.index(word) for word in words)]
    np.testing.assert_allclose(found, one.changes["layer0.W_i"].before[:, places], rtol=1e-6)
    rows = slow.draw(one, symbols, 4, "readout.W_y")["matrix"]["rows"]
    chances = slow.draw(one, symbols, 4)["chances"]
    assert rows == [word for word, *_ in chances] and [right for *_, right in chances].count(True) == 1


def test_the_tables_hold_every_number():
    one, symbols = followed(layers=2)
    rows = slow.step_table(one, symbols)
    assert len(rows) == 2 * 7 * 3
    row = next(row for row in rows if (row["layer"], row["step"], row["unit"]) == (2, 4, 1))
    assert row["reads"] == symbols.inputs[one.example.xs[3, 0]]
    assert row["i"] == one.traces[1].i[3, 1] and row["gradient at c"] == one.blames[1].states["c"][3, 1]
    assert row["gradient at the sum of f"] == one.blames[1].sums["f"][3, 1]
    weights = slow_weights.weight_table(one, "readout.W_y")
    change = one.changes["readout.W_y"]
    assert len(weights) == change.before.size
    assert weights[-1]["gradient"] == change.gradient[-1, -1] and weights[0]["after"] == change.after[0, 0]


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (2.0, "2.00"), (-0.5, "−0.500"), (0.000123, "1.23·10⁻⁴"), (123.4, "123"), (5.1e7, "5.10·10⁷")],
)
def test_a_number_has_three_digits_wherever_its_point_is(value, text):
    assert numbers.sized(value) == text


def test_numbers_told_side_by_side_have_the_digits_to_tell_them_apart():
    assert numbers.apart(0.28612, 0.28551) == ("0.2861", "0.2855")
    assert numbers.shares(0.97312, 0.97298) == ("97.31\u00a0%", "97.30\u00a0%") and numbers.shares(0.1, 0.2) == (
        "10\u00a0%",
        "20\u00a0%",
    )
    assert [shades.round_up(np.array([x])) for x in (0.0, 0.011, 0.02, -3.0, 700.0)] == [1.0, 0.02, 0.02, 5.0, 1000.0]
