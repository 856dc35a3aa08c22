"""Standings of a marketplace: what is known of its workers and agencies, and what the rule makes of it."""
