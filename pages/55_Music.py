"""Music: a melody that the visitor taps, gone on with, and what the network holds in mind for it."""

from ui import page
from ui.applications import application
from ui.applications.music import music

page.open_page(
    "Music",
    "**Tap a few notes**, and a network goes on with them. Under each note is what it holds in mind: the key in some "
    "units, the place in others.",
)
example = music.music(application.in_view("music"))
music.explained()
application.beneath("music", claims=music.claims(), example=example)
