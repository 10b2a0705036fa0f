"""What goes on from one question to the next, and what is only said in passing."""
