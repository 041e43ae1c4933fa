"""The page Next word."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "language model, temperature, top-k, perplexity, softmax, generate"
IN_VIEW = (".write .flow",)
