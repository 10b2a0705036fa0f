"""The line to Telegram: getting updates, noticing when that has died, publishing menus."""
