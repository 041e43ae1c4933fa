"""Texts and numbers: those that come with the live tasks, and those a visitor brings."""

import numpy as np
import pytest
from test_pages import ROOT, visit

from lstm import inputs, live
from lstm.domains.known_series import values_of
from lstm.live import files
from lstm.live.tasks import letters, series


def options(name, **given):
    return live.options_of(live.Settings(task=name), None) | given


def test_letters_asks_for_the_next_letter_of_the_text():
    examples = letters.draw(np.random.default_rng(0), 10, options("letters"))
    names = np.array(letters.coded(letters.TEXT)[0])
    for k in range(10):
        assert "".join(names[[*examples.xs[:, k], examples.targets[-1, k]]]) in letters.TEXT
    assert "".join(names[letters.draw_shown(None, 1, options("letters")).xs[:, 0]]) == letters.TEXT[:32]


def test_the_table_of_pairs_is_worked_by_hand():
    given = options("letters", own=letters.clean("abac" * 60), window=8)  # after an a, b or c; after either, an a
    examples = letters.draw(np.random.default_rng(0), 400, given)
    a_read = np.mean(examples.xs == letters.coded(given["own"])[0].index("a"))
    assert letters.control(examples, given) == pytest.approx(a_read, abs=0.03)
    given = options("letters", own=letters.clean("aabc" * 60), window=8)  # after a as often an a as a b
    examples = letters.draw(np.random.default_rng(0), 400, given)
    chances = {("a", "a"): 1 / 2, ("a", "b"): 1 / 2, ("b", "c"): 1.0, ("c", "a"): 1.0}
    names = letters.coded(given["own"])[0]
    pairs = [(names[i], names[j]) for i, j in zip(examples.xs.ravel(), examples.targets.ravel(), strict=True)]
    by_hand = np.mean([-np.log2(chances.get(pair, 1 / 60)) for pair in pairs])
    assert letters.control(examples, given) == pytest.approx(by_hand, abs=0.01)


def test_a_longer_text_is_judged_on_its_last_tenth_and_a_shorter_one_on_all_of_it():
    own = letters.clean("abcdefghi\n" * 250)
    trained, judged = letters.parts(options("letters", own=own))
    assert (len(trained), len(judged)) == (2250, 250)
    assert np.array_equal([*trained, *judged], letters.coded(own)[1])
    assert all(len(part) == len(letters.TEXT) for part in letters.parts(options("letters")))


@pytest.mark.parametrize(
    ("text", "says"),
    [("short", "found: 5. 100 are needed"), ("x" * 1_200_001, "at most 1,200,000"), ("", "found: 0")]
    + [("x" * 100, "one letter again and again")],
)
def test_a_text_that_will_not_do_is_refused_in_a_sentence(text, says):
    with pytest.raises(ValueError, match=says):
        live.begin(live.defaults("letters"), text)


PROGRAM = "def f(x):\n\tif x:\n\t\treturn  1\n    return 2\n\n\n"


def test_spaces_and_tabs_stay_as_they_are_so_a_program_keeps_its_indentation():
    own, notes = letters.read_own(PROGRAM * 3)
    assert own == PROGRAM * 3 and notes == ("A tab is one letter, drawn as ⇥.",)
    given = options("letters", own=own)
    assert {"⇥", "␣", "↵"} <= set(letters.symbols(given).inputs)
    model = live.model_of(live.begin(live.defaults("letters", units=4), own))
    read = inputs.find(PROGRAM, model)
    assert not read.left_out and "".join(one.word for one in read.found) == "".join(
        inputs.SHAPES.get(letter, letter) for letter in PROGRAM
    )


CHANGED = {  # what is not learnt as it stands: what becomes of it, and how that is said
    "\r\n": ("\n", "Line ends"),
    "\r": ("\n", "Line ends"),
    "\u2028": ("\n", "Line ends"),
    "\u00a0": (" ", "Special spaces became plain ones: 3."),
    "\u3000": (" ", "Special spaces became plain ones: 3."),
    "\x00": ("", "Characters that cannot be seen were left out: 3."),
    "\u200b": ("", "Characters that cannot be seen were left out: 3."),
    "\ufeff": ("", "Characters that cannot be seen were left out: 3."),
    "\ud800": ("", "Characters that cannot be seen were left out: 3."),
    "e\u0301": ("é", "(NFC)"),
    "␣": (" ", "stand for a space, a line end and a tab, and became them: 3."),
    "↵": ("\n", "stand for a space, a line end and a tab, and became them: 3."),
    "⇥": ("\t", "stand for a space, a line end and a tab, and became them: 3."),
}


@pytest.mark.parametrize("before", CHANGED)
def test_whatever_is_changed_in_a_text_is_said(before):
    after, says = CHANGED[before]
    text = f"one{before}two  three, four " * 3 + "and so on, and so on. " * 5
    own, notes = letters.read_own(text)
    assert own == text.replace(before, after) and any(says in note for note in notes)
    assert letters.clean(own) == own


