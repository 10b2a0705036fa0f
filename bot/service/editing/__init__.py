"""Changing the curated store: trying a change, publishing it, taking it back, and who may."""
