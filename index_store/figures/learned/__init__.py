"""What a number in a sentence measures, by a small network that learned it from labelled sentences."""
