"""From typed text to a reading: normalise, find slots, match names. Decides nothing about answers."""
