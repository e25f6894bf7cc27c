"""Dates and times, and what they mean."""
