"""A word that is not known is guessed at where that is near certain, and nowhere else."""

import random

import pytest

from lstm.everyday.sentences import VOCABULARY
from lstm.spelling import FEWEST, guess, long_ones, slips
from lstm.spelling._english import english
from lstm.spelling._forms import IRREGULAR, forms

LETTERS = "".join(sorted(set("".join(long_ones(VOCABULARY)))))


def slips_of(word):
    """All that one slip makes of a word: a letter more, less or other, or two neighbours changed round."""
    cut = [(word[:k], word[k:]) for k in range(len(word) + 1)]
    less = {a + b[1:] for a, b in cut if b}
    changed_round = {a + b[1] + b[0] + b[2:] for a, b in cut if len(b) > 1}
    other = {a + letter + b[1:] for a, b in cut if a and b for letter in LETTERS}
    more = {a + letter + b for a, b in cut for letter in LETTERS}
    return (less | changed_round | other | more) - {word}


TYPOS = [(typo, word) for word in sorted(long_ones(VOCABULARY)) for typo in sorted(slips_of(word)) if len(typo) > 3]
OTHERS = """
twisted carried meiner winner sinner learned horse mouse goat bone table cable stable noise poise trade grade brown
clown dream bark pork lunar later flour poster master monster manner officer stranger country county number lawn prawn
brain grain rent gent tender fender sweater seed weep greet planet planes scarce price prize quiet quite thorough
trough dairy desert dessert affect effect angel angle costume custom carrot bowling
"""  # each is like a word that is known, and means something else


def unknown(words):
    return [word for word in words if word not in VOCABULARY]


def test_nearly_every_slip_in_a_known_word_is_understood_and_hardly_one_is_misread():
    some = random.Random(0).sample(TYPOS, 4000)
    read = [(guess(typo, VOCABULARY)[0], word) for typo, word in some if typo not in VOCABULARY]
    right = sum(found == word for found, word in read) / len(read)
    wrong = [(found, word) for found, word in read if found not in (word, None)]
    assert right > 0.95
    assert len(wrong) < 0.005 * len(read), wrong


def test_what_a_word_may_be_a_slip_of_is_found_without_trying_all_slips():
    some = [typo for typo, _ in random.Random(2).sample(TYPOS, 300)] + random.Random(2).sample(sorted(english()), 300)
    for word in unknown(some):
        assert slips(word, VOCABULARY) == slips_of(word) & long_ones(VOCABULARY), word


def test_no_english_word_is_taken_for_a_slip_of_another():
    some = random.Random(1).sample(unknown(sorted(english())), 4000)
    assert not [word for word in some if guess(word, VOCABULARY)[1] == "slip"]


@pytest.mark.parametrize("word", unknown(OTHERS.split()))
def test_a_word_that_only_looks_like_a_known_one_is_unknown(word):
    found, how = guess(word, VOCABULARY)
    assert how != "slip" and (found is None or word.startswith(found[:4]) and how == "form"), found


def test_every_regular_form_of_a_known_word_is_read_as_it_or_as_another_form_of_it():
    for word in [word for word in VOCABULARY if word.isalpha() and len(word) > 3]:
        for form in unknown(forms(word)):
            found, how = guess(form, VOCABULARY)
            assert how == "form" and found[:2] == word[:2], (form, found)


@pytest.mark.parametrize(
    "typed, word",
    {
        "salaries": "salary", "snowy": "snow", "jobs": "job", "taxes": "tax", "buses": "bus", "cities": "city",
        "anna's": "anna", "stopped": "stop", "stopping": "stop", "hurry": "hurried", "insists": "insisted",
        "cleaned": "cleaning", "bigger": "big", "funniest": "funny", "dusty": "dust", "quick": "quickly",
        "seriously": "serious", "terribly": "terrible", "neighborhood": "neighbourhood", "dont": "don't",
        "teeth": "tooth", "children": "child", "thieves": "thief", "policemen": "policeman", "slept": "sleep",
        "sank": "sink", "feel": "felt", "rail": "rails", "planning": "plan", "headaches": "headache",
    }.items(),
)  # fmt: skip
def test_forms_people_type_are_understood(typed, word):
    assert guess(typed, VOCABULARY) == (word, "form")


def test_the_pasts_that_follow_no_rule_are_each_of_one_word():
    every = [word for group in IRREGULAR for word in group]
    assert len(every) == len(set(every))


@pytest.mark.parametrize("word", ["", "a", "jbo", "loa", "x" * 31, "12345", "loan7", "snow-y", "ſnow", "नमस्ते"])
def test_what_is_too_short_too_long_or_no_word_is_not_guessed_at(word):
    assert guess(word, VOCABULARY) == (None, "")


def test_where_two_words_fit_or_too_few_letters_tell_nothing_is_guessed():
    assert guess("trian", ("train", "trial")) == (None, "")
    assert guess("trian", ("train", "truck")) == ("train", "slip")
    assert guess("trai", ("train",)) == ("train", "slip")
    assert FEWEST == 5 and guess("lown", ("loan",)) == (None, "") and guess("tri", ("trib",)) == (None, "")
