"""Our own files."""
