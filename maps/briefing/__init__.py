"""Briefings: what was found, in words and tables, as HTML, DOCX or Markdown."""
