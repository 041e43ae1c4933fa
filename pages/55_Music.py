"""Music: a melody that the visitor taps, gone on with, and what the network holds in mind for it."""

from ui import page
from ui.applications import application
from ui.applications.music import TEXT, music

page.open_page("Music", TEXT["lead"])
example = music.music(application.in_view("music"))
music.explained()
application.beneath("music", claims=music.claims(), example=example)
