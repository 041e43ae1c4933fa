"""The page Backprop step by step."""
