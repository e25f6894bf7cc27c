"""What documents say of each other."""
