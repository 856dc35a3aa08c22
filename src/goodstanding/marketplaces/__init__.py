"""Marketplaces, with the profile they declare, and the companies that buy work on them."""
