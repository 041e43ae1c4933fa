"""The LSTM and its cousins: what each leaves out, what that saves, and what it loses."""

from ui import page
from ui.cousins import cousins
from ui.sentence import accounts

page.open_page(
    "Cousins",
    "Leave one thing out of the LSTM, and see what that costs. **Struck through: what the cousin does without.**",
)
cousins.drawings()
cousins.table()
cousins.equations()
accounts.accounts()
