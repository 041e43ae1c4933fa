"""What every task must do. A new module in lstm/everyday is tested here without being named."""

import numpy as np
import pytest

from lstm import words
from lstm.everyday.tasks import TASKS

pytestmark = pytest.mark.parametrize("task", TASKS.values(), ids=TASKS)


def test_it_says_what_it_is_and_begins_its_vocabulary_with_unknown(task):
    assert task.NAME and task.ABOUT
    assert task.VOCABULARY[0] == words.UNKNOWN
    assert len(set(task.VOCABULARY)) == len(task.VOCABULARY)


def test_the_same_seed_draws_the_same_sentences(task):
    drawn = [[task.sentence(rng) for _ in range(50)] for rng in map(np.random.default_rng, (3, 3, 4))]
    assert drawn[0] == drawn[1] != drawn[2]


@pytest.mark.parametrize("held_out", [False, True])
def test_sentences_are_in_its_vocabulary_on_the_right_side_and_end_in_an_answer_that_fits(task, held_out):
    rng = np.random.default_rng(0)
    for _ in range(200):
        one = task.sentence(rng, held_out=held_out)
        assert set(one.words) <= set(task.VOCABULARY)
        assert task.is_held_out(one.words) is held_out
        assert one.words[-1] == one.answer in task.options(one.words[:-1])
        assert task.family_of(one.answer) == one.family


def test_its_words_are_what_a_visitor_would_get_by_typing_them(task):
    rng = np.random.default_rng(1)
    for _ in range(100):
        said = task.sentence(rng).words
        assert tuple(token.word for token in words.split(" ".join(said))) == said


def test_the_sentence_everything_is_shown_on_is_held_out(task):
    assert task.is_held_out(task.SEED_WORDS)
