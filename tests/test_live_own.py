"""Texts and numbers: those that come with the live tasks, and those a visitor brings."""

import numpy as np
import pytest

from lstm import live
from lstm.live.tasks import letters, series
from lstm.live.tasks._known_series import values_of


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
    by_hand = np.mean([-np.log2(chances.get(pair, 1 / 60)) for pair in pairs])  # once, a line end follows a c
    assert letters.control(examples, given) == pytest.approx(by_hand, abs=0.01)


def test_a_longer_text_is_judged_on_its_last_tenth_and_a_shorter_one_on_all_of_it():
    own = letters.clean("abcdefghi\n" * 250)
    trained, judged = letters.parts(options("letters", own=own))
    assert (len(trained), len(judged)) == (2250, 250)
    assert np.array_equal([*trained, *judged], letters.coded(own)[1])
    assert all(len(part) == len(letters.TEXT) for part in letters.parts(options("letters")))


@pytest.mark.parametrize(
    ("text", "says"),
    [("short", "found: 5. 100 are needed"), ("x" * 30_000, "at most 20,000"), ("", "found: 0")]
    + [("".join(map(chr, range(0x4E00, 0x4F00))), "different letters")],
)
def test_a_text_that_will_not_do_is_refused_in_a_sentence(text, says):
    with pytest.raises(ValueError, match=says):
        live.begin(live.defaults("letters"), text)


def test_a_text_is_cleaned():
    assert letters.clean("one \t two\u200b three\r\nfour\x00 five  " * 10).startswith(
        "one two three\nfour five one two"
    )


def test_what_stands_for_a_space_is_none_of_the_letters_of_a_text():
    text = letters.clean("one␣two↵three four\n" * 10)
    assert text.startswith("one two three four\n")
    shown = letters.symbols(options("letters", own=text)).inputs
    assert len(set(shown)) == len(shown) and {"␣", "↵"} <= set(shown)


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
        ("", "found: 0"),
        ("1\n2\nthree\n" + "4\n" * 40, "Line 3 is not a number: 'three'"),
        ("7\n" * 50, "all the same"),
        ("1\n" * 20 + "nan\n" * 20, "Line 21 has “nan”"),
        ("1 2\n" * 6000, "at most 5,000"),
    ],
)
def test_numbers_that_will_not_do_are_refused_in_a_sentence(text, says):
    with pytest.raises(ValueError, match=says):
        live.begin(live.defaults("series"), text)
