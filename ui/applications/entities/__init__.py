"""The page Named entities."""
