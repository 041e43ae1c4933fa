"""What is said of a shipped network beside its contenders is what its figures say."""

import numpy as np
import pytest

from lstm.domains.known_series import SERIES, values_of
from lstm.everyday import sentences
from lstm.experiments import forecast
from lstm.figures.applications import thumbnail
from lstm.figures.cousins import contest
from lstm.live import LIVE
from lstm.numbers import plain, sized
from lstm.presets import apps, load

ONE = {"updates": 100, "seconds": 1.26, "weights": 1234}


def figures(**cells):
    return {"cells": {cell: ONE | {"values": values} for cell, values in cells.items()}, "control": 0.25}


def test_ahead_means_that_every_seed_is():
    metric = LIVE["recall"].METRIC
    assert contest.compared(metric, [0.9, 1.0], [0.8, 0.89]) == "ahead"
    assert contest.compared(metric, [0.9, 1.0], [0.8, 0.9]) == "tie"
    assert contest.compared(metric, [0.7, 0.75], [0.8, 0.89]) == "behind"
    lower = metric._replace(better="lower")
    assert (
        contest.compared(lower, [0.1, 0.2], [0.3, 0.4]) == "ahead" == contest.compared(metric, [0.4, 0.3], [0.2, 0.1])
    )


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"gru": [0.9, 0.95], "rnn": [0.1, 0.2]}, "is ahead of the plain RNN and ties with the GRU"),
        ({"gru": [0.9, 0.95], "rnn": [0.9, 1.0]}, "ties with the GRU and the plain RNN"),
        ({"gru": [0.99, 1.0], "rnn": [0.1, 0.2]}, "is ahead of the plain RNN and is behind the GRU"),
    ],
)
def test_the_verdict_names_who_is_ahead(cells, said):
    assert f"**the LSTM {said}**" in contest.verdict("recall", figures(lstm=[0.92, 0.94], **cells))


def test_the_table_has_a_row_for_each_and_one_without_memory():
    rows = contest.draw("recall", figures(lstm=[0.5, 1.0, 0.75], rnn=[0.1, 0.2, 0.3]))
    assert [row[""] for row in rows] == ["LSTM", "plain RNN", LIVE["recall"].CONTROL]
    lstm = rows[0]
    assert list(lstm.values())[1:] == ["75\u00a0%", "50\u00a0% to 100\u00a0%", "100", "1.3", "1,234"]
    assert list(rows[-1].values())[1] == "25\u00a0%"


def test_a_small_picture_shows_the_end_of_what_is_read_and_what_is_answered():
    drawn = thumbnail.of_sentence(load(), sentences.SEED.rpartition(" ")[0])
    assert drawn["said"].startswith("then “loan”, 99") and drawn["text"].endswith("I need to take a")
    assert drawn["steps"] == len(sentences.SEED_WORDS) - 1 and drawn["maps"][0]["units"] == 16


@pytest.mark.parametrize("task", apps.shipped())
def test_every_task_that_ships_a_network_has_a_small_picture(task):
    variant = next(iter(apps.variants(task)))
    drawn = thumbnail.draw(apps.training(task, variant))
    assert drawn["said"] and drawn["maps"] and (drawn["text"] or drawn["curve"] or drawn["maps"][0]["key"] == "x")


@pytest.mark.parametrize("which", range(len(SERIES)))
def test_a_forecast_on_a_card_is_of_the_last_value_and_of_all_held_out_beside_repeating(which):
    one, training = SERIES[which], apps.training("series", SERIES[which].file)
    drawn, (when, values), read = thumbnail.draw(training), values_of(which), forecast.read(training)
    first = len(values) * 7 // 10
    said, came = forecast.one_step(read, first), np.array(values)
    off = float(np.sqrt(np.mean((said - came[first:]) ** 2)))
    repeated = float(np.sqrt(np.mean((came[first - 1 : -1] - came[first:]) ** 2)))
    assert drawn["said"] == (
        f"For {when[-1]} it says {sized(said[-1])} {one.unit or one.what}; it was {plain(values[-1])}, and {when[-2]} "
        f"had {plain(values[-2])}. Over the {len(said)} {one.beat}s it never saw it is off by {sized(off)}; repeating "
        f"the {one.beat} before, by {sized(repeated)}."
    )
    assert drawn["steps"] == len(values) - 1 - read.lag
