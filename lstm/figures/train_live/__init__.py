"""Pictures of the page Train it live."""
