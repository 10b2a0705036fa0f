"""Use cases: what transports call, and the ports through which they reach the store and the clock."""
