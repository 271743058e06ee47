"""Numbers with their units: percents, points, ranks, counts, money, in figures and in words."""
