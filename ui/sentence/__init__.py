"""A text, the network that reads it, and the pictures that every reading has. Its own page: Your sentence."""
