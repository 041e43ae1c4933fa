"""Named entities: the people, places and organisations in a sentence of the visitor's, found by reading both ways."""

from ui import page
from ui.applications.application import beneath
from ui.applications.entities import TEXT, entities

page.open_page("Named entities", TEXT["lead"])
entities.entities()
beneath("entities", claims=entities.claims())
