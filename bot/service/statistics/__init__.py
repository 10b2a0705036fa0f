"""How much is asked, what, where, and how well it is answered."""
