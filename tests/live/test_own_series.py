"""A visitor's table, case by case: how it is read, what is asked, and what is refused with its line."""

import pytest

from lstm.domains import tables
from lstm.live.tasks import series

DATED = "date;sold;left\n" + "\n".join(f"2020-01-{k:02} 12:00;{k};{k / 2}" for k in range(1, 31))


def test_dates_stand_beside_the_numbers_and_any_column_can_be_chosen():
    found = tables.read(DATED)
    assert found.numbers[:2] == (0.5, 1.0) and found.when[0] == "2020-01-01 12:00"
    assert found.offers[0].choices == {1: "sold", 2: "left"} and found.offers[0].chosen == 2
    assert tables.read(DATED, {"column": 1}).numbers[:3] == (1.0, 2.0, 3.0)
    assert tables.read(DATED, {"column": 99}).numbers == found.numbers


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a,b\n1,2\n3,x\n", "Line 3 is not a number: 'x'"),
        ("1\n2\n1e400\n", "Line 3 holds 1e400"),
        ("1\n2\n5e13\n", "Line 3 holds 5e13"),
        ("a,b\n1,2\n3\n4,5\n", "Line 3 has 1 column, and the others 2 columns"),
        ("1\n" * 1_000_000, "These are 1,000,000 lines; at most 100,000 are taken"),
        ("1 013,5\n999,5\n1 100,0", "“1 100,0” may be one number or two"),
        ("10 327\n11 450\n9 100", "“9 100” may be one number or two"),
        ("1,x,3", "Line 1 is not a number: 'x'"),
        ("<b>,<i>\n1,<script>\n2,3", "Line 2 is not a number: '<script>'"),
        ("[1.0, 2.5, ..., 9.0]", "cut short"),
        ("0    1.5\n1    2.5\n..   ...\n98   3.5\n99   4.5", "cut short"),
        ("a\n5%\n6\n7%", "Line 3 has no unit at its number"),
        ("a\n€5\n$6\n€7", "Line 3 has “$” at its number, “$6”, and others “€”"),
        (";" * 900_000, "no numbers"),
        (";" * 3_000_000, "more than 1,000,000 cells"),
        ("x" * 6_000_000, "6,000,000 characters; at most 5,000,000"),
        ("a;1\n" * 4 + "1;" * 5_000, "columns; at most 1,000"),
        ("", "There are no numbers in it"),
        ("to be or not to be\nthat is the question or what\n", "There are no numbers in it"),
        ("day,sold\n2001-02-01,5\n2001-02-02,6\n2001-02-89,7\n2001-02-04,8", "Line 4 has “2001-02-89” where a date"),
        ("day,sold\n2001-02-01,5\n2001-02-02,6\n31.02.2001,7\n2001-02-04,8", "Line 4 has “31.02.2001” where a date"),
        ("day,sold\n2001-02-01,5\n2001-02-02,6\nsoon,7\n2001-02-04,8\n", "Line 4 has “soon” where a date"),
    ],
    ids=lambda one: one[:12],
)
def test_what_is_wrong_is_named_with_its_line(text, says):
    with pytest.raises(ValueError) as fault:
        tables.read(text)
    assert says in str(fault.value)


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ((7.0,) * 60, "all the same in the part to learn from"),
        ((1.0,), "Numbers found: 1. 50 are needed."),
        (tuple(range(20_001)), "at most 20,000"),
        ((1.0,) * 49 + (float("nan"),), "Number 50 is nan"),
    ],
)
def test_numbers_nothing_can_be_learnt_from_are_refused(numbers, says):
    with pytest.raises(ValueError, match=says):
        series.fit(numbers, 50)


def series_of(text, comma=None):
    return tables.read(text, {"comma": comma, "space": "two", "order": "first"})


@pytest.mark.parametrize(
    ("text", "numbers", "when"),
    [
        ("Jahr;Wert\n1900;10,327\n1901;11,2\n1902;9", (10.327, 11.2, 9.0), "1900"),
        ("01.2000;10,0\n02.2000;11,5\n03.2000;12,0", (10.0, 11.5, 12.0), "01.2000"),
        ("01.01.2000;10,000\n01.02.2000;10,100", (10.0, 10.1), "01.01.2000"),
        ("1\t1.013,25\n2\t999,5\n3\t1.000", (1013.25, 999.5, 1000.0), "1"),
        ("5;1\u202f013,5\n6;2 100,0", (1013.5, 2100.0), "5"),
        ("1900 10,327\n1901 9,5", (10.327, 9.5), "1900"),
        ("1 100\n2 120\n3 210", (100.0, 120.0, 210.0), "1"),
        ("100 200 300", (100.0, 200.0, 300.0), "value 1"),
        ("Wert\n10,3\n9,87", (10.3, 9.87), "value 1"),
        ("10,3 11,45 9", (10.3, 11.45, 9.0), "value 1"),
        ("a;b\n2000;1,013,250\n2001;999", (1013250.0, 999.0), "2000"),
        ('a,b\n2001,"1,013"\n2002,"2,100"', (1013.0, 2100.0), "2001"),
        ('a,b\n2001,"1,5"\n2002,"2,100"', (1.5, 2.1), "2001"),
        ("1900,327\n1901,2\n1902,3", (327.0, 2.0, 3.0), "1900"),
        ("year,value\n10,327\n12,2", (327.0, 2.0), "10"),
        ("2020-01-01 12:00,5\n2020-01-01 13:00,6", (5.0, 6.0), "2020-01-01 12:00"),
        ('"a;b",5\n"c;d",6.5', (5.0, 6.5), "a;b"),
        ("\u22121.5\n\u22122", (-1.5, -2.0), "value 1"),
        ("2001-01-01,5", (5.0,), "2001-01-01"),
    ],
)
def test_a_comma_is_what_the_whole_text_says_it_is(text, numbers, when):
    found = series_of(text)
    assert found.numbers == numbers and found.when[0] == when


