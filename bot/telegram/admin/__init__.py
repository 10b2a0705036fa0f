"""Keeping the knowledge from a private chat: for owners and editors alone."""
