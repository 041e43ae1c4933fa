"""Numbers in words and dates as people write them, by plain rules; and what is held out of training."""

from datetime import date, timedelta

import numpy as np
import pytest

from lstm.live.tasks import LIVE, _dates, _numbers

FRENCH, ISO = LIVE["french"], LIVE["iso"]
BY_HAND = {  # from the tables of French grammars, in the spelling of 1990
    0: "zéro",
    1: "un",
    21: "vingt-et-un",
    61: "soixante-et-un",
    70: "soixante-dix",
    71: "soixante-et-onze",
    77: "soixante-dix-sept",
    80: "quatre-vingts",
    81: "quatre-vingt-un",
    91: "quatre-vingt-onze",
    99: "quatre-vingt-dix-neuf",
    100: "cent",
    101: "cent-un",
    200: "deux-cents",
    280: "deux-cent-quatre-vingts",
    1000: "mille",
    1789: "mille-sept-cent-quatre-vingt-neuf",
    2000: "deux-mille",
    2100: "deux-mille-cent",
    9200: "neuf-mille-deux-cents",
    80_000: "quatre-vingt-mille",
    200_000: "deux-cent-mille",
}


@pytest.mark.parametrize(("n", "words"), BY_HAND.items())
def test_french_numbers_are_spelt_as_grammars_have_them(n, words):
    assert "-".join(_numbers.french(n)) == words


def test_a_number_is_read_back_from_its_words_and_its_figures():
    assert all(_numbers.number(" ".join(_numbers.english(n))) == n for n in range(10_000))
    assert all(_numbers.number(str(n)) == n for n in (0, 7, 97, 9999))


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("Ninety-seven", 97),
        ("two hundred AND five", 205),
        ("nineteen hundred ninety-seven", 1997),
        ("a thousand and one", 1001),
        ("1,997", 1997),
        ("007", 7),
        ("ninety–seven", 97),
        ("  four \n", 4),
    ],
)
def test_a_number_may_be_typed_in_many_ways(text, n):
    assert _numbers.number(text) == n


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Nothing is typed"),
        (" \n", "Nothing is typed"),
        ("12345", "12345 is too large"),
        ("ten thousand", "too large"),
        ("one million", "too large"),
        ("9" * 100, "too large"),
        ("minus four", "below zero"),
        ("-4", "below zero"),
        ("3.5", "whole numbers"),
        ("three point five", "whole numbers"),
        ("fourty two", "Is it “forty”?"),
        ("девять", "“девять” is no English number word"),
        ("😀", "“😀” is no English number word"),
        ("<b>97</b>", "“<b>97</b>” is no English number word"),
        ("five twenty", "do not make one number"),
        ("hundred", "do not make one number"),
        ("two zero", "do not make one number"),
        ("twenty twelve", "do not make one number"),
        ("and", "neither begins nor ends"),
        ("nine " * 99, "too long"),
    ],
)
def test_what_is_no_number_is_refused_in_a_sentence(text, says):
    with pytest.raises(ValueError, match=".") as fault:
        FRENCH.as_examples(text)
    assert says in str(fault.value)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("7 March 2024", "2024-03-07"),
        ("March 7, 2024", "2024-03-07"),
        ("7th of march 2024", "2024-03-07"),
        ("Thursday, 7 March 2024", "2024-03-07"),
        ("07/03/2024", "2024-03-07"),
        ("7.3.2024", "2024-03-07"),
        ("29 Feb 2000", "2000-02-29"),
        ("May 1st, 1999", "1999-05-01"),
        ("14 July 1789", "1789-07-14"),
    ],
)
def test_a_date_may_be_typed_in_many_ways(text, iso):
    assert _dates.iso(_dates.typed(text)[0]) == iso


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Nothing is typed"),
        ("31 February 2024", "There is no 31 February 2024"),
        ("February 31, 2024", "There is no 31 February 2024"),
        ("31st of february 2024", "There is no 31 February 2024"),
        ("February 31st, 2024", "There is no 31 February 2024"),
        ("31 feb 2024", "There is no 31 February 2024"),
        ("feb 31, 2024", "There is no 31 February 2024"),
        ("Monday, 31 february 2024", "There is no 31 February 2024"),
        ("31/02/2024", "There is no 31 February 2024"),
        ("31.2.2024", "There is no 31 February 2024"),
        ("29 February 1900", "There is no 29 February 1900"),
        ("0/1/2024", "There is no 0 January 2024"),
        ("07/13/2024", "no month 13"),
        ("7 marz 2024", "“marz” is no English month"),
        ("7 march 24", "four figures"),
        ("Friday, 7 March 2024", "is a Thursday"),
        ("2024-03-07", "written already"),
        ("7 марта 2024", "“м”"),
        ("<b>7 March 2024</b>", "“<”"),
        ("tomorrow", "not a date"),
        ("1 " * 60, "too long"),
    ],
)
def test_what_is_no_date_is_refused_in_a_sentence(text, says):
    with pytest.raises(ValueError, match=".") as fault:
        ISO.as_examples(text)
    assert says in str(fault.value)


