"""The page Music."""
