"""The page Handwriting."""
