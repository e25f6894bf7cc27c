"""Prompts left in, words said twice, slips, debris, links."""
