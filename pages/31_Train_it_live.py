"""A network of the visitor's own making, from noise to solved in seconds, its gates forming as they watch."""

from ui import page
from ui.train_live import TEXT, train_live

page.open_page("Train it live", TEXT["lead"])
train_live.live_training()
