"""Statements from passages and figures: the extractive way of answering."""
