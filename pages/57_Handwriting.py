"""Handwriting: touching digits, read without being cut apart."""

from ui import page
from ui.applications.application import beneath
from ui.applications.handwriting import handwriting

page.open_page(
    "Handwriting",
    "Write digits. An LSTM reads your ink **column by column**, forwards and backwards; CTC makes digits of it, though "
    "nobody said where one ends.",
)
example = handwriting.handwriting()
beneath("handwriting", claims=handwriting.claims(), example=example)
