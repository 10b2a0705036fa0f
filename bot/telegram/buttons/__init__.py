"""Pressed buttons."""
