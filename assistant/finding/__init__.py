"""Which passages speak of what is asked, in which order, and which of them still hold."""
