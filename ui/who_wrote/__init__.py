"""The page Who wrote the memory."""
