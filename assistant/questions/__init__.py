"""What a person asks: of whom, of what, of when, in which form, and what the turns before carry over."""
