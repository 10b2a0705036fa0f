"""`python -m bot`."""

import os
import sys

# pypinyin reads this when it is imported. Only readings of single characters are used here; without its table of
# phrases every command starts a quarter of a second sooner.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")

from bot.bootstrap import Bootstrap
from bot.terminal.app import main

if __name__ == "__main__":
    sys.exit(main(Bootstrap()))
