"""Opinions: what generated sentences mean, and that counting words cannot tell."""

import re
from collections import Counter, defaultdict

import numpy as np
import pytest

from lstm import live
from lstm.live.tasks import _opinions as grammar
from lstm.live.tasks import opinions
from lstm.words import UNKNOWN, split

GOOD = set(
    grammar.phrases(
        "good|great|lovely|wonderful|excellent|pleasant|tasty|fresh|delicious|clean|cosy|bright|funny|gripping|moving|"
        "friendly|charming|patient|fast|reliable|handy|liked|enjoyed|praised"
    )
)
TURNING = ("not", "never", "hardly", "far from", "anything but", "by no means", "nobody", "none of us")
ASIDE = "|".join(grammar.ASIDES)


def options(**given):
    return live.options_of(live.Settings(task="opinions"), None) | given


def lines(part, **given):
    """The sentences of a part of the corpus, as (text, 1 for good or 0 for bad)."""
    known = opinions.corpus(options(**given))
    return [(" ".join(known.words[k] for k in line), label) for line, label in getattr(known, part)]


def meaning(text):
    """1 for good, 0 for bad: the main clause, turned round by a negation in it. Made without the grammar."""
    text = re.sub(f"(?:{ASIDE}) , | , (?:{ASIDE})", "", text)
    main = text
    for pattern in (
        r"(?:although|even though) .+ , (.+)",
        r"(.+) , (?:although|even though) .+",
        r".+ , (?:but|yet) (.+)",
        r".+ was (?:not \w+ but|anything but \w+ , and) (\w+)",
        r".+ was (\w+) (?:,|and) not \w+",
    ):
        if found := re.fullmatch(pattern, text):
            main = found[1]
            break
    said = [
        bool(GOOD & set(clause.split())) != any(f" {turn} " in f" {clause} " for turn in TURNING)
        for clause in main.split(" and ")
    ]
    assert len(set(said)) == 1, text
    return int(said[0])


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("the soup was stale , but the waiter was friendly", 1),
        ("the waiter was friendly , but the soup was stale", 0),
        ("although the room was dark , the terrace was never dull", 1),
        ("the film was not dull but funny", 1),
        ("nobody liked the cake , even though it was anything but bland", 0),
    ],
)
def test_the_reader_of_this_test_reads_as_people_do(text, good):
    assert meaning(text) == good


@pytest.mark.parametrize("given", [{}, {"asides": 6}, {"negations": 0}, {"contrasts": 0}])
@pytest.mark.parametrize("part", ["trained", "judged"])
def test_every_sentence_means_what_it_is_labelled(part, given):
    found = lines(part, **given)
    assert [label for _, label in found] == [meaning(text) for text, _ in found]
    assert abs(np.mean([label for _, label in found]) - 0.5) < 0.02
    assert all(tuple(token.word for token in split(text)) == tuple(text.split()) for text, _ in found)


def test_sentences_have_6_to_20_words_and_every_word_is_used():
    found = [text for part in ("trained", "judged") for text, _ in lines(part)]
    lengths = [len(text.replace(" ,", "").split()) for text in found]
    assert (min(lengths), max(lengths)) == (6, 20)
    assert {word for text in found for word in text.split()} == set(grammar.VOCABULARY)


def test_what_it_is_judged_by_holds_pairs_that_training_never_saw_together():
    trained, judged = lines("trained"), lines("judged")
    assert not any(grammar.is_held_out(text.split()) for text, _ in trained)
    assert all(grammar.is_held_out(text.split()) for text, _ in judged)
    assert all(len(pair & GOOD) == 1 and len(pair - GOOD) == 1 for pair in grammar.HELD_OUT.values())


def test_half_of_the_sentences_or_more_say_the_opposite_in_another_order_so_no_count_can_tell():
    bags = defaultdict(Counter)
    for text, label in lines("judged"):
        bags[tuple(sorted(text.split()))][label] += 1
    assert sum(bag.total() for bag in bags.values() if bag[0] and bag[1]) >= 0.7 * opinions.JUDGED
    best = sum(max(bag.values()) for bag in bags.values()) / opinions.JUDGED  # whoever knew the label of every bag
    assert best < 0.65


