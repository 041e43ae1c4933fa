"""The page Train it live."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "gradient descent, loss, race, update, slow motion, optimiser, recall, adding, parity, grammar, own data"
IN_VIEW = (
    ".train [data-role=task]",
    ".train svg[data-role=curves]",
    *(f".train canvas[data-quantity={q}]" for q in "fio"),
)
