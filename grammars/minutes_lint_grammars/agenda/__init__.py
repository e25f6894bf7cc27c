"""Agendas: which kind of document this is, how it was announced, what minutes say of it."""
