"""Write the monthly series and the Nile's beside this file, as statsmodels keeps them: `python make_series.py`.

Needs statsmodels 0.15.0, which is in the public domain for these data and asked for by nothing else here.

Source: README.md beside it says whose each series is.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from statsmodels.datasets import co2, elnino, macrodata, nile

HERE = Path(__file__).parent
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
FIRST = "1965"  # the year from which on every month has a measurement of CO2


def write(name: str, heading: str, rows: Iterable[tuple[Any, float]], said: Sequence[str]) -> None:
    """One file: what it is, the heading, and a line for each value, any number."""
    lines = [f"# {one}" for one in (*said, "See README.md for its source and licence.")]
    text = "\n".join([*lines, heading, *(f"{when},{value:g}" for when, value in rows)])
    (HERE / f"{name}.csv").write_text(text + "\n")


def main() -> None:
    """Every file."""
    weekly = co2.load_pandas().data["co2"]
    monthly = weekly.resample("MS").mean()[FIRST:].round(2)
    rows = [(f"{when:%Y-%m}", value) for when, value in monthly.items()]
    write(
        "co2", "month,co2", rows, ["CO2 in the air over Mauna Loa, parts per million, the mean of each month's weeks."]
    )
    table = elnino.load_pandas().data
    rows = [(f"{int(row.YEAR)}-{k:02}", row[month]) for _, row in table.iterrows() for k, month in enumerate(MONTHS, 1)]
    write(
        "elnino", "month,celsius", rows, ["The sea's surface off Peru (Nino 1+2), degrees Celsius, each month's mean."]
    )
    table = macrodata.load_pandas().data
    rows = [(f"{int(row.year)}-Q{int(row.quarter)}", row.realgdp) for _, row in table.iterrows()]
    said = "Real gross domestic product of the United States, 10^9 dollars of 2005, seasonally adjusted, each quarter."
    write("gdp", "quarter,gdp", rows, [said])
    rows = [(int(row.year), row.volume) for _, row in nile.load_pandas().data.iterrows()]
    write("nile", "year,volume", rows, ["The Nile's yearly flow at Aswan, 10^8 cubic metres."])


if __name__ == "__main__":
    main()
