"""After the LSTM: what came after it, at equal size and time, and whether it is still worth knowing."""

from ui import page
from ui.after import TEXT, after

page.open_page("After the LSTM", TEXT["lead"])
after.the_contest()
after.going_on()
after.memories()
after.today()
