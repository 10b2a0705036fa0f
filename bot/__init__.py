"""Wenbao 问报: answers questions about Chinese government work reports from a curated store."""

__version__ = "0.1.0"
