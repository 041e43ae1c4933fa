"""The page Squashing functions."""
