"""Translation: an encoder reads, hands its memory over, and a decoder says it in another form."""

from ui import page
from ui.applications.application import beneath
from ui.applications.translation import translation

page.open_page(
    "Translation",
    "One LSTM reads. **Its last state, c and h, and nothing else, is handed over.** A second LSTM says it in another "
    "form.",
)
task, example = translation.translation()
beneath(task, claims=translation.claims(task), example=example)
