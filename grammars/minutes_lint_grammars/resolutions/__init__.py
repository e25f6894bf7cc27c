"""Decisions, actions, what was put to the meeting."""