def counts(part, **given):
    """How often each word stands in each sentence of a part, with a column of ones, and the labels."""
    known = opinions.corpus(options(**given))
    found = getattr(known, part)
    table = np.array([[*np.bincount(line, minlength=len(known.words)), 1.0] for line, _ in found])
    return table, np.array([label for _, label in found])


def test_no_weighing_of_the_words_does_much_better_than_naive_bayes():
    """Logistic regression by Newton's method: the best weighing of words there is."""
    (x, y), (x_test, y_test) = counts("trained"), counts("judged")
    w = np.zeros(x.shape[1])
    for _ in range(12):
        p = 1.0 / (1.0 + np.exp(-x @ w))
        curve = (x * (p * (1.0 - p))[:, None]).T @ x + np.eye(len(w))
        w -= np.linalg.solve(curve, x.T @ (p - y) + w)
    assert np.abs(x.T @ (p - y) + w).max() < 1e-6  # it has arrived
    given = options()
    rival = opinions.control(opinions.draw_test(None, 256, given), given)
    assert 0.45 < rival < 0.6 and np.mean((x_test @ w > 0) == y_test) < rival + 0.05


def test_without_negations_and_contrasts_counting_words_does_it_all():
    given = options(negations=0, contrasts=0)
    assert opinions.control(opinions.draw_test(None, 256, given), given) == 1.0


def test_naive_bayes_is_worked_by_hand():
    trained = [(list("xxy"), 0), (["x"], 0), (list("yq"), 0), (list("yz"), 1), (["z"], 1)]
    known = opinions.coded((UNKNOWN, "x", "y", "z"), ("a", "b"), trained, [])
    by_hand = [[1, 1], [4 / 10, 1 / 7], [3 / 10, 2 / 7], [1 / 10, 3 / 7], [3 / 5, 2 / 5]]  # <unk> says nothing
    np.testing.assert_allclose(np.exp(known.bayes), by_hand)


@pytest.mark.parametrize("given", [{}, {"contrasts": 0, "asides": 6}])
def test_the_control_adds_up_the_words_of_each_sentence_and_nothing_of_its_padding(given):
    known = opinions.corpus(options(**given))
    said = [known.bayes[-1] + known.bayes[line].sum(axis=0) for line, _ in known.judged]
    right = np.mean([np.argmax(one) == label for one, (_, label) in zip(said, known.judged, strict=True)])
    assert opinions.control(opinions.draw_test(None, 256, options(**given)), options(**given)) == right


def test_it_is_asked_once_after_the_last_word():
    examples = opinions.draw(np.random.default_rng(0), 40, options())
    assert (examples.weights.sum(axis=0) == 1).all() and len(set(examples.lengths.tolist())) > 3
    assert (examples.weights[examples.lengths - 1, np.arange(40)] == 1).all()
    assert set(examples.targets.max(axis=0)) == {0, 1}


def test_the_sentence_to_look_at_has_a_negation_and_two_clauses_against_each_other():
    given = options()
    shown = opinions.draw_shown(None, 1, given)
    text = " ".join(grammar.VOCABULARY[k] for k in shown.xs[:, 0])
    assert (text, shown.targets[-1, 0]) in lines("judged") and len(text.split()) <= 20
    assert re.search(r"although|, but|, yet", text) and re.search("not|never|hardly|anything but", text)


# --- what is promised is kept -----------------------------------------------------------------------------------------


def trained(most, **changes):
    """The report once it is solved, or after that many updates."""
    training = live.begin(live.defaults("opinions", **changes))
    while not live.check(training).solved and training.updates < most:
        training = live.advance(training, 25)
    return live.check(training)


@pytest.mark.parametrize("seed", range(3))
def test_it_is_solved_within_the_updates_it_states(seed):
    assert trained(opinions.UPDATES, seed=seed).solved


def test_a_plain_rnn_is_nowhere_near_by_then():
    assert trained(opinions.UPDATES, cell="rnn", rate=0.01).value < 0.75
