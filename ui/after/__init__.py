"""The page After the LSTM."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "sLSTM, xLSTM, mLSTM, minLSTM, minGRU, JANET, attention, transformer, parallel scan"
IN_VIEW = (".dots svg",)
