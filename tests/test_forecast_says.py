"""What the page says of errors follows from them, whatever they are."""

import pytest

from lstm.figures import forecast_says as says
from lstm.forecast import Row
from lstm.live.tasks import series


def rows(networks, line, last=100.0):
    return (Row("lstm", networks, networks), Row("line", (line,), (line,), 3), Row("last", (last,), (last,)))


@pytest.mark.parametrize(
    ("networks", "line", "who"),
    [
        ((2.0, 2.5, 3.0), 1.0, "The rule wins"),
        ((2.0, 2.5, 3.0), 4.0, "The LSTMs win"),
        ((2.0, 2.5, 3.0), 2.2, "A tie"),
        ((1.01, 1.02, 1.03), 1.0, "A tie"),
        ((0.97, 0.98, 0.99), 1.0, "A tie"),
        ((0.0, 0.0), 0.0, "A tie"),
        ((1.0,), 2.0, "The LSTM wins"),
        ((2.0,), 1.0, "The rule wins"),
    ],
)
def test_who_wins_is_told_by_every_network(networks, line, who):
    text = says.verdict(rows(networks, line), "one", "ppm")
    assert text.startswith(f"**{who}.** The linear autoregression of three lags is off by {says.sized(line)} ppm")
    assert text.endswith(f"{says.ranged(networks)}.")


def test_the_best_rule_is_the_one_that_is_named():
    assert "Repeating the last value is off by 1.00" in says.verdict(rows((2.0,), 5.0, last=1.0), "free")


def options(**given):
    return {name: one.default for name, one in series.OPTIONS.items()} | {"own": None} | given


def test_it_says_how_much_of_the_series_lies_where_nothing_was_learnt():
    text = says.beyond(options(own=tuple(range(100))))
    assert text.startswith("30 of the 30 held-out values lie outside the range it learnt from, 0 to 69.0.")
    assert "Let it learn **changes**" in text
    assert says.beyond(options(own=tuple(k % 7 for k in range(100)))) == ""
    assert says.beyond(options(series=1)).startswith("108 of the 134") and not says.beyond(options(series=1, learn=1))


def test_it_says_how_the_numbers_are_read():
    own = (1.0, 3.0) * 50  # mean 2, spread 1
    assert "as (value − 2.00) / 1.00" in says.scaled(options(own=own))
    assert "from that 12 months before" in says.scaled(options(series=1, learn=2), "month")


def test_tables_have_a_row_for_each():
    table = says.error_table(rows((2.0, 3.0), 1.0), 12, "ppm").splitlines()
    assert len(table) == 5 and table[2] == "| Each LSTM | 2.00 to 3.00 | 2.00 to 3.00 |"
    ways = says.way_table({0: rows((2.0, 3.0), 1.0)}, 12).splitlines()
    assert ways[2] == "| the values | 2.50 | 2.50 | 1.00 | 1.00 |"
