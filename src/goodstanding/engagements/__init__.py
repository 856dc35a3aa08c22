"""Engagements between workers and companies: openings, threads, reviews, imports."""
