"""Photographs and scanned pages through Tesseract."""
