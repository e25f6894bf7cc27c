"""What plugins offer, and where they are found."""
