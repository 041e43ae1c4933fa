"""What LSTMs are used for: a gallery of the applications."""

from ui import page
from ui.applications import gallery

page.open_page(
    "Applications",
    "What LSTMs were and are used for, each as a small network of ours that works on **your** input. "
    "What you see on the cards is each network's memory, at work on one example.",
)
gallery.gallery()
