"""Years, quarters, months and dates in every written form, and what they mean on a date."""
