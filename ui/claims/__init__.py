"""The page Court of claims."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "claims, verdict, myth, experiment, seeds, evidence, true or false, Greff, Jozefowicz"
IN_VIEW = (".st-key-sight h3", ".st-key-guess-first-0 button")
