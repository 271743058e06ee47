"""The index: records, reading of Vietnamese, figures, and the one store that holds them."""
