"""What the page says of errors follows from them, whatever they are."""

import pytest

from lstm.experiments.forecast import Row, read
from lstm.experiments.forecast import rows as forecast_rows
from lstm.figures.applications import forecast_says as says
from lstm.live.tasks import series
from lstm.presets import forecasts


def rows(networks, line, last=100.0):
    return (Row("lstm", networks, networks), Row("line", (line,), (line,), 3, 0), Row("last", (last,), (last,)))


@pytest.mark.parametrize(
    ("networks", "line", "who"),
    [
        ((2.0, 2.5, 3.0), 1.0, "The rule wins"),
        ((2.0, 2.5, 3.0), 4.0, "The LSTMs win"),
        ((2.0, 2.5, 3.0), 2.2, "A tie"),
        ((1.01, 1.02, 1.03), 1.0, "The rule wins"),
        ((0.97, 0.98, 0.99), 1.0, "The LSTMs win"),
        ((40.4, 43.3), 39.8, "The rule wins"),
        ((0.0728, 0.0785), 0.0793, "The LSTMs win"),
        ((33.7, 41.4), 41.4, "A tie"),
        ((1.0001, 1.02), 1.0, "A tie"),  # equal in the digits shown
        ((0.0, 0.0), 0.0, "A tie"),
        ((1.0,), 2.0, "The network wins"),
        ((2.0,), 1.0, "The rule wins"),
    ],
)
def test_who_wins_is_told_by_every_network(networks, line, who):
    text = says.verdict(rows(networks, line), "one", "ppm")
    assert text.startswith(
        f"**{who}.** The linear autoregression over the values (three lags) is off by {says.sized(line)} ppm"
    )
    assert text.endswith(f"{says.ranged(networks)}.")


def test_the_best_rule_is_the_one_that_is_named():
    assert "is off by 5.00 · 10⁸ m³, the network" in says.verdict(rows((2.0,), 5.0), "one", "10⁸ m³")
    assert "Repeating the last value is off by 1.00" in says.verdict(rows((2.0,), 5.0, last=1.0), "free")


@pytest.mark.parametrize("which", ["one", "free"])
@pytest.mark.parametrize(("k", "learn"), [(0, 0), (0, 2), (1, 1), (2, 1), (3, 0)])
def test_who_wins_is_what_a_reader_finds_in_the_table_by_the_rule_beside_it(k, learn, which):
    rows = forecast_rows([read(one) for one in forecasts.networks(k, learn)], 24)
    networks = getattr(next(row for row in rows if row.key == "lstm"), which)
    rules = [getattr(row, which)[0] for row in rows if row.key in says.RULES]
    shown = [one[("one step ahead", "24 on its own")[which == "free"]] for one in says.error_table(rows, 24)]
    low, high = (float(part) for part in shown[1].split(" to "))
    best = min(float(text) for text in shown[2:])
    assert len(shown) == 2 + len(rules) and len(networks) == 5
    who = "The LSTMs win" if high < best else "The rule wins" if best < low else "A tie"
    assert says.verdict(rows, which).startswith(f"**{who}.** ") and f"off by {says.sized(min(rules))}" in says.verdict(
        rows, which
    )


def test_when_a_side_wins_is_said():
    assert "where each of them is nearer than the best rule" in says.ruling(rows((2.0, 2.5), 1.0))
    assert says.ruling(rows((2.0,), 1.0)).startswith("Whichever is nearer wins")


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
    table = says.error_table(rows((2.0, 3.0), 1.0), 12, "ppm")
    assert len(table) == 3 and list(table[0].values()) == ["Each LSTM", "2.00 to 3.00", "2.00 to 3.00"]
    assert list(table[0]) == ["off by, in ppm", "one step ahead", "12 on its own"]
    assert list(says.error_table(rows((2.0,), 1.0), 12)[0].values()) == ["The network", "2.00", "2.00"]
    ways = says.way_table({0: rows((2.0, 3.0), 1.0)}, 12)
    assert [list(one.values()) for one in ways] == [["the values", "2.50 and 2.50", "1.00 and 1.00"]]
