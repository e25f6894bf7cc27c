"""Motions and votes."""
