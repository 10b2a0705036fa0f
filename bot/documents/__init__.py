"""Reads a source file into sections, passages and numerals. Knows the form of government work reports, no one report."""
