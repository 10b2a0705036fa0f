"""How much of a file is read. A report has some 20,000 to 60,000 characters; whoever sends more has sent something else."""

from __future__ import annotations

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of a file, as it is sent: what a Telegram bot can download."""

LARGEST_UNPACKED = 64 * 1024 * 1024
"""Bytes of a packed part, unpacked."""

HIGHEST_RATIO = 200
"""Unpacked to packed bytes of a part. Text of a report packs some ten times; a bomb a thousand times."""

UNPACKED_WITHOUT_RATIO = 1024 * 1024
"""Bytes below which the ratio does not count: so little harms nobody."""

MOST_CHARACTERS = 200_000
"""Characters of the text that was read."""

MOST_PAGES = 400
"""Pages of a PDF."""
