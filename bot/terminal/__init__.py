"""The terminal transport: `python -m bot ask`, `chat`, `check`, `coverage`, `eval`, `run`, `unanswered`, `feedback`."""
