"""What a claim works out from figures: ends, movements, ratios, sums, means, counts of units."""
