"""The course: twelve short lessons, from a notebook of one number to a network that learns."""

from ui import page
from ui.lessons import start_here

page.open_page("Start here", "", start_here.headline())
start_here.start_here()
