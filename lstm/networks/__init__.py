"""Beyond one cell: both directions, encoder and decoder, sequences of unequal length, CTC, and writing on.

In these modules, besides what lstm/__init__.py says,

    `lengths`, `longest`                 whole, at least 1: a sequence's own steps; words of an answer at most
    `values`, `ends`                     any numbers
    `labels`, `target`, `path`           whole: 0 is the blank, 1 and up what is said
    `begin`, `end`, `words`, `answers`   ids of words
"""
