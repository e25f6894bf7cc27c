"""Who was there, who came and went, who is named."""
