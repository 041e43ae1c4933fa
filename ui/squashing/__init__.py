"""The page Squashing functions."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "saturation, saturated, sigmoid, tanh, slope, flat"
IN_VIEW = (".squash svg",)
