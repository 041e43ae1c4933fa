"""The page Vanishing gradients."""
