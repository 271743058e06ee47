"""Characters as they should be: repaired, converted from old fonts, rejoined; with the map back."""
