"""The sentences the main model learnt, how it was trained, how well it does, and how it is taught one word more.

Source: ours, but for what a module names.
"""
