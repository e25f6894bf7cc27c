"""Figures, what is said of them, lists and tables."""
