"""`python -m bot`."""

import sys

from bot.bootstrap import Bootstrap
from bot.terminal.app import main

if __name__ == "__main__":
    sys.exit(main(Bootstrap()))
