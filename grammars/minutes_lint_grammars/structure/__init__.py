"""From lines to items and paragraphs."""
