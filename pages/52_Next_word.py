"""The main model writes on from the visitor's words, one word at a time, each with what else it could have been."""

from ui import page
from ui.applications.next_word import next_word
from ui.sentence import accounts

page.open_page(
    "Next word",
    "Type the beginning, and a trained LSTM writes on. Each word is drawn from its chances, then read like any other. "
    "**Click a word it wrote** to send it another way.",
)
next_word.next_word()
accounts.accounts()