def test_a_text_that_is_learnt_as_it_stands_brings_no_note():
    assert letters.read_own("Nothing here\n  is changed.\n" * 9) == ("Nothing here\n  is changed.\n" * 9, ())


def test_what_is_learnt_is_not_changed_when_it_is_cleaned_again():
    rng = np.random.default_rng(0)
    pieces = [*CHANGED, "a", "é", "\u0301", "\u200d", "א", "中", "👩", "\n", "\t", " "]
    for _ in range(50):
        own = letters.clean("".join(rng.choice(pieces, 400)) + "ab" * 60)
        assert letters.clean(own) == own


def test_of_more_kinds_of_letters_than_are_told_apart_the_rarest_are_read_as_one():
    kinds = letters.KINDS + 50
    text = "".join(chr(0x4E00 + k) * (1 if k >= letters.KINDS - 1 else 2) for k in range(kinds))
    own, notes = letters.read_own(text)
    assert len(set(own)) == letters.KINDS and own.count(letters.OTHER) == 51 and len(own) == len(text)
    assert notes[-1].startswith("It has 2,050 different letters. The 1,999 most frequent are told apart")
    assert f"{51 / len(text):.1%}".replace("%", "\u00a0%") in notes[-1] and letters.clean(own) == own
    training = live.advance(live.begin(live.defaults("letters", units=2, batch=2), own), 1)
    assert files.load(files.save(training, "npz")).own == own


def test_the_sunspots_are_those_of_the_record():
    years, spots = values_of(0)
    assert (years[0], years[-1], len(spots), len(years)) == ("1700", "2008", 309, 309)
    assert years[int(np.argmax(spots))] == "1957" and max(spots) == 190.2  # the highest ever counted in a year


def repeated(far):
    """The last value told, for every step after it."""
    last = far.xs.copy()
    last[far.told :] = last[far.told - 1]
    return last


def test_a_series_is_asked_for_its_next_value_and_judged_where_it_was_not_trained():
    given = options("series", own=series.clean(range(100)), window=10)
    examples = series.draw(np.random.default_rng(0), 20, given)
    middle, spread = series.scale(given)
    np.testing.assert_allclose(examples.targets * spread + middle, examples.xs * spread + middle + 1.0)
    assert (examples.targets * spread + middle).max() <= 69 + 1e-9
    test = series.draw_test(None, 1, given)
    assert (test.targets[test.weights > 0] * spread + middle).min() == pytest.approx(70)
    assert test.weights.sum() == 30
    far = series.draw_far(None, 1, given)
    assert far.weights.sum(axis=0).tolist() == [11] * far.xs.shape[1] and far.told == 10
    assert (far.targets[far.weights > 0] * spread + middle).min() == pytest.approx(70)
    assert (far.targets * spread + middle).max() == pytest.approx(99)
    assert series.score(repeated(far), far, given) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("\n".join(map(str, range(40))), range(40)),
        (", ".join(map(str, range(40))), range(40)),
        ("year;value\n" + "\n".join(f"{1900 + k};{k}.5" for k in range(40)), [k + 0.5 for k in range(40)]),
        ("# mine\n\n" + "\n".join(f'"{k}",' for k in range(40)), range(40)),
    ],
)
def test_numbers_are_read_as_they_are_pasted(text, numbers):
    assert series.clean(text) == tuple(map(float, numbers))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1\n2\n3", "found: 3. 30 are needed"),
        ("", "no numbers in it"),
        ("1\n2\nthree\n" + "4\n" * 40, "Line 3 is not a number: 'three'"),
        ("7\n" * 50, "all the same"),
        ("1\n2\nnan\n" * 20, "19 values of 59 are missing"),
        ("1\n" * 20_001, "These are 20,001 numbers; at most 20,000 are taken."),
    ],
)
def test_numbers_that_will_not_do_are_refused_in_a_sentence(text, says):
    with pytest.raises(ValueError, match=says):
        live.begin(live.defaults("series"), text)


def test_what_only_the_visitor_can_say_of_a_series_is_asked_beside_the_training_too():
    at = visit(ROOT / "pages" / "31_Train_it_live.py", task="series")
    text = "\n".join("NA" if k == 7 else f"{k * k % 23}" for k in range(60))
    at.text_area(key="live_pasted series").set_value(text).run()
    assert any("1 value of 60 is missing" in one.value for one in at.text)
    train = next(one for one in at.button if one.label == "Train on this")
    train.click().run()
    assert any("Answer what is asked above" in one.value for one in at.text) and "live_own" not in at.session_state
    next(one for one in at.button_group if one.label.startswith("Missing")).set_value("last").run()
    next(one for one in at.button if one.label == "Train on this").click().run()
    assert at.session_state["live_own"]["series"][6:9] == (13.0, 13.0, 18.0) and not at.exception
    assert any(one.value.startswith("How it was read: 1 missing value was filled") for one in at.text)
    assert at.text_area(key="live_pasted series").value == text
