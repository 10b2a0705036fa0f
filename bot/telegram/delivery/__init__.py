"""Sending and editing messages, once each, and not too late."""
