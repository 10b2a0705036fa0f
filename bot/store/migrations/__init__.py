"""Steps from every older schema to today's, in the order of their numbers."""
