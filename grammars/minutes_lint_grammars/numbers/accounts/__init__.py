"""Accounts: figures in rows and columns, what their totals and balances say of them."""
