"""`minutes-lint.yaml`."""
