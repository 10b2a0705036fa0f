"""The database: what people asked, and the few values that must outlive a restart. Only `bootstrap` uses it."""
