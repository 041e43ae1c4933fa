"""The page Inside one step."""
