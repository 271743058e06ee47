"""PDF through PDFium in a process of its own: words, columns, margins, tables, paragraphs."""
