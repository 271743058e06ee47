"""Train the network that reads what a number in a sentence measures; see ``__main__``."""
