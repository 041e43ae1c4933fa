"""What LSTMs are used for: a gallery of the applications."""

from ui import page
from ui.applications import TEXT, gallery

page.open_page("Applications", TEXT["lead"])
gallery.gallery()
