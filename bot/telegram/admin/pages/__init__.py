"""What admins are shown, as formatted text and buttons."""
