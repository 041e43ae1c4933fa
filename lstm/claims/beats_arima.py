"""An LSTM beats ARIMA by 85 %."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from lstm.domains.known_series import DATA, SERIES
from lstm.experiments import forecast
from lstm.experiments.court.plan import Plan
from lstm.experiments.court.rule import Rule
from lstm.experiments.forecast.train import settings_for
from lstm.presets import forecasts

NUMBER = 17
CLAIM = "An LSTM forecasts better than ARIMA, by some 85\N{NO-BREAK SPACE}%."
SAID_BY = (
    "[Siami-Namini, Tavakoli & Namin 2018](https://doi.org/10.1109/ICMLA.2018.00227), of monthly prices: “average "
    "reduction in error rates between 84 and 87 percent”."
)
RULE = Rule("error, as a share of the linear autoregression's", "lstm", "less", 0.15, differ="the series")
GDP = "gdp"
CASES = {str(k): one.name for k, one in enumerate(SERIES)} | {GDP: "US domestic product"}
ARMS = {"lstm": "LSTM", "last": "last value", "season": "last season", "line": "linear autoregression"}
SEEDS = (0, 1, 2, 3, 4)
SMALL = (("lstm",), ("3",))
HOW = (
    "Five LSTMs for each of five series learn on its first seven tenths and forecast the rest, one step ahead. Held "
    "against them is the best of a few linear autoregressions, fitted to the same part: the AR of ARIMA, on the values "
    "or their differences (the I)."
)
LITERATURE = (
    "[Makridakis, Spiliotis & Assimakopoulos 2018](https://doi.org/10.1371/journal.pone.0194889), 1,045 series: "
    "ARIMA and exponential smoothing ahead of every neural network tried, LSTM among them."
)
CHANGES = "Long series whose course is not linear, or many series learnt together."
UPDATES = 200  # where how long is not stored


def plan(case: str, arm: str, seed: int) -> Plan:
    """The training of the page Forecast; for the fifth series as long as for the others, on its changes."""
    if case == GDP:
        return Plan(settings_for("lstm", 0, 1, seed=seed), UPDATES, False, gdp())
    which = int(case)
    learn = SERIES[which].learn
    updates = forecasts.stored()[0]["updates"][f"{which}.{learn}"]
    return Plan(settings_for("lstm", which, learn, seed=seed), updates, False)


def measure(case: str, arm: str, seed: int, training: Any) -> float:
    """The error one step ahead, as a share of the best line's."""
    rows = forecast.rows([forecast.read(training)], 1)
    line = min(row.one[0] for row in rows if row.key == "line")
    found = {row.key: row.one[0] for row in rows} | {"line": line}
    return found.get(arm, found["last"]) / line  # without a season, the last value is the last season


@lru_cache(maxsize=1)
def gdp() -> tuple[float, ...]:
    """Real gross domestic product of the United States, quarter by quarter."""
    lines = (Path(DATA) / "gdp.csv").read_text().splitlines()
    return tuple(float(line.split(",")[1]) for line in lines if line[0].isdigit())
