"""The main model writes on from the visitor's words, one word at a time, each with what else it could have been."""

from ui import page
from ui.applications.next_word import TEXT, next_word
from ui.sentence import accounts

page.open_page("Next word", TEXT["lead"])
next_word.next_word()
accounts.accounts()
