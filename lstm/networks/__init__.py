"""Beyond one cell: both directions, encoder and decoder, sequences of unequal length, CTC, and writing on."""
