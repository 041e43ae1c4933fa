"""Pictures of the page Who wrote the memory, and the story told of a sentence."""
