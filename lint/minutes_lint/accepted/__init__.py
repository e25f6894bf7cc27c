"""Findings that were accepted, and what they are known by."""
