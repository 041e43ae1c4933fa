"""Court of claims: what is said of LSTMs, put to the test by rules that stand there before the run."""

from ui import page
from ui.claims import TEXT, court

page.open_page("Court of claims", TEXT["lead"])
court.court()
court.docket()
