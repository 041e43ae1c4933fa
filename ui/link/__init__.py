"""What a link may say: reading it, checking it, writing it."""
