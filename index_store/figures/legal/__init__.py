"""What the numbers of rules measure: time limits, penalties, limits and rates, from their provision."""
