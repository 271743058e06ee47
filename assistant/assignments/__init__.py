"""Who is to do what by when: tasks of plans, letters and notices, read where they stand."""
