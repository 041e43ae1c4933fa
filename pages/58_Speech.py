"""Speech: spoken digits, told apart without a word about when each is said."""

from ui import page
from ui.applications.application import beneath
from ui.applications.speech import TEXT, speech

page.open_page("Speech", TEXT["lead"])
speech.speech()
beneath("speech", claims=speech.claims())
