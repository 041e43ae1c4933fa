"""Melodies: a grammar that makes them, their notes as text, a network that goes on with one, and what comes of it.

Source: ours. Here these words and arguments mean

    token, `tokens`, `notes`, `given`, `added`   0 to 96: 0 is the double bar, else 1 + 4 pitch + length - 1
    `pitch`, `before`                            0 to 23: semitones from C4 to B5
    `keys`                                       0 to 23: twelve of major, from C, then twelve of minor
    `length`                                     1 to 4 eighths
    `lots`                                       0 to 1: what decides a draw
"""
