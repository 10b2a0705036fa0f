"""What can be leafed through with buttons."""
