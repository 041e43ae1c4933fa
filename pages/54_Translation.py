"""Translation: an encoder reads, hands its memory over, and a decoder says it in another form."""

from ui import page
from ui.applications.application import beneath
from ui.applications.translation import TEXT, translation

page.open_page("Translation", TEXT["lead"])
task, example = translation.translation()
beneath(task, claims=translation.claims(task), example=example)
