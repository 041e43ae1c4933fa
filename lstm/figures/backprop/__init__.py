"""Pictures of the page Backprop step by step."""
