"""Drafts a report's knowledge from its text: what a curator would type from it, with all that is doubtful named.

A draft is a proposal. It is written into a folder whose name starts with `_`, which no loader reads, so nothing of it is
served until a person has corrected it and given the folder its own name.
"""
