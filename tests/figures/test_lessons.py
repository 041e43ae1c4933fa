"""What the course claims, in numbers: each is computed again, and the text says the same."""

import numpy as np
import pytest

from lstm.everyday import sentences
from lstm.explain import operate, operation
from lstm.figures.lessons import by_hand, forgets, learning, sums, trained
from lstm.model import predict
from lstm.one_unit import learning as unit
from lstm.reading import read
from lstm.squash import sigmoid
from ui.lessons.course import LESSONS

TOLD = {one.name: one.told for one in LESSONS}


def at(picture, stop):
    """The frame at which the hand says `stop`."""
    return next(one for one in picture["frames"] if one["stop"] == stop)


def right(name):
    """The right answer to a lesson's question."""
    question = TOLD[name].question
    return question.answers[question.right]


def chances(frame):
    return {word: chance for word, chance, _ in frame["answers"]}


def test_the_answer_hangs_on_the_first_word():
    picture, asked = trained.guesses(), TOLD["Read"].question
    for frame, wanted in zip(picture["frames"], ("hers", "his", "mine", "ours"), strict=True):
        first, *words = frame["labels"]
        assert first == frame["stop"] and words == picture["labels"][1:] and words[-1] == "is"
        answer, chance, _ = frame["answers"][0]
        assert answer == wanted and chance > 0.95
    assert "“hers”" in asked.text and all(f"“{word}”" in " ".join(asked.answers) for word in ("is", "Peter", "Anna"))


@pytest.mark.parametrize("step", [1, 3, 12, 20])
def test_the_notebook_holds_what_was_written(step):
    c = at(by_hand.notebook(), str(step))["rows"]["c"]
    assert c[: step - 1] == [0.0] * (step - 1) and np.allclose(c[step - 1 :], 1.0, atol=1e-6)


def test_what_is_kept_is_multiplied_again_at_every_step():
    picture = by_hand.keep()
    for frame in picture["frames"]:
        assert np.allclose(frame["rows"]["c"], float(frame["stop"]) ** np.arange(21), atol=1e-4)
    assert round(0.9**20, 2) == 0.12 and round(0.99**20, 2) == 0.82 and f"{0.5**20:.0e}" == "1e-06"
    assert "12\xa0%" in right("Keep") and "0.12" in TOLD["Keep"].reveal and "82\xa0%" in TOLD["Keep"].reveal
    assert "**12\xa0%**" in picture["frames"][picture["shows"]]["says"]


def test_writing_adds():
    picture = by_hand.write()
    for frame in picture["frames"]:
        assert frame["rows"]["c"][-1] == pytest.approx(1 - float(frame["stop"]), abs=1e-4)
    assert right("Write").startswith("0.5") and picture["frames"][picture["shows"]]["stop"] == "0.5"


def test_a_shut_output_gate_hides_the_notebook_and_leaves_it():
    frame = by_hand.show()["frames"][by_hand.show()["shows"]]
    assert frame["stop"] == "0" and np.allclose(frame["rows"]["c"][2:], 1.0, atol=1e-6)
    assert np.allclose(frame["rows"]["h"][2:9], np.tanh(1.0), atol=1e-4) and np.allclose(frame["rows"]["h"][9:], 0.0)


def test_what_tanh_makes_of_a_1_is_said():
    assert f"{np.tanh(1.0):.2f}" in TOLD["Show"].hand


def test_the_gates_of_the_lessons_by_hand_are_those_of_the_cell():
    f, i, o, candidate = np.random.default_rng(0).uniform(0.1, 0.9, (4, 7))
    trace = by_hand.held(f, i, o, candidate)
    for name, wanted in {"f": f, "i": i, "o": o, "candidate": candidate}.items():
        assert np.allclose(getattr(trace, name)[:, 0], wanted, atol=1e-12)


def test_a_sum_of_0_opens_a_gate_half():
    picture = sums.draw()
    for frame in picture["frames"]:
        found = frame["sum"]
        assert found["total"] == pytest.approx(sum(part["product"] for part in found["parts"]), abs=1e-3)
        assert found["value"] == pytest.approx(float(sigmoid(found["total"])), abs=1e-3)
    shown = picture["frames"][picture["shows"]]["sum"]
    assert abs(shown["total"]) < 0.02, "the question is about a sum of 0"
    assert abs(shown["total"]) < 0.25 and abs(shown["value"] - 0.5) < 0.06 and "0.5" in right("Four sums")
    assert sigmoid(-5.0) < 0.01 and sigmoid(5.0) > 0.99


def test_a_trained_unit_writes_at_the_reason_and_shows_at_the_end():
    picture = trained.one_of_them()
    values = {name: np.array(row) for name, row in picture["frames"][0]["rows"].items()}
    job = picture["labels"].index("job")
    assert picture["shows"] == job and values["i"].argmax() == job and np.delete(values["i"], job).max() < 0.05
    assert (
        values["f"][job].round(2) == 0.26
        and values["f"][job + 1 :].min() > 0.99
        and "0.26" in TOLD["A trained unit"].reveal
    )
    assert max(values["i"][picture["labels"].index(word)] for word in ("due", "to")) < 0.01
    assert values["i"][job].round(2) == 0.65 and values["candidate"][job].round(2) == -0.99
    assert np.abs(values["c"][job:] + 0.63).max() < 0.02
    assert values["o"][-1] > 0.9 and values["o"][:-1].max() < 0.1
    assert "0.65" in TOLD["A trained unit"].reveal and "−0.63" in TOLD["A trained unit"].reveal


