"""A question in the words and the frame in which officials ask it."""
