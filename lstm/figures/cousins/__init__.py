"""Pictures of the page Cousins, and how contestants compare."""
