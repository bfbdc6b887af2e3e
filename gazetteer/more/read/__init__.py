"""Readers of other people's gazetteers, one a form. Each yields records, and a problem for each row that is none."""
