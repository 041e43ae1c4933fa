"""The page One unit by hand."""
