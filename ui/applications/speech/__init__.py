"""The page Speech."""
