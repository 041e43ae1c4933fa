"""The page After the LSTM."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "attention, transformer, xLSTM, sLSTM, mLSTM, minLSTM, minGRU, JANET, today, parallel scan"
IN_VIEW = (".st-key-sight p", ".dots svg")
