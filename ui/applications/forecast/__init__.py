"""The page Forecast."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "time series, sunspots, CO₂, autoregression, regression, baseline"
IN_VIEW = (".forecast svg",)
