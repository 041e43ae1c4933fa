"""Questions to a class about the run in view, what may be answered to them, and the answers counted."""
