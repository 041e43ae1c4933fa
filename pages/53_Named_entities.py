"""Named entities: the people, places and organisations in a sentence of the visitor's, found by reading both ways."""

from ui import entities, page
from ui.application import beneath

page.open_page(
    "Named entities",
    "Who, where, which company? Two LSTMs read your sentence, **one forwards and one backwards**. Of a new name they "
    "see only the capital letter: the words around it must tell.",
)
entities.entities()
beneath("entities", claims=entities.claims())
