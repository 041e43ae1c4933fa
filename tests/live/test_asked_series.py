"""What is asked about a visitor's table, what is filled in it and named; and lists as programs print them."""

import pytest

from lstm.domains import tables


@pytest.mark.parametrize(
    "dates",
    [
        ("1013.2", "1009.8", "1001.5"),
        ("1.1950", "1.1949", "1.1948"),
        ("row c", "row b", "row a"),
        ("day 3", "day 2", "day 1"),
        ("4711x", "4712y", "4713z"),
    ],
)
def test_where_nothing_says_which_row_is_the_oldest_it_is_asked(dates):
    text = "name;value\n" + "".join(f"{date};{k}\n" for k, date in enumerate(dates))
    with pytest.raises(tables.Question, match="Which row is the oldest?"):
        tables.read(text)
    assert tables.read(text, {"order": "last"}).numbers == (2.0, 1.0, 0.0)
    found = tables.read(text, {"order": "first"})
    assert found.numbers == (0.0, 1.0, 2.0) and "left as they stand" in found.notes[0]


def test_days_and_months_that_may_be_either_are_asked_about_where_it_changes_the_order():
    text = "d;v\n" + "".join(
        f"{date};{k}\n" for k, date in enumerate(("01/02/2023", "02/01/2023", "01/03/2023", "03/02/2023"))
    )
    with pytest.raises(tables.Question) as fault:
        tables.read(text)
    assert fault.value.key == "days" and set(fault.value.choices) == {"dmy", "mdy"}
    assert tables.read(text, {"days": "dmy"}).numbers == (1.0, 0.0, 3.0, 2.0)
    assert tables.read(text, {"days": "mdy"}).numbers == (0.0, 2.0, 1.0, 3.0)


def daily(cells, skipped=()):
    """Values of days in May, some of which are left out."""
    rows = [(k, cell) for k, cell in enumerate(cells, start=1) if k not in skipped]
    return "day;v\n" + "".join(f"2023-05-{k:02};{cell}\n" for k, cell in rows)


@pytest.mark.parametrize("nothing", ["", "NA", "n/a", "NaN", "null", "-", "?", ".", "..", "***", "#N/A"])
def test_missing_values_are_offered_to_be_filled_and_how_many_is_said(nothing):
    text = daily([nothing, 1, 2, nothing, nothing, 8, 9, 10, nothing, 12])
    with pytest.raises(tables.Question, match="3 values of 9 are missing, the first at “2023-05-04”") as fault:
        tables.read(text)
    assert set(fault.value.choices) == {"line", "last", "cut"}
    found = tables.read(text, {"missing": "line"})
    assert (
        found.numbers == (1, 2, 4, 6, 8, 9, 10, 11, 12) and "1 row without a value at the beginning" in found.notes[0]
    )
    assert "3 missing values were filled with a straight line between their neighbours." in found.notes
    assert tables.read(text, {"missing": "last"}).numbers == (1, 2, 2, 2, 8, 9, 10, 10, 12)
    found = tables.read(text, {"missing": "cut"})
    assert found.numbers == (8, 9, 10) and "from 2023-05-06 to 2023-05-08: 3 of 9 values" in found.notes[-1]


def test_an_empty_line_between_numbers_is_told():
    found = tables.read("v\n1\n2\n\n4\n")
    assert found.numbers == (1, 2, 4) and "1 empty line between the numbers" in found.notes[0]
    with pytest.raises(tables.Question, match="1 value of 4 is missing"):
        tables.read("[1, 2, None, 4]")


@pytest.mark.parametrize("marker", ["-999", "-9999", "-99.99", "-99999", "99999"])
def test_a_number_far_from_all_others_that_marks_missing_ones_is_asked_about(marker):
    text = daily([1, 2, marker, 4, 5, 6, 7])
    with pytest.raises(tables.Question, match="stands 1 time in it, far from every other number"):
        tables.read(text)
    assert tables.read(text, {"marker": "missing", "missing": "line"}).numbers == (1, 2, 3, 4, 5, 6, 7)
    assert tables.read(text, {"marker": "value"}).numbers[2] == float(marker)


def test_days_that_are_left_out_are_named_and_filled_where_that_is_asked():
    text = daily(range(1, 31), skipped=range(11, 20))
    found = tables.read(text)
    assert found.numbers == (*range(1, 11), *range(20, 31))
    assert found.notes == (
        "9 days are missing between 2023-05-10 and 2023-05-20; "
        "they are read as if the days beside them were neighbours.",
    )
    assert found.offers[0].key == "gaps" and found.offers[0].chosen == "leave"
    found = tables.read(text, {"gaps": "line"})
    assert found.numbers == tuple(range(1, 31)) and "9 days were missing" in found.notes[0]
    assert tables.read(text, {"gaps": "last"}).numbers[10:19] == (10,) * 9
    assert tables.read(text, {"gaps": "cut"}).numbers == tuple(range(20, 31))
    both = daily([1, 2, 3, 4, 5, 6, "NA", 8, 9, 10, 11, 12], skipped=(9, 10))
    assert tables.read(both, {"gaps": "line", "missing": "line"}).numbers == tuple(range(1, 13))


