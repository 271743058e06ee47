"""References to provisions and documents: found, and resolved as a step of its own."""
