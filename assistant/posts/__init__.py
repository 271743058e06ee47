"""Who holds which post: in committees, offices and appointments, read where a text says it."""
