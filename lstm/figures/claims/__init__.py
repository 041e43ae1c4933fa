"""Pictures of the page Court of claims, and what it says.

Here these arguments mean

    `value`, `values`, `found`   in the unit of the claim's Rule: parts of 1, a plain number, or log10 of a size
    `seeds`                      whole, 0 to 999: which ones; in `rule_said`, how many
"""
