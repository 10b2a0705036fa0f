"""Which of what was found is the answer."""
