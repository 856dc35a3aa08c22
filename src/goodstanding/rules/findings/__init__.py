"""Findings: what changed in a programme from one year to the next, and what that says."""