def test_weekdays_alone_are_a_pattern_and_no_gap():
    days = [k for k in range(1, 32) if (k - 1) % 7 < 5]  # May 2023 began on a Monday
    text = "".join(f"2023-05-{k:02};{k}\n" for k in days)
    (said,) = tables.read(text).notes
    assert "no Saturdays and Sundays" in said and not tables.read(text).offers
    holiday = tables.read(text.replace("2023-05-17;17\n", ""))
    assert "1 weekday is missing between 2023-05-16 and 2023-05-18" in holiday.notes[1]


def test_dates_that_come_twice_are_asked_about():
    text = "d;v\n2023-05-01;1\n2023-05-02;2\n2023-05-02;4\n2023-05-03;5\n"
    with pytest.raises(tables.Question, match="“2023-05-02” is the first, and 1 row repeats a date"):
        tables.read(text)
    wanted = {"mean": (1, 3, 5), "first": (1, 2, 5), "last": (1, 4, 5), "stand": (1, 2, 4, 5)}
    assert {how: tables.read(text, {"twice": how}).numbers for how in wanted} == wanted


def test_more_numbers_than_are_taken_can_be_made_fewer():
    text = "\n".join(map(str, range(10)))
    with pytest.raises(tables.Question, match="These are 10 numbers; at most 4 are taken."):
        tables.read(text, most=4)
    assert tables.read(text, {"many": "last"}, most=4).numbers == (6, 7, 8, 9)
    assert tables.read(text, {"many": "mean"}, most=4).numbers == (2, 5, 8)


@pytest.mark.parametrize(
    "text",
    [
        "[1.0, 2.5, -3]",
        "[1.0 2.5 -3. ]",
        "x = np.array([1.0,\n 2.5, -3.0])",
        "array([1.0, 2.5, -3.0], dtype=float32)",
        "[np.float64(1.0), np.float64(2.5), np.float64(-3.0)]",
        "(1.0, 2.5, -3.0)",
        "c(1.0, 2.5, -3.0)",
        "[[1.0], [2.5], [-3.0]]",
        "tensor([1.0000, 2.5000, -3.0000])",
        "{'a': [1.0, 2.5, -3]}",
        '{"v": {"0": 1.0, "1": 2.5, "2": -3.0}}',
        '[{"v": 1.0}, {"v": 2.5}, {"v": -3.0}]',
        "{'2023-01': 1.0, '2023-02': 2.5, '2023-03': -3.0}",
        "[('2023-03', -3.0), ('2023-02', 2.5), ('2023-01', 1.0)]",
        "[1] 1.0 2.5 -3.0",
        "0    1.0\n1    2.5\n2   -3.0\nName: v, dtype: float64",
        "const x = [1.0, 2.5, -3.0];",
        "1.0, 2.5,\n-3.0",
        "1.0; 2.5; -3.0",
        "v\t1.0\t2.5\t-3.0",
    ],
)
def test_a_list_as_programs_print_it_is_read(text):
    assert tables.read(text).numbers == (1.0, 2.5, -3.0)


def test_year_and_month_in_columns_of_their_own_are_read_together():
    months = [(2000 + k // 12, k % 12 + 1) for k in range(30)]
    rows = [f"{year} {month} {year + (month - 0.5) / 12:.3f} {k}.5" for k, (year, month) in enumerate(months)]
    assert tables.read("\n".join(rows[::-1]), {"column": 3}).numbers == tuple(k + 0.5 for k in range(30))
    rows = [f"{year};{month};{k}.5" for k, (year, month) in enumerate(months)]
    found = tables.read("year;month;v\n" + "\n".join(rows[::-1]))
    assert found.numbers == tuple(k + 0.5 for k in range(30)) and "run backwards" in found.notes[0]


def test_columns_can_be_read_row_by_row():
    text = "Year,Jan,Feb,Mar,Apr\n2001,5,6,7,8\n2000,1,2,3,4\n"
    assert tables.read(text, {"column": "rows"}).numbers == (1, 2, 3, 4, 5, 6, 7, 8)
    assert tables.read(text, {"column": "rows"}).when[:2] == ("2000 Jan", "2000 Feb")
