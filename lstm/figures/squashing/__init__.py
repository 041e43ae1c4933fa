"""Pictures of the page Squashing functions."""