def test_how_a_comma_was_read_is_said():
    said = "A comma was read as the decimal comma: “10,327” is 10.327."
    assert series_of("1900;10,327\n1901;11,2").notes == (said,)
    assert "a mark of thousands: “1,013” is 1013." in series_of('a,b\n2001,"1,013"\n2002,"2,100"').notes[0]
    assert series_of("1900;10.5\n1901;11").notes == ()


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("10,327\n11,450\n9,100", {"decimal": 10.327, "thousands": 10327.0, "columns": 327.0}),
        ("10,32\n11,4\n9,1", {"decimal": 10.32, "columns": 32.0}),
        ("Wert\n10,327\n9,870", {"decimal": 10.327, "thousands": 10327.0}),
        ("10,327 11,450 9,870", {"decimal": 10.327, "thousands": 10327.0}),
        ("10,5\n11\n12,5", {"decimal": 10.5, "columns": None}),
    ],
)
def test_a_comma_that_may_be_several_things_is_asked_about(text, readings):
    with pytest.raises(tables.Question, match="The comma in “.*” may be a decimal comma, or a mark") as fault:
        series_of(text)
    assert set(fault.value.choices) == set(readings)
    for comma, first in readings.items():
        if first is not None:
            assert series_of(text, comma).numbers[0] == first
            assert series_of(text, comma).notes == () if comma == "columns" else series_of(text, comma).notes


@pytest.mark.parametrize(
    ("dates", "order", "note"),
    [
        (("2001-02-03", "2001-02-02", "2001-02-01"), (2, 1, 0), "The dates run backwards"),
        (("31.12.2000 10:00", "30.12.2000 11:00", "2.12.2000 9:00"), (2, 1, 0), "The dates run backwards"),
        (("12/31/2000", "12/30/2000", "12/02/2000"), (2, 1, 0), "The dates run backwards"),
        (("01/02/2000", "01/03/2000", "01/04/2000"), (0, 1, 2), ""),
        (("01/02/2000", "02/01/2000", "03/01/2000"), (0, 1, 2), ""),
        (("13/02/2000", "01/03/2000", "02/01/2000"), (2, 0, 1), "The rows were in no order of time"),
        (("2000-12", "2001-01", "2000-11"), (2, 0, 1), "The rows were in no order of time"),
        (("2002", "2001", "2000"), (2, 1, 0), "The dates run backwards"),
        (("20000103", "20000102", "20000101"), (2, 1, 0), "The dates run backwards"),
        (("2000", "2002", "2001"), (0, 2, 1), "The rows were in no order of time"),
        (("Apr 30, 2023", "Apr 29, 2023", "Apr 28, 2023"), (2, 1, 0), "The dates run backwards"),
        (("30.04.23", "29.04.23", "28.04.23"), (2, 1, 0), "The dates run backwards"),
        (("4/30/23", "4/29/23", "4/28/23"), (2, 1, 0), "The dates run backwards"),
        (("2023-04-30T00:00+01:00", "2023-04-29T00:00+01:00"), (1, 0), "The dates run backwards"),
        (("Q2 2023", "Q1 2023", "Q4 2022"), (2, 1, 0), "The dates run backwards"),
        (("Jan-69", "Dec-68", "Nov-68"), (2, 1, 0), "The dates run backwards"),
        (("Mar", "Feb", "Jan", "Dec", "Nov"), (4, 3, 2, 1, 0), "The dates run backwards"),
        (("day 1", "day 2", "day 3"), (0, 1, 2), ""),
    ],
)
def test_the_oldest_row_comes_first_and_it_is_said_where_it_did_not(dates, order, note):
    found = tables.read("when;value\n" + "".join(f"{date};{k}\n" for k, date in enumerate(dates)))
    assert found.numbers == order and found.when == tuple(dates[k][:16] for k in order)
    assert "".join(found.notes).startswith(note) and bool(found.notes) == bool(note)


def test_a_column_that_is_said_to_be_dates_is_the_date_whatever_numbers_rise_beside_it():
    text = "day;price;sold\n" + "".join(f"2023-05-{31 - k:02};{1500 + k};{20_230_401 + k}\n" for k in range(31))
    found = tables.read(text, {"column": 1})
    assert found.numbers == tuple(float(1530 - k) for k in range(31)) and "run backwards" in found.notes[0]
    assert set(found.offers[0].choices) == {1, 2}


@pytest.mark.parametrize(
    "text",
    [
        "| day | v |\n|---|---|\n| 2023-05-02 | 2.5 |\n| 2023-05-01 | 1.5 |\n",
        "Sales\nday,v\n2023-05-02,2.5\n2023-05-01,1.5\nSource: me, mostly\n",
        "day,v,\n2023-05-02,2.5,\n2023-05-01,1.5,\n,,\n",
        "May 2, 2023,2.5\nMay 1, 2023,1.5\n",
        "May 2, 2023  2.5\nMay 1, 2023  1.5\n",
        "2 May 2023 2.5\n1 May 2023 1.5\n",
        "2023-05-02 -> 2.5\n2023-05-01 -> 1.5\n",
        '{"data": [{"t": "2023-05-02", "v": 2.5}, {"t": "2023-05-01", "v": 1.5}]}',
        "1.5;2023-05-01\n2.5;2023-05-02\n",
        "\ufeffday\tv\r\n02.05.2023\t2,5\r\n01.05.2023\t1,5\r\n",
    ],
)
def test_tables_of_many_makes_are_read(text):
    assert tables.read(text).numbers == (1.5, 2.5)
