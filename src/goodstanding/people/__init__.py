"""Accounts, their roles at tenants, and the contacts that programmes may write to."""
