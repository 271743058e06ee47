"""Legal texts: their headings, what they quote, and the tree of their articles."""
