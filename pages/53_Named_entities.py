"""Named entities: the people, places and organisations in a sentence of the visitor's, found by reading both ways."""

from ui import page
from ui.applications.application import beneath
from ui.applications.entities import entities

page.open_page(
    "Named entities",
    "The same name can be a person here and a place there: the words around it tell. Two LSTMs read your sentence, "
    "**one forwards and one backwards**.",
)
entities.entities()
beneath("entities", claims=entities.claims())
