"""How a claim is put to the test: a rule, an experiment in turns, and a verdict that follows from both.

Here these words and arguments mean

    seed, `seeds`          whole, 0 to 999: which one, or ones; in `needed`, how many
    `measured`, `arms`     what was measured, in the unit of the claim's Rule
    `budget`               seconds
"""
