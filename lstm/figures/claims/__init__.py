"""Pictures of the page Court of claims, and what it says."""
