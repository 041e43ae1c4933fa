"""The gallery of applications, what their pages share, and a room for each."""
