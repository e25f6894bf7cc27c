"""Bodies, places, roles, names and short forms."""
