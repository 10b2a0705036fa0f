"""Answers as texts with entities and buttons, within Telegram's limits."""