@pytest.mark.parametrize("form", _dates.FORMATS)
def test_every_way_of_writing_a_date_can_be_read_back(form):
    days = [date(1900, 1, 1) + timedelta(days=k) for k in range(0, 73_000, 97)]
    assert [_dates.typed(_dates.formatted(day, form))[0] for day in days] == days


def test_nothing_that_is_judged_was_learnt_from():
    order = FRENCH.order()
    assert sorted(order) == list(range(10_000)) and FRENCH.OPTIONS["known"].high <= 5000
    learnt, judged = ISO.parts()
    assert not set(learnt) & set(judged) and len(learnt) + len(judged) == (date(2100, 1, 1) - date(1900, 1, 1)).days
    rng = np.random.default_rng
    drawn = {tuple(column) for seed in range(20) for column in FRENCH.draw(rng(seed), 99, {"known": 5000}).targets.T}
    tests = FRENCH.draw_test(rng(0), 256, {})
    assert not {tuple(column[: len(next(iter(drawn)))]) for column in tests.targets.T} & drawn


def test_no_date_that_is_judged_was_learnt_from_however_it_was_written():
    judged = ISO.draw_test(np.random.default_rng(0), 200, {})
    days = {date.fromisoformat(ISO.spoken(column[:10])) for column in judged.targets.T}
    assert len(days) > 150 and days <= set(ISO.parts()[1])


@pytest.mark.parametrize(
    "day", ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "20th", "21st", "22nd", "23rd", "31st"]
)
def test_days_end_as_they_are_said(day):
    assert day[:-2] + _dates.ending(int(day[:-2])) == day


def test_a_dictionary_goes_wrong_where_french_counts_otherwise_than_word_by_word():
    right, wrong = [7, 19, 42, 77, 97, 256, 2000], [21, 71, 75, 81, 91, 100, 300, 1000]
    assert FRENCH.control(FRENCH.examples(right), {}) == 1.0
    assert FRENCH.control(FRENCH.examples(wrong), {}) == 0.0


def test_one_part_of_the_input_changes_and_nothing_else():
    parts = FRENCH.changes("297")
    assert [one.name for one in parts] == ["two", "hundred", "ninety", "seven"]
    own = FRENCH.tokens(297)
    for one in parts:
        for other in one.others:
            assert [k for k, (a, b) in enumerate(zip(own, other, strict=True)) if a != b] == [one.start]
    assert len(parts[0].others) == 8 and len(parts[2].others) == 7
    names = [(one.name, len(one.others)) for one in ISO.changes("Thursday, 7 March 2024")]
    assert names == [("thursday", 6), ("7", 30), ("march", 11), ("20", 1), ("2", 9), ("4", 9)]
    assert [len(one.others) for one in ISO.changes("29/02/2024")] == [28, 11, 1, 4, 2]