def test_a_word_is_spread_over_three_units_and_they_hold_another_word_too():
    said = [frame["says"].split("**")[1] for frame in trained.sixteen()["frames"]]
    assert [share.split("\xa0")[0] for share in said[:4]] == ["99.3", "72", "17", "3.6"]
    assert "About 72\xa0%" in right("Sixteen") and "17\xa0%" in TOLD["Sixteen"].reveal
    three = [set(np.argsort(-trained.shares(trained.sentence(word), word))[:3]) for word in ("job", "headache")]
    assert three[0] == three[1]


def test_the_memory_is_the_cause():
    nothing, shut, swapped, shown = map(chances, trained.what_if()["frames"])
    assert nothing["loan"] > 0.99 and max(shut.values()) < 0.26
    assert swapped["pill"] > 0.99 and shown["loan"] > 0.99
    one, other = trained.sentence(), trained.sentence(trained.OTHER)
    place = one.tokens.index("conditions")
    assert (
        np.abs(one.trace.h - other.trace.h)[place].max() < 0.02 < 1.0 < np.abs(one.trace.c - other.trace.c)[place].max()
    )
    assert all("loan" in chances(frame) for frame in trained.what_if()["frames"]), "what it was stays to be compared"
    trace = operate(one.model, one.ids, [operation(f"f.all.{one.tokens.index('conditions')}:0")])
    loan = predict(one.model, trace)[-1][one.model.words.index("loan")]
    assert round(float(loan), 2) == 0.05 and "to 5\xa0%" in TOLD["What if"].reveal


def test_one_unit_learns_to_write_at_the_flag_alone_and_to_keep():
    first, *_, last = unit.film(learning.UPDATES, seed=learning.SEED)
    assert last.updates == 100 and first.right < 0.6 and last.right == 1.0 and last.loss < 0.02
    flagged = int(last.trace.x[:, 1].argmax())
    i = last.trace.i[:, 0]
    rights = {one.updates: one.right for one in unit.film(learning.UPDATES, seed=learning.SEED)}
    assert all(0.4 < right < 0.6 for updates, right in rights.items() if updates <= 50), "half of all answers are wrong"
    assert i[flagged] > 0.9 and np.delete(i, flagged).max() < 0.1 and last.trace.f.min() > 0.9


def test_its_gradient_is_the_slope_of_its_loss():
    rng = np.random.default_rng(0)
    weights = unit.CELL.init(2, 1, rng) | {"W_y": np.ones((1, 1)), "b_y": np.zeros(1)}
    xs, target = unit.sequences(4, rng)

    def loss(moved):
        said = unit.answer(moved, unit.run(unit.CELL, moved, xs))
        return -np.where(target > 0, np.log(said), np.log(1 - said)).mean()

    found = unit.gradient(weights, xs, target)
    assert found.keys() == weights.keys()
    for name, array in weights.items():
        nudged = array.astype(complex)
        nudged.flat[0] += 1e-30j
        assert loss(weights | {name: nudged}).imag / 1e-30 == pytest.approx(found[name].flat[0], abs=1e-12)


def test_bias_3_keeps_what_bias_0_and_a_plain_rnn_lose():
    picture = forgets.draw()
    left = {frame["stop"]: frame["rows"]["c"][-1] for frame in picture["frames"]}
    assert left["0"] < 1e-4 and round(left["3"], 2) == 0.38 and "38\xa0%" in TOLD["Forgetting"].reveal
    assert "one part in 1,048,576" in at(picture, "0")["says"] and "millionth" in right("Forgetting")
    assert round(left["5"], 2) == 0.87 and "87\xa0%" in TOLD["Forgetting"].reveal
    assert forgets.left_in_rnn()[0] == 1.0 and 0 < forgets.left_in_rnn()[-1] < 0.001
    assert (np.diff(forgets.left_in_rnn()) < 0).all(), "it fades at every step"


def test_the_gradient_comes_back_as_the_note_is_kept():
    for frame in forgets.draw()["frames"]:
        assert frame["rows"]["gradient"][::-1] == frame["rows"]["c"]
    f, ones, nudge = np.full(21, 0.7), np.ones(21), np.zeros(21)
    nudge[6] = 0.5
    moved, still = (by_hand.held(f, nudge, ones, sign * ones * 0.5).c[-1, 0] for sign in (1, -1))
    assert (moved - still) / 0.5 == pytest.approx(forgets.comes_back(0.7)[6], rel=1e-5)


def test_a_gate_of_bias_5_moves_seven_times_less_than_one_of_bias_3():
    slopes = [sigmoid(bias) * (1 - sigmoid(bias)) for bias in (3.0, 5.0)]
    assert round(slopes[0] / slopes[1]) == 7 and "seven times as flat" in TOLD["Forgetting"].reveal


def test_a_word_that_it_never_met_leaves_it_guessing():
    job, lamp, blockchain = map(chances, trained.strange()["frames"])
    assert job["loan"] > 0.99 and max(lamp.values()) < 0.25 and max(blockchain.values()) < 0.2
    model = trained.sentence().model
    agrees = read(model, dict(sentences.EXAMPLES)["Anna, while Peter: hers"])
    assert model.words[int(agrees.chances[agrees.end].argmax())] == "hers"
    assert len(model.words) == 577 and "577" in TOLD["What it does not know"].claim
    assert "lamp" in model.words and "lamp" not in sentences.MEANS and "blockchain" not in model.words
