"""Reads the files that reports come in (Word, PDF, web page, text) into plain text, one paragraph a line."""
