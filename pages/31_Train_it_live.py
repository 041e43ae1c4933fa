"""A network of the visitor's own making, from noise to solved in seconds, its gates forming as they watch."""

from ui import page
from ui.train_live import train_live

page.open_page("Train it live", "Choose a task, and watch a network of your own learn it, gate by gate.")
train_live.live_training()
