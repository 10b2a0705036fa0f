"""Frozen values and rules of the field. Standard library only; knows no other layer."""
