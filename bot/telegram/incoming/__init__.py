"""Who speaks in an update, in which language, and what is asked."""
