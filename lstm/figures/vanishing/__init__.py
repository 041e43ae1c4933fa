"""Pictures of the page Vanishing gradients."""
