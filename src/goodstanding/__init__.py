"""Goodstanding: the open trust layer for talent marketplaces."""
