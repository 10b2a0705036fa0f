"""The Telegram transport: parses updates, calls the services, renders answers. It decides nothing."""

import sys

# httpx, which python-telegram-bot imports, would import its own command line, with Rich and Pygments: five mebibytes that
# a bot does not need. It goes without where that module cannot be found.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
