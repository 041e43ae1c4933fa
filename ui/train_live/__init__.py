"""The page Train it live."""
