"""Saved web pages: the article of a portal page without its furniture, with its head facts."""
