"""A visitor's CSV: dates may stand beside the numbers, and what is wrong is named with its line."""

import pytest

from lstm.live.tasks import _own_numbers

DATED = "date;sold;left\n" + "\n".join(f"2020-01-{k:02} 12:00;{k};{k / 2}" for k in range(1, 31))


def test_dates_stand_beside_the_numbers_and_any_column_can_be_chosen():
    found = _own_numbers.table(DATED)
    assert found.names == ("date", "sold", "left") and found.rows[0] == ("2020-01-01 12:00", "1", "0.5")
    assert _own_numbers.columns(found) == [1, 2]
    assert _own_numbers.numbers(found, 1)[:3] == (1.0, 2.0, 3.0) and _own_numbers.numbers(found)[:2] == (0.5, 1.0)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a,b\n1,2\n3,x\n", "Line 3 is not a number: 'x'"),
        ("a,b\n1,2\n\n3,\n", "Line 4 has nothing where a number should be"),
        ("a,b\n1,2\n3,NaN\n", "Line 3 has “NaN” where a number should be"),
        ("1\n2\n1e400\n", "Line 3 holds 1e400"),
        ("1\n2\n5e13\n", "Line 3 holds 5e13"),
        ("1,2\n3\n4,5\n", "Line 2 has 1 column, and the first line 2 columns"),
        ("1\n" * 1_000_000, "These are 1,000,000 lines; at most 5,000 numbers are taken"),
        ("<b>,<i>\n1,<script>\n2,3", "Line 2 is not a number: '<script>'"),
    ],
    ids=lambda one: one[:12],
)
def test_what_is_wrong_is_named_with_its_line(text, says):
    with pytest.raises(ValueError) as fault:
        _own_numbers.numbers(_own_numbers.table(text))
    assert says in str(fault.value)


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ((7.0,) * 60, "all the same in the part to learn from"),
        ((1.0,), "Numbers found: 1. 50 are needed."),
        (tuple(range(5001)), "at most 5,000"),
    ],
)
def test_numbers_nothing_can_be_learnt_from_are_refused(numbers, says):
    with pytest.raises(ValueError, match=says):
        _own_numbers.fit(numbers, lambda found: len(found) * 7 // 10, 50)


def test_words_alone_are_no_series():
    assert _own_numbers.columns(_own_numbers.table("to be or not to be\nthat is the question or what\n")) == []
