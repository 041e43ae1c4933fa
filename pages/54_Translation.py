"""Translation: an encoder reads, hands its memory over, and a decoder says it in another form."""

from ui import page, translation
from ui.application import beneath

page.open_page(
    "Translation",
    "One LSTM reads. **Its last state, c and h, and nothing else, is handed over.** A second LSTM says it in another "
    "form.",
)
task, example = translation.translation()
beneath(task, claims=translation.claims(task), example=example)
