"""A text, the network that reads it, and the pictures that every reading has. Its own page: Your sentence."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "forget gate, input gate, output gate, candidate, trained, untrained, unknown words, perplexity"
IN_VIEW = (".strip g[data-row=words]", ".strip g[data-quantity=f]", ".strip g[data-quantity=h]")
ALSO = {"model=english": (IN_VIEW, ())}
