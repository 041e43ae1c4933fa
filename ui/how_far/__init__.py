"""The page How far back."""
