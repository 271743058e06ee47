"""Places and bodies: found in text, resolved, and what became of them."""
