"""What every reply may carry: silence with what is near, suggestions, and how the question was read."""
