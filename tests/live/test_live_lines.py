"""The next word of lines: the carol, in which only the day tells the gift, and lines of the visitor's own."""

from math import log2

import numpy as np
import pytest

from lstm import live
from lstm.live.tasks import lines
from lstm.words import UNKNOWN, split

OWN = "\n".join(f"line {k} of many" for k in range(40))


def options(**given):
    return live.options_of(live.Settings(task="lines"), None) | given


def test_the_carol_has_nine_words_between_the_day_and_its_gift_and_they_are_the_same():
    found = [line.split() for line in lines.LINES]
    assert len(found) == 12 and len({line[2] for line in found}) == len({line[12] for line in found}) == 12
    assert {" ".join(line[3:12]) for line in found} == {"day of christmas my true love gave to me"}
    assert all(tuple(token.word for token in split(" ".join(line))) == tuple(line) for line in found)


def test_every_word_but_the_first_is_asked_and_the_end():
    given = options()
    shown = lines.draw_shown(None, 1, given)
    words = lines.symbols(given).inputs
    assert " ".join(words[k] for k in shown.xs[:, 0]) == lines.LINES[0]
    assert [words[k] for k in shown.targets[:, 0]] == [*lines.LINES[0].split()[1:], lines.END]
    assert shown.weights.all()
    assert not {UNKNOWN, lines.END} & {token.word for token in split(f"{UNKNOWN} {lines.END}")}


def test_counts_know_neither_the_day_nor_the_gift_and_a_memory_only_the_gift():
    given = options()
    test = lines.draw_test(None, 256, given)
    asked = test.weights.sum()
    assert asked == sum(len(line.split()) for line in lines.LINES)
    assert lines.control(test, given) == pytest.approx(2 * 12 * log2(12) / asked, abs=0.01)
    assert 12 * log2(12) / asked < lines.METRIC.solved < lines.control(test, given)


def test_the_chances_of_counts_are_worked_by_hand():
    own = lines.clean("a b c\na b d\nb c\nc")
    place = {word: k for k, word in enumerate(lines.corpus(own).words)}
    said = lines.counted(own, tuple(place[word] for word in ("a", "b", "c", lines.END)))
    for trust, column in zip(lines.TRUST, said.T, strict=True):
        one = {"b": 3, "c": 3, lines.END: 4}  # of 13 tokens; 6 kinds of them, with <unk>
        alone = {word: (n + trust / 6) / (13 + trust) for word, n in one.items()}
        b = (2 + trust * alone["b"]) / (2 + trust)  # a is followed by b, twice
        c = (2 + trust * alone["c"]) / (3 + trust)  # b by c, twice in three
        c = (1 + trust * c) / (2 + trust)  # a b by c, once in two
        end = (3 + trust * alone[lines.END]) / (3 + trust)
        end = (2 + trust * end) / (2 + trust)  # b c by the end, twice
        np.testing.assert_allclose(column, [b, c, end])


def test_the_control_is_that_of_the_trust_that_suits_best():
    own = lines.clean("a b c\na b d\nb c\nc")
    given = options(own=own)
    test = lines.draw_test(None, 9, given)
    every = [
        lines.counted(own, (*test.xs[:steps, k].tolist(), int(test.targets[steps - 1, k])))
        for k, steps in enumerate(test.lengths)
    ]
    assert lines.control(test, given) == pytest.approx(min(-np.log2(np.concatenate(every)).mean(axis=0)))


# --- lines of the visitor's own ---------------------------------------------------------------------------------------


def test_from_40_lines_on_every_tenth_is_judged_and_fewer_are_learnt_by_heart():
    known = lines.corpus(lines.clean(OWN))
    assert (len(known.trained), len(known.judged)) == (36, 4)
    assert [known.words[k] for k in known.judged[0]] == ["line", UNKNOWN, "of", "many", lines.END]
    assert {known.words[line[1]] for line in known.trained} == {str(k) for k in range(40) if k % 10 != 9}
    fewer = lines.corpus(lines.clean(OWN.rsplit("\n", 1)[0]))
    assert fewer.trained == fewer.judged and len(fewer.trained) == 39 and UNKNOWN not in fewer.trained


def test_a_word_that_training_never_saw_is_read_but_not_asked():
    given = options(own=lines.clean(OWN))
    test = lines.draw_test(None, 256, given)
    assert test.xs[1].tolist() == [0] * 4 and test.weights.T.tolist() == [[0, 1, 1, 1]] * 4
    assert lines.draw(np.random.default_rng(0), 50, given).weights.all()


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("One two.\r\n\r\nThree\x00 four\u200b!\rfive six\nseven", ("one two .", "three four !", "five six", "seven")),
        ("One two. Three four! e.g. this? Seven\na b", ("one two .", "three four ! e . g . this ?", "seven", "a b")),
        ("a b\nA  B\nc\nd\ne", ("a b", "c", "d", "e")),
        ("<b>no</b>\n2\n3\n4", ("< b > no < / b >", "2", "3", "4")),
        ("No.7 it is, no.\n2\n3\n4", ("no . 7 it is , no .", "2", "3", "4")),
    ],
)
def test_lines_are_read_as_they_are_pasted(text, own):
    assert lines.clean(text) == own and lines.clean(own) == own


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Different lines found: 0. 4 are needed"),
        ("one line\n" * 9, "Different lines found: 1. 4 are needed"),
        ("a\nb\nc\nd", "Every line is a single word"),
        ("a b\n" * 400_000, "1,600,000 characters; at most 1,200,000"),
    ],
)
def test_lines_that_will_not_do_are_refused_in_a_sentence(text, says):
    with pytest.raises(ValueError, match=says):
        live.begin(live.defaults("lines"), text)


def test_a_line_of_too_many_words_is_read_as_several_and_how_lines_were_read_is_said():
    own, notes = lines.read_own("a b\nA  b\nc d\n" + " ".join(f"w{k}" for k in range(2 * lines.LONGEST + 1)))
    assert [len(line.split()) for line in own] == [2, 2, lines.LONGEST, lines.LONGEST, 1] and lines.clean(own) == own
    assert notes == (
        "5 lines or sentences, 205 different words.",
        "1 line that came before counts once.",
        "1 line of more than 100 words is cut up.",
    )
    many = "\n".join(f"a{k} b{k}" for k in range(lines.WORDS))
    assert "The 1,000 most frequent words are told apart, all others are read as <unk>." in lines.read_own(many)[1]


def test_a_network_trained_on_ones_own_lines_says_their_words():
    training = live.advance(live.begin(live.defaults("lines", units=8), "so it is\nbut is it\nyes\nno"), 80)
    report, model = live.check(training), live.model_of(training)
    assert report.value < report.control + 0.1
    assert model.words == (UNKNOWN, "but", "is", "it", "no", "so", "yes", lines.END)


# --- what is promised is kept -----------------------------------------------------------------------------------------


def trained(most, **changes):
    """The report once it is solved, or after that many updates."""
    training = live.begin(live.defaults("lines", **changes))
    while not live.check(training).solved and training.updates < most:
        training = live.advance(training, 25)
    return live.check(training)


@pytest.mark.parametrize("seed", range(3))
def test_it_is_solved_within_the_updates_it_states(seed):
    report = trained(lines.UPDATES, seed=seed)
    assert report.solved and report.value < 0.65 * report.control


def test_a_plain_rnn_knows_no_more_than_counts_by_then():
    assert trained(lines.UPDATES, cell="rnn", rate=0.01).value > 0.4
