"""The everyday sentences: nothing outside the vocabulary, a clean split, and reasons that alone decide."""

import numpy as np
import pytest

from lstm.everyday import sentences as task
from lstm.everyday.tasks import TASKS
from lstm.words import UNKNOWN, split

RNG_SEED = 5


@pytest.fixture(scope="module")
def training():
    rng = np.random.default_rng(RNG_SEED)
    return [task.sentence(rng) for _ in range(3000)]


@pytest.fixture(scope="module")
def held_out():
    rng = np.random.default_rng(RNG_SEED)
    return [task.sentence(rng, held_out=True) for _ in range(600)]


def test_the_folder_is_the_registry():
    assert TASKS["everyday"] is task
    parts = "NAME ABOUT VOCABULARY FAMILIES MEANS SEED_WORDS sentence minimal_pair options family_of is_held_out"
    assert all(hasattr(found, part) for found in TASKS.values() for part in parts.split())


def test_every_word_is_in_the_vocabulary_and_every_word_of_it_is_used(training, held_out):
    used = {word for one in training + held_out for word in one.words}
    assert used <= set(task.VOCABULARY)
    assert set(task.VOCABULARY) - used == {UNKNOWN, "."}
    assert task.VOCABULARY[0] == UNKNOWN and len(set(task.VOCABULARY)) == len(task.VOCABULARY)
    assert 400 <= len(task.VOCABULARY) <= 700


def test_typing_a_sentence_gives_back_its_tokens(training):
    for one in training:
        assert tuple(token.word for token in split(" ".join(one.words))) == one.words


def test_a_training_sentence_never_holds_a_held_out_pair_and_a_held_out_one_always_does(training, held_out):
    assert not any(task.is_held_out(one.words) for one in training)
    assert all(task.is_held_out(one.words) for one in held_out)
    assert not {one.words for one in training} & {one.words for one in held_out}


def test_the_seed_sentence_is_held_out_and_its_job_and_family_were_never_together(training):
    assert task.is_held_out(task.SEED_WORDS)
    assert task.SEED_WORDS[-1] == "loan" and "job" in task.REASONS["loan"]
    assert not any({"job", "family"} <= set(one.words) for one in training)


@pytest.mark.parametrize(("label", "text"), task.EXAMPLES)
def test_every_example_is_made_of_known_words(label, text):
    assert {token.word for token in split(text)} <= set(task.VOCABULARY)


def test_every_reason_is_a_reason_for_one_thing_and_stands_where_it_is_said_to(training):
    words = [word for reasons in task.REASONS.values() for word in reasons]
    assert len(words) == len(set(words)) and all(len(reasons) >= 7 for reasons in task.REASONS.values())
    for one in training:
        if one.family == "need" and one.reason is None:
            assert not set(words) & set(one.words)
        elif one.family == "need":
            assert one.words[one.reason] in task.REASONS[one.answer]
            assert not (set(words) - {one.words[one.reason]}) & set(one.words)
        if one.family == "owner":
            assert one.words[one.reason] in task.OWNERS[one.answer]


def test_the_reason_is_mostly_ten_or_more_words_before_the_answer(training):
    gaps = [len(one.words) - 1 - one.reason for one in training if one.family == "need" and one.reason]
    assert np.percentile(gaps, 10) >= 10 and 15 <= np.median(gaps) <= 25


@pytest.mark.parametrize("family", ["need", "owner"])
@pytest.mark.parametrize("held_out", [False, True])
def test_minimal_pairs_differ_in_the_reason_and_the_answer_alone(family, held_out):
    rng = np.random.default_rng(RNG_SEED)
    for _ in range(60):
        one, other = task.minimal_pair(rng, family, held_out=held_out)
        assert [k for k, pair in enumerate(zip(one.words, other.words, strict=True)) if len(set(pair)) == 2] == [
            one.reason,
            len(one.words) - 1,
        ]
        assert one.answer != other.answer and {one.answer, other.answer} <= set(task.options(one.words[:-1]))


def test_the_end_of_a_sentence_fits_its_answer_and_others_as_well(training):
    for one in training:
        fit = task.options(one.words[:-1])
        assert one.answer in fit and len(fit) >= 5


def test_a_place_is_given_away_by_the_two_words_before_it_and_they_stand_nowhere_else(training):
    by = {(word, "the"): place for place, (word, _, _) in task.PLACES.items()}
    for one in training:
        for first, second, third in zip(one.words, one.words[1:], one.words[2:], strict=False):
            assert by.get((first, second), third) == third


def test_no_word_but_the_reason_tells_the_answer(training):
    """Within one frame, the words before and after are the same for every need: a word's share differs by chance."""
    rng = np.random.default_rng(RNG_SEED)
    drawn = [task.sentence(rng, "need") for _ in range(6000)]
    reasons = {word for words in task.REASONS.values() for word in words}
    for group in (task.lists.TAKE, task.lists.SEE):
        some = [one for one in drawn if one.answer in group]
        share = {a: np.mean([one.answer == a for one in some]) for a in group}
        for word in {word for one in some for word in one.words[:-1]} - reasons:
            having = [one for one in some if word in one.words[:-1]]
            for answer in group if len(having) > 40 else ():
                n, p = len(having), share[answer]
                seen = sum(one.answer == answer for one in having)
                assert abs(seen - n * p) <= 5.5 * np.sqrt(n * p * (1 - p)) + 1, (word, answer)


def test_some_needs_have_no_reason_and_then_any_answer_that_fits(training):
    unfounded = [one for one in training if one.family == "need" and one.reason is None]
    assert 0.04 < len(unfounded) / sum(one.family == "need" for one in training) < 0.12
    assert len({one.answer for one in unfounded}) > 10


def test_clauses_set_the_distance():
    rng = np.random.default_rng(RNG_SEED)
    gaps = []
    for clauses in range(6):
        drawn = [task.sentence(rng, "need", clauses=clauses, held_out=True) for _ in range(80)]
        gaps.append(np.median([len(one.words) - 1 - one.reason for one in drawn]))
    assert all(np.diff(gaps) > 4) and gaps[-1] > 40


def test_a_new_word_can_be_a_reason_for_anything():
    rng = np.random.default_rng(RNG_SEED)
    for answer in ("loan", "dentist", "hers"):
        one = task.sentence(rng, answer=answer, reason="zyx")
        assert one.words[one.reason] == "zyx" and one.words.count("zyx") == 1 and one.answer == answer
    assert task.sentence(rng, reason="job").answer == "loan"
    with pytest.raises(ValueError, match="held out"):
        task.sentence(rng, answer="loan", reason="zyx", held_out=True)


def test_the_same_generator_draws_the_same_sentences():
    def draw():
        rng = np.random.default_rng(3)
        return [task.sentence(rng) for _ in range(50)]

    assert draw() == draw()
