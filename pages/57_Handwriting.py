"""Handwriting: touching digits, read without being cut apart."""

from ui import page
from ui.applications.application import beneath
from ui.applications.handwriting import TEXT, handwriting

page.open_page("Handwriting", TEXT["lead"])
example = handwriting.handwriting()
beneath("handwriting", claims=handwriting.claims(), example=example)
