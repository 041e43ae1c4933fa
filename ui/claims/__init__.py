"""The page Court of claims."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "claims, myths, verdict, true or false, experiment, Greff, Jozefowicz"
IN_VIEW = (".dots svg",)
