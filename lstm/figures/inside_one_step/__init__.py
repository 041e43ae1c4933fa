"""Pictures of the page Inside one step."""
