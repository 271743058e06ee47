"""A follow-up with what the turns before it said."""
