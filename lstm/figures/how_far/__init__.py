"""Pictures of the page How far back."""
