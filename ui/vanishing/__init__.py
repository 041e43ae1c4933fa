"""The page Vanishing gradients."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "exploding, clipping, forget bias, half-life, plain RNN, gradient"
IN_VIEW = (".fading svg",)
