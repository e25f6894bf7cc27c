"""Repairs, and copies with comments."""
