"""The LSTM and its cousins: what each leaves out, what that saves, and what it loses."""

from ui import page
from ui.cousins import TEXT, cousins
from ui.sentence import accounts

page.open_page("Cousins", TEXT["lead"])
cousins.drawings()
cousins.table()
cousins.equations()
accounts.accounts()
