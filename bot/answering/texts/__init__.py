"""The report's words: terms, plans, frequent questions, its own sentences, and the way around it."""
