"""What stands before every handler: no update twice, nobody too often, one at a time a conversation."""
