"""The page Who wrote the memory."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "intervention, cause, transplant, minimal pair, wipe, ribbon, logit, predict"
IN_VIEW = (
    ".interventions [data-row=memory]",
    ".interventions .line",
    ".interventions g[data-gate=f]",
    ".interventions g[data-gate=i]",
    ".interventions g[data-gate=o]",
)
