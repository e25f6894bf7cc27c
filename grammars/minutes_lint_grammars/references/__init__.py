"""What is cited, and whose it is."""
