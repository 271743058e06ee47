"""Text in pieces: sentences, list items, search terms."""
