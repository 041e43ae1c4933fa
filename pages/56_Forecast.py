"""A series read value by value: the next value, then a forecast of its own, beside rules that are a line long."""

from ui import page
from ui.applications.forecast import TEXT, forecasting

page.open_page("Forecast", TEXT["lead"])
forecasting.forecasting()
