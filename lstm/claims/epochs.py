"""The number of epochs has no effect."""

from typing import Any

from lstm.claims.beats_arima import GDP, gdp
from lstm.domains.known_series import SERIES
from lstm.experiments.court.plan import Plan
from lstm.experiments.court.rule import Rule
from lstm.experiments.forecast.train import settings_for
from lstm.live.check import value

NUMBER = 18
CLAIM = "The number of epochs has no effect on how well an LSTM forecasts."
SAID_BY = (
    "[Siami-Namini, Tavakoli & Namin 2018](https://doi.org/10.1109/ICMLA.2018.00227): “the number of training times … "
    "had no effect on the performance”."
)
RULE = Rule(
    "error on what it never saw, as a share of repeating the last value",
    "200",
    "same",
    0.05,
    ("20", "1200"),
    differ="the series",
    always=True,
)
CASES = {"0": SERIES[0].name, "3": SERIES[3].name, GDP: "US domestic product"}
ARMS = {"20": "after 20 updates", "200": "after 200", "1200": "after 1,200"}
SEEDS = (0, 1, 2, 3, 4)
SMALL = (tuple(ARMS), ("3",))
HOW = (
    "Five LSTMs for each of three series learn on its first seven tenths. Their error on the rest is measured after "
    "20, 200 and 1,200 updates. 1 is what repeating the last value would reach."
)
LITERATURE = (
    "Too few updates have learnt nothing yet, too many learn by heart: the reason for early stopping "
    "([Prechelt 1998](https://doi.org/10.1007/3-540-49430-8_3))."
)
CHANGES = "Looking only at numbers of updates between which nothing happens any more."


def plan(case: str, arm: str, seed: int) -> Plan:
    """The same network, for longer and longer."""
    if case == GDP:
        return Plan(settings_for("lstm", 0, 1, seed=seed), int(arm), False, gdp())
    which = int(case)
    return Plan(settings_for("lstm", which, SERIES[which].learn, seed=seed), int(arm), False)


def measure(case: str, arm: str, seed: int, training: Any) -> float:
    """Its error."""
    return value(training)
