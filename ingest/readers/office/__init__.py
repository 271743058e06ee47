"""Word and Excel files, new and old."""
