"""The words of the field: abbreviations, indicators, the English glossary."""
