"""What a question takes for granted wrongly, put right by what the documents say instead."""
