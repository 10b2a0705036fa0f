"""Looking around in the report by lists and buttons, and going on from an answer."""
