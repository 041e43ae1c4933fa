"""Pictures of the applications."""
