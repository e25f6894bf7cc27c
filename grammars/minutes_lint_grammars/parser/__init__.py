"""Lark makes tables of the grammars; these are kept, and followed quickly."""
