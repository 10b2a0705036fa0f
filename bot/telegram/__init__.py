"""The Telegram transport: parses updates, calls the services, renders answers. It decides nothing."""
