"""A series read value by value: the next value, then a forecast of its own, beside rules that are a line long."""

from ui import page
from ui.applications.forecast import forecasting

page.open_page(
    "Forecast",
    "An LSTM reads a series value by value and says the next one; then it goes on from its own answers. "
    "**Drag the start** along the part it never saw.",
)
forecasting.forecasting()
