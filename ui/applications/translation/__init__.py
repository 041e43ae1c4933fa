"""The page Translation."""
