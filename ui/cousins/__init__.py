"""The page Cousins."""
