"""Speech: spoken digits, told apart without a word about when each is said."""

from ui import page
from ui.applications.application import beneath
from ui.applications.speech import speech

page.open_page(
    "Speech",
    "A synthesiser says your digits. Every 25\u00a0ms an LSTM hears how loud each pitch is; **CTC** makes digits of "
    "it, though nobody said when each is spoken.",
)
speech.speech()
beneath("speech", claims=speech.claims())
