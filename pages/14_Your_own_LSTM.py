"""A network from another library: read, held against its original, and looked into."""

from ui import page
from ui.your_own import TEXT, your_own

page.open_page("Your own LSTM", TEXT["lead"])
your_own.page()
