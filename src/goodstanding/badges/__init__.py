"""Badges: the signed credentials of awards, and what is published about them."""
