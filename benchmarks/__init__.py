"""Measurements of time and memory. `make bench` runs them; no test does, for a shared machine keeps no time."""
