"""Several questions in one text, each by itself."""
