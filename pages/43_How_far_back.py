"""How far back a network remembers: a gap to drag open, and the accuracy of four readers against it."""

from ui import page
from ui.how_far import how_far
from ui.sentence import accounts

page.open_page(
    "How far back",
    "A reason, then other words, then the word that follows from it. **Drag the slider** to move them apart, and see "
    "who still knows.",
)
how_far.how_far()
how_far.explained()
accounts.accounts()
