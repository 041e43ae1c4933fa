"""Pictures of a text that a network reads, on every page that has one."""
