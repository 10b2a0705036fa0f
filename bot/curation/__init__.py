"""Turns the YAML that people curate into verified knowledge bases, and says what is wrong with it."""
