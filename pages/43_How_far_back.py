"""How far back a network remembers: a gap to drag open, and the accuracy of four readers against it."""

from ui import page
from ui.how_far import TEXT, how_far
from ui.sentence import accounts, network_switch

page.open_page("How far back", TEXT["lead english"] if network_switch.large() else TEXT["lead"])
how_far.how_far()
how_far.explained()
accounts.accounts()
