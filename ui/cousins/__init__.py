"""The page Cousins."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "GRU, peephole, coupled, LSTM of 1997, variants, plain RNN, sLSTM, JANET, minLSTM, minGRU"
IN_VIEW = (".variants svg",)
